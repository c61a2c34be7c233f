// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.answer.AnswerMemory;
import dev.colorway.price.PriceCondition;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.KnownSizes;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.transaction.ReadTransaction;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * Refuses sizes that the catalog does not know. The index finds the sizes of current prices of the requested currency,
 * kinds and conditions. Every other size is looked up in the database. If it is known there, it is not looked up again
 * at the same revision.
 */
@Singleton
@Unremovable
class SizeCheck {

    private record CheckedSize(String size, long revision) implements AnswerMemory.Weighted {

        private static final int WEIGHT = 100;

        @Override
        public int weight() {
            return WEIGHT;
        }
    }

    @Inject
    AnswerMemory memory;

    /**
     * Checks sizes without the index.
     *
     * @throws dev.colorway.http.problem.ProblemException {@code INVALID_PARAMETER}, with the list of the known sizes
     */
    static void check(List<ShoeSize> sizes) {
        if (!sizes.isEmpty()) {
            Arc.container().instance(SizeCheck.class).get().checkKnown(sizes);
        }
    }

    /**
     * Checks the sizes of a condition: first in the index, then the others in the database.
     *
     * @throws dev.colorway.http.problem.ProblemException {@code INVALID_PARAMETER}, with the list of the known sizes
     */
    static void check(PriceCondition price, IndexSnapshot snapshot) {
        check(price.sizes().stream()
                .filter(size -> !isIndexed(price.at(List.of(size)), snapshot))
                .toList());
    }

    /**
     * Returns whether a sneaker has a current price of the requested currency, kinds and conditions at the size, or at
     * an equivalent one. Sneakers with a price that applies to every size do not count.
     */
    private static boolean isIndexed(PriceCondition price, IndexSnapshot snapshot) {
        AskedPrices atAnyAmount = AskedPrices.of(price.between(null, null));
        Query query = new BooleanQuery.Builder()
                .add(atAnyAmount.matching(), Occur.FILTER)
                .add(atAnyAmount.atEverySize(), Occur.MUST_NOT)
                .build();
        try {
            return snapshot.searcher().search(query, 1).scoreDocs.length > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void checkKnown(List<ShoeSize> sizes) {
        long revision = RevisionSeen.orCurrent();
        List<ShoeSize> others = sizes.stream()
                .filter(size -> memory.get(new CheckedSize(size.text(), revision), CheckedSize.class) == null)
                .toList();
        if (!others.isEmpty()) {
            ReadTransaction.run(() -> KnownSizes.check(others));
            others.stream()
                    .map(size -> new CheckedSize(size.text(), revision))
                    .forEach(checked -> memory.put(checked, checked));
        }
    }
}
