// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.query.Listing;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.sneaker.index.MatchedOffers;
import dev.colorway.transaction.Snapshot;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds all sneakers that match a filter, for exports. */
final class SneakerIds {

    private static final String RETRY_AFTER_SECONDS = "2";

    private SneakerIds() {}

    /**
     * Reads the ids of all sneakers that match a filter, in order and in batches, each with the id of its matched
     * price; null if no price matches. Call it within a {@link Snapshot}.
     *
     * @throws ProblemException {@code UNAVAILABLE} if the index cannot be updated now; {@code INVALID_PARAMETER} if the
     *     catalog does not know a size
     */
    static void each(SneakerFilter filter, Listing.Taker<Map<Long, @Nullable Long>> batches) throws IOException {
        try (IndexSnapshot snapshot = SneakerListing.index().readSame().orElseThrow(SneakerIds::notExportable)) {
            SizeCheck.check(filter.prices().price(), snapshot);
            MatchedOffers offers = MatchedOffers.of(filter.prices().price());
            IndexListing.each(
                    snapshot,
                    SneakerConditions.of(filter, snapshot).all(),
                    filter.indexOrder(),
                    hits -> batches.take(LoadedSneakers.matched(snapshot, hits, offers)));
        }
    }

    private static ProblemException notExportable() {
        return new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "The search index is being updated, so sneakers cannot be exported now. Try again in a moment.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
}
