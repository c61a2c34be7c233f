// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryType;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.problem.Fault;
import dev.colorway.price.PriceDraft;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that waits for its batch.
 *
 * @param slug for a price, the slug of its sneaker; null if it cannot be read. For an entry, the slug in its row, or
 *     else the slug that is made from its name; null if none can be made. Empty for an entry with a wrong slug in its
 *     row, or of a type that derives the slug
 * @param codes the codes by which an entry without a slug is found; null for any other row
 * @param names the slugs and codes by which other rows can name the same entry; empty for a price
 * @param asNewEntry the result of reading the row as a new entry
 * @param patch the row as a merge patch for an existing entry; null if the row is not merged
 * @param faults the faults that remain after a merge
 * @param unread the faults of values that could not be read from the file; they refuse the row, and its other faults
 *     are also reported
 */
record PendingRow(
        long line,
        @Nullable String slug,
        @Nullable List<String> codes,
        List<String> names,
        DraftReader.Reading<?> asNewEntry,
        @Nullable MergePatch patch,
        List<Fault> faults,
        List<Fault> unread) {

    @SuppressWarnings("unchecked")
    <D extends Record & EntryDraft<?>> DraftReader.Reading<D> merged(EntryType<?, D> type, @Nullable D present) {
        DraftReader.Reading<D> asNew = (DraftReader.Reading<D>) asNewEntry;
        if (!unread.isEmpty()) {
            return present == null ? asNew.refused(asNew.unknown(), asNew.wrong()) : asNew.refused(List.of(), faults);
        }
        if (present == null || (patch == null && faults.isEmpty())) {
            return asNew;
        }
        return patch != null ? type.merge(present, patch) : asNew.refused(List.of(), faults);
    }

    PriceDraft price() {
        return (PriceDraft) Objects.requireNonNull(asNewEntry.draft(), "A price with faults has no draft");
    }

    /** Returns whether it is a price without faults. */
    boolean isPrice() {
        return unread.isEmpty() && asNewEntry.draft() != null;
    }
}
