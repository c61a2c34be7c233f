// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import dev.colorway.http.BaseUri;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.net.URI;
import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Selects a page of a list with the newest item first. Newer items have greater ids.
 *
 * @param limit the maximum number of items, 1 to 100
 * @param before only items with a smaller id; null for all
 */
public record NewestFirst(
        @RestQuery
        @DefaultValue("20")
        @Min(value = 1, message = PageRequest.LIMITS)
        @Max(value = 100, message = PageRequest.LIMITS)
        @Parameter(description = "How many items a page has at most.", example = "20")
        Integer limit,

        @RestQuery
        @Min(value = 1, message = IDS)
        @Max(value = 999_999_999, message = IDS)
        @Parameter(
                description = "Only items with a smaller id. The address in `next` contains this parameter.",
                example = "2")
        @Nullable
        Integer before) {

    private static final String IDS = "must be the id of an item";

    /** Returns the upper limit of the ids of the page, exclusive; {@link Integer#MAX_VALUE} for the first page. */
    public int beforeId() {
        return before == null ? Integer.MAX_VALUE : before;
    }

    /** Returns how many rows to read: one more than the page shows, to find out whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /** Returns the rows that the page shows. */
    public <R> List<R> shown(List<R> rows) {
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    /** Returns the address of the next page; null on the last page. */
    public <R> @Nullable URI next(String path, List<R> rows, ToLongFunction<R> id, BaseUri base) {
        return rows.size() <= limit
                ? null
                : base.uri(path + "?limit=" + limit + "&before=" + id.applyAsLong(rows.get(limit - 1)));
    }
}
