// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/**
 * Limits what a browser does with a page. Scripts and styles come from this service alone, never from the page itself,
 * so a text of an entry cannot become a script. Pictures can come from every https address, because entries name
 * pictures of other sites. These sites do not learn which page shows the pictures.
 */
@Html
@Provider
public class PageHeaders implements ContainerResponseFilter {

    /** The name of the header with the policy. An operation that needs another policy sets this header itself. */
    public static final String HEADER = "Content-Security-Policy";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' https:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    /** The headers of a page. */
    static final Map<String, String> HEADERS = Map.of(
            HEADER,
            POLICY,
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=()");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        HEADERS.forEach((name, value) -> {
            if (!name.equals(HEADER) || !headers.containsKey(HEADER)) {
                headers.putSingle(name, value);
            }
        });
    }
}
