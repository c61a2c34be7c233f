// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Redirects a request for a renamed entry to the present address of the entry, with the same method, body and query.
 */
public class MovedAddresses {

    @Inject
    CachePolicy caches;

    @ServerExceptionMapper
    RestResponse<Void> moved(MovedException moved, RoutingContext request) {
        BaseUri base = BaseUri.of(request);
        String query = request.request().query();
        String path = moved.path()
                + (request.get(FileType.PATH) == null
                        ? ""
                        : FileType.ofEnd(FileType.pathOf(request))
                                .map(type -> "." + type.extension())
                                .orElse(""));
        return ResponseBuilder.<Void>create(Status.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, (query == null ? base.uri(path) : base.uri(path, query)).toString())
                // Without this header, a cache may store the redirect for ever, but an entry can get its old slug back.
                .header(HttpHeaders.CACHE_CONTROL, caches.of(request.normalizedPath()))
                .build();
    }
}
