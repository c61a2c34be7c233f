// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.answer.AnswerMemory;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.size.KnownSizes;
import dev.colorway.size.ShoeSize;
import dev.colorway.transaction.ReadTransaction;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Refuses sizes that the catalog does not know. Asks the database once for each size and revision. */
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

    private void checkKnown(ShoeSize size) {
        CheckedSize checked = new CheckedSize(size.text(), RevisionSeen.orCurrent());
        if (memory.get(checked, CheckedSize.class) == null) {
            ReadTransaction.run(() -> KnownSizes.check(size));
            memory.put(checked, checked);
        }
    }
}
