// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.BaseUri;
import dev.colorway.query.Question;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.Spelling;
import dev.colorway.search.TextQuery;
import dev.colorway.sneaker.index.SneakerDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Another text for {@code q}, with which the same query has matches.
 *
 * @param q the text
 * @param url the address of the query with this text
 */
@Schema(description = "A correction of `q`, with which the same query has matches.")
public record DidYouMean(
        @Schema(required = true, description = "The text to send in `q`.", examples = "gel 1130")
        String q,

        @Schema(
                required = true,
                description = "The address of the query with this text.",
                examples = "http://localhost:8080/sneakers?q=gel%201130&currency=SGD&condition=NEW&sort=relevance")
        URI url) {

    /**
     * Returns a correction for a query without matches. Null if no correction has a match, or if the correction is too
     * long for {@code q}. Reads only the index.
     */
    static @Nullable DidYouMean of(
            SneakerFilter filter,
            Question question,
            SneakerConditions conditions,
            IndexSnapshot snapshot,
            BaseUri base) {
        return Spelling.corrected(
                        snapshot,
                        SneakerDocuments.TYPE,
                        filter.names().words(),
                        words -> hasMatch(conditions, words, snapshot))
                .map(words -> String.join(" ", words))
                // A correction can be longer than the text. A request with a text that is too long would be refused.
                .filter(q -> q.length() <= TextQuery.MOST_CHARACTERS)
                .map(q -> new DidYouMean(q, question.with("q", q).address(base)))
                .orElse(null);
    }

    private static boolean hasMatch(SneakerConditions conditions, List<String> words, IndexSnapshot snapshot) {
        try {
            return snapshot.searcher().count(conditions.with(words)) > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
