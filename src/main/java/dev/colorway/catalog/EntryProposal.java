// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.body.DraftReader;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The new state of an entry.
 *
 * @param slug the slug of the entry, present or former. If the proposal gives none, the slug that is made from the name
 *     of the entry; null if none can be made
 * @param codes the codes that find the entry if the proposal gives no slug. A code that finds an entry has priority
 *     over the slug that is made from the name. Null if the proposal gives a slug
 * @param draft builds the new draft from the present draft, or from null if the entry does not exist. The entry keeps
 *     its present slug, whatever slug the draft has
 */
public record EntryProposal<D>(
        @Nullable String slug, @Nullable List<String> codes, Function<@Nullable D, DraftReader.Reading<D>> draft) {

    boolean hasSlug() {
        return codes == null;
    }

    Stream<String> allCodes() {
        return codes == null ? Stream.empty() : codes.stream();
    }
}
