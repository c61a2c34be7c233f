// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.answer.AnswerMemory;
import dev.colorway.price.PriceCondition;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.KnownSizes;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.index.IndexedPrices;
import dev.colorway.transaction.ReadTransaction;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * Refuses sizes that the catalog does not know. The index knows the sizes of current prices; for others, the database
 * is asked once for each size and revision.
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
     * @param size null is accepted
     * @throws dev.colorway.http.problem.ProblemException {@code INVALID_PARAMETER}, with the list of the known sizes
     */
    static void check(ShoeSize size) {
        if (size != null) {
            Arc.container().instance(SizeCheck.class).get().checkKnown(size);
        }
    }

    /**
     * Checks the size of a condition, which can have none.
     *
     * @throws dev.colorway.http.problem.ProblemException {@code INVALID_PARAMETER}, with the list of the known sizes
     */
    static void check(PriceCondition price, IndexSnapshot snapshot) {
        if (price.size() != null && !isIndexed(price, snapshot)) {
            check(price.size());
        }
    }

    /** Returns whether a current price of the same currency and kind is at the size, or at an equivalent one. */
    private static boolean isIndexed(PriceCondition price, IndexSnapshot snapshot) {
        PriceCondition atAnyAmount = new PriceCondition(price.currency(), price.kind(), price.size(), null, null);
        Query query = new BooleanQuery.Builder()
                .add(IndexedPrices.of(price).matching(atAnyAmount), Occur.FILTER)
                .add(IndexedPrices.of(price).atEverySize(), Occur.MUST_NOT)
                .build();
        try {
            return snapshot.searcher().search(query, 1).scoreDocs.length > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void checkKnown(ShoeSize size) {
        CheckedSize checked = new CheckedSize(size.text(), RevisionSeen.orCurrent());
        if (memory.get(checked, CheckedSize.class) == null) {
            ReadTransaction.run(() -> KnownSizes.check(size));
            memory.put(checked, checked);
        }
    }
}
