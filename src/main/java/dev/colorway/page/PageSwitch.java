// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.settings.PageSettings;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 404 (Not Found) for every page except {@code /} if the operator has switched pages off. Then {@code /}
 * redirects to Swagger UI.
 */
@Html
@Provider
@Priority(Priorities.AUTHORIZATION)
public class PageSwitch implements ContainerRequestFilter {

    @Inject
    PageSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (settings.enabled()) {
            return;
        }
        String path = request.getUriInfo().getPath();
        if (!path.equals("/")) {
            throw ProblemException.notFound("page", path);
        }
        request.abortWith(
                Response.temporaryRedirect(BaseUri.of(request.getUriInfo()).uri("/q/swagger-ui/"))
                        .build());
    }
}
