// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.http.problem.Problem;
import dev.colorway.settings.PageSettings;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shows the failure of a page as a page: the problem of the API, with its status and all its faults. */
@Html
@Provider
public class PageProblems implements ContainerResponseFilter {

    /** The template of a problem. */
    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance problem(Frame frame, Problem problem);
    }

    @Inject
    PageSettings settings;

    @Inject
    Pages pages;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        boolean isPage = accepted != null && accepted.startsWith(MediaType.TEXT_HTML);
        if (isPage && settings.enabled() && response.getEntity() instanceof Problem problem) {
            Frame frame = pages.frame(request.getUriInfo(), List.of());
            response.setEntity(
                    pages.render(Templates.problem(frame, problem)),
                    null,
                    MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name()));
        }
    }
}
