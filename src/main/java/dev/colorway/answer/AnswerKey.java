// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import dev.colorway.http.BaseUri;
import dev.colorway.http.request.ContentCoding;
import dev.colorway.revision.CommittedRevision;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a response depends on besides the revision of the catalog.
 *
 * @param base the base address of its links
 * @param address the address with its query
 * @param mediaType the media types that the request accepts; empty without the header {@code Accept}
 * @param coding the content coding of the response; null for none
 * @param setbacks see {@link CommittedRevision#setbacks()}
 * @param day the days since 1970 in UTC: amounts are converted by the exchange rate of the day
 */
record AnswerKey(
        String base,
        String address,
        String mediaType,
        @Nullable String coding,
        int setbacks,
        long day) implements AnswerMemory.Weighted {

    static AnswerKey of(RoutingContext context, int setbacks, long day) {
        HttpServerRequest request = context.request();
        String mediaType = joined(request.headers().getAll(HttpHeaders.ACCEPT));
        return new AnswerKey(
                BaseUri.of(context).value(),
                request.uri(),
                mediaType == null ? "" : mediaType,
                ContentCoding.of(joined(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING))),
                setbacks,
                day);
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }

    @Override
    public int weight() {
        return 2 * (base.length() + address.length() + mediaType.length());
    }
}
