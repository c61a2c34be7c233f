// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Repeats the {@code next} of a page in the header {@code Link} (RFC 8288), where curl users look for it. */
@Provider
@Priority(PageLinks.BEFORE_THE_PAGE_IS_WRITTEN)
public class PageLinks implements ContainerResponseFilter {

    /**
     * Response filters run in descending order of priority. The filter that turns the page into bytes has the default,
     * 5000.
     */
    static final int BEFORE_THE_PAGE_IS_WRITTEN = 6000;

    /** Returns the value of the header for an address of the next page. */
    public static String next(URI address) {
        return "<" + address + ">; rel=\"next\"";
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Paged page && page.next() != null) {
            response.getHeaders().putSingle(HttpHeaders.LINK, next(page.next()));
        }
    }
}
