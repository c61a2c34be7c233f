// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.AllowedMethods;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.SortedSet;

/**
 * Answers OPTIONS with the methods of an address, and with a 404 where nothing exists. The framework would return the
 * same methods for every address.
 */
@Provider
@PreMatching
public class Options implements ContainerRequestFilter {

    @Inject
    AllowedMethods allowedMethods;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        SortedSet<String> methods = allowedMethods.methods(request.getUriInfo().getPath());
        if (methods.size() == 1) {
            throw new NotFoundException();
        }
        Response.ResponseBuilder answer = Response.noContent().header(HttpHeaders.ALLOW, String.join(", ", methods));
        if (methods.contains(HttpMethod.PATCH)) {
            List<String> patches = allowedMethods.bodies(request.getUriInfo().getPath(), HttpMethod.PATCH);
            answer.header(AllowedMethods.ACCEPT_PATCH, String.join(", ", patches));
        }
        request.abortWith(answer.build());
    }
}
