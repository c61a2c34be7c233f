// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows the failure of a page as a page: the problem of the API, with its status and all its faults. A client whose
 * {@code Accept} does not begin with {@code text/html} gets the problem as JSON. If the only faults are parameters that
 * search engines, advertisements, newsletters and social networks append to addresses, redirects to the address without
 * these parameters.
 */
@Html
@Provider
public class PageProblems implements ContainerResponseFilter {

    private static final Pattern OF_OTHERS = Pattern.compile(
            "utm_[a-z_]+|fbclid|gclid|gclsrc|gad_[a-z]+|dclid|gbraid|wbraid|srsltid|_ga|_gl|msclkid|twclid|ttclid|yclid"
                    + "|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi");

    @Inject
    ProblemPages view;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (view.isFor(request.getHeaderString(HttpHeaders.ACCEPT))
                && response.getEntity() instanceof Problem problem) {
            if (isOfOthers(problem)) {
                redirect(request.getUriInfo(), problem, response);
                return;
            }
            response.setEntity(
                    view.page(problem, request.getUriInfo()),
                    null,
                    MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name()));
        }
    }

    private static boolean isOfOthers(Problem problem) {
        return !problem.errors().isEmpty()
                && problem.errors().stream()
                        .allMatch(fault -> fault.parameter() != null
                                && OF_OTHERS.matcher(fault.parameter()).matches());
    }

    private static void redirect(UriInfo uri, Problem problem, ContainerResponseContext response) {
        Set<String> others = problem.errors().stream().map(Fault::parameter).collect(Collectors.toSet());
        ApiQuery query = ApiQuery.of(uri);
        for (String other : others) {
            query = query.with(other, List.of());
        }
        response.setStatus(Status.TEMPORARY_REDIRECT.getStatusCode());
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        response.getHeaders().putSingle(HttpHeaders.LOCATION, BaseUri.of(uri).uri(problem.instance() + query.text()));
        response.setEntity(null);
    }
}
