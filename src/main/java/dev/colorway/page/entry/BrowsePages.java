// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.page.Frame;
import dev.colorway.page.Html;
import dev.colorway.page.PageLanguage;
import dev.colorway.page.PageMeta;
import dev.colorway.revision.RevisionSeen;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The page of a silhouette, a collaboration, a collaborator, a designer or a brand. Its path is {@code /browse},
 * followed by the path of the entry in the API.
 */
@Html
@RevisionSeen.OfCatalog
@Path("/browse")
public class BrowsePages {

    /** The template of the pages. */
    @CheckedTemplate(basePath = "page/entry")
    static class Templates {
        static native TemplateInstance profile(Frame frame, PageMeta meta, LocalFormat format, EntryProfile profile);
    }

    @Inject
    EntryApi operations;

    @Inject
    EntryPages entries;

    /**
     * Returns the page of an entry and its sneakers: a silhouette with its colorways on a time line, a collaborator
     * with its collaborations, a designer or a brand with its silhouettes.
     *
     * @param resource the name of the type of the entry in the API: {@code silhouettes}
     * @throws ProblemException {@code NOT_FOUND} if the type or the entry does not exist, or the type is sneakers
     */
    @GET
    @Path("/{resource}/{slug}")
    @Produces(Html.TYPE)
    @Transactional
    public String entry(
            @RestPath String resource, @RestPath String slug, @BeanParam PageLanguage language, UriInfo uri) {
        EntryPath type = EntryPath.of(resource)
                .filter(known -> known != EntryPath.SNEAKERS)
                .orElseThrow(() -> ProblemException.notFound("page", resource + "/" + slug));
        return entries.render(() -> page(type, slug, uri));
    }

    private TemplateInstance page(EntryPath type, String slug, UriInfo uri) {
        EntryProfile profile = operations.read(type, slug, uri);
        return Templates.profile(entries.frame(profile, uri), entries.meta(profile, uri), entries.format(), profile);
    }
}
