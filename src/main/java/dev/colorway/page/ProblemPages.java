// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemView;
import dev.colorway.settings.PageSettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders problems as pages. */
@Singleton
class ProblemPages implements ProblemView {

    /** The template of a problem. */
    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance problem(Frame frame, Problem problem);
    }

    @Inject
    PageSettings settings;

    @Inject
    Pages pages;

    /**
     * Returns whether a client gets a problem as a page.
     *
     * @param accept its header {@code Accept}; null if it sent none
     */
    boolean isFor(@Nullable String accept) {
        return accept != null && accept.startsWith(MediaType.TEXT_HTML) && settings.enabled();
    }

    /** Returns the page of the problem of an operation. */
    String page(Problem problem, UriInfo uri) {
        return pages.render(Templates.problem(pages.frame(uri, List.of()), problem));
    }

    @Override
    public @Nullable String page(Problem problem, RoutingContext request) {
        if (!isFor(request.request().getHeader(HttpHeaders.ACCEPT))) {
            return null;
        }
        PageHeaders.HEADERS.forEach(request.response()::putHeader);
        return pages.render(Templates.problem(pages.frame(request), problem), request);
    }
}
