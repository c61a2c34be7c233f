// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.brand.BrandResource;
import dev.colorway.brand.BrandView;
import dev.colorway.catalog.Reference;
import dev.colorway.collaboration.CollaborationFilter;
import dev.colorway.collaboration.CollaborationResource;
import dev.colorway.collaboration.CollaborationView;
import dev.colorway.collaboration.CollaboratorResource;
import dev.colorway.collaboration.CollaboratorView;
import dev.colorway.designer.DesignerResource;
import dev.colorway.designer.DesignerView;
import dev.colorway.http.request.ParameterRecord;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.Frame;
import dev.colorway.page.Html;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.silhouette.SilhouetteFilter;
import dev.colorway.silhouette.SilhouetteResource;
import dev.colorway.silhouette.SilhouetteView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The pages of silhouettes, collaborations, collaborators, designers and brands. The address of each is that of the
 * entry in the API, after {@code /browse}.
 */
@Html
@RevisionSeen.OfCatalog
@Path("/browse")
public class BrowsePages {

    private static final int MAX_OTHERS = 100;
    private static final String BY_NAME = "name";
    private static final String OLDEST_FIRST = "releaseDate";
    private static final String NEWEST_FIRST = "-releaseDate";

    /** The templates of the pages. */
    @CheckedTemplate(basePath = "page/entry")
    static class Templates {
        static native TemplateInstance silhouette(
                Frame frame, PageMeta meta, LocalFormat format, EntryProfile profile, SilhouetteView silhouette);

        static native TemplateInstance collaboration(
                Frame frame, PageMeta meta, LocalFormat format, EntryProfile profile, CollaborationView collaboration);

        static native TemplateInstance collaborator(
                Frame frame,
                PageMeta meta,
                LocalFormat format,
                EntryProfile profile,
                List<CollaborationView> collaborations);

        static native TemplateInstance maker(
                Frame frame, PageMeta meta, LocalFormat format, EntryProfile profile, List<SilhouetteView> silhouettes);
    }

    @Inject
    SilhouetteResource silhouettes;

    @Inject
    CollaborationResource collaborations;

    @Inject
    CollaboratorResource collaborators;

    @Inject
    DesignerResource designers;

    @Inject
    BrandResource brands;

    @Inject
    EntryPages entries;

    /** Returns the page of a silhouette, with its colorways on a time line. */
    @GET
    @Path("/silhouettes/{slug}")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String silhouette(@RestPath String slug, UriInfo uri) {
        return entries.render(() -> silhouettePage(slug, uri));
    }

    private TemplateInstance silhouettePage(String slug, UriInfo uri) {
        SilhouetteView silhouette = EntryPath.redirected(() -> silhouettes.read(slug, uri));
        EntryProfile profile = new EntryProfile(
                EntryPath.SILHOUETTES,
                new Reference(silhouette.slug(), silhouette.name()),
                silhouette.description(),
                silhouette.note(),
                silhouette.images(),
                silhouette.links(),
                silhouette.sneakerCount(),
                entries.sneakers(EntryPath.SILHOUETTES, slug, OLDEST_FIRST, uri),
                silhouette.sneakers().getRawQuery());
        Frame frame = entries.frame(profile, silhouette.url(), OLDEST_FIRST, List.of(), uri);
        PageMeta meta = entries.meta(profile, "ProductModel", silhouette.url(), uri);
        return Templates.silhouette(frame, meta, entries.format(), profile, silhouette);
    }

    /** Returns the page of a collaboration. */
    @GET
    @Path("/collaborations/{slug}")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String collaboration(@RestPath String slug, UriInfo uri) {
        return entries.render(() -> collaborationPage(slug, uri));
    }

    private TemplateInstance collaborationPage(String slug, UriInfo uri) {
        CollaborationView collaboration = EntryPath.redirected(() -> collaborations.read(slug, uri));
        EntryProfile profile = new EntryProfile(
                EntryPath.COLLABORATIONS,
                new Reference(collaboration.slug(), collaboration.name()),
                null,
                null,
                List.of(),
                List.of(),
                collaboration.sneakerCount(),
                entries.sneakers(EntryPath.COLLABORATIONS, slug, NEWEST_FIRST, uri),
                collaboration.sneakers().getRawQuery());
        Frame frame = entries.frame(profile, collaboration.url(), NEWEST_FIRST, List.of(), uri);
        PageMeta meta = entries.meta(profile, "Thing", collaboration.url(), uri);
        return Templates.collaboration(frame, meta, entries.format(), profile, collaboration);
    }

    /** Returns the page of a collaborator, with its collaborations. */
    @GET
    @Path("/collaborators/{slug}")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String collaborator(@RestPath String slug, UriInfo uri) {
        return entries.render(() -> collaboratorPage(slug, uri));
    }

    private TemplateInstance collaboratorPage(String slug, UriInfo uri) {
        CollaboratorView collaborator = EntryPath.redirected(() -> collaborators.read(slug, uri));
        List<CollaborationView> joint = collaborations
                .list(
                        ParameterRecord.of(
                                CollaborationFilter.class, Map.of("collaborator", List.of(slug), "sort", BY_NAME)),
                        first(),
                        uri)
                .items();
        EntryProfile profile = new EntryProfile(
                EntryPath.COLLABORATORS,
                new Reference(collaborator.slug(), collaborator.name()),
                collaborator.description(),
                collaborator.note(),
                collaborator.images(),
                collaborator.links(),
                collaborator.sneakerCount(),
                entries.sneakers(EntryPath.COLLABORATORS, slug, NEWEST_FIRST, uri),
                collaborator.sneakers().getRawQuery());
        ApiRequest request = entries.request(
                "/collaborations",
                "collaborator=" + slug + "&limit=" + MAX_OTHERS,
                "Collaborations/listCollaborations",
                uri);
        Frame frame = entries.frame(profile, collaborator.url(), NEWEST_FIRST, List.of(request), uri);
        PageMeta meta = entries.meta(profile, "Brand", collaborator.url(), uri);
        return Templates.collaborator(frame, meta, entries.format(), profile, joint);
    }

    /** Returns the page of a designer, with the silhouettes that credit them. */
    @GET
    @Path("/designers/{slug}")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String designer(@RestPath String slug, UriInfo uri) {
        return entries.render(() -> designerPage(slug, uri));
    }

    private TemplateInstance designerPage(String slug, UriInfo uri) {
        DesignerView designer = EntryPath.redirected(() -> designers.read(slug, uri));
        EntryProfile profile = new EntryProfile(
                EntryPath.DESIGNERS,
                new Reference(designer.slug(), designer.name()),
                designer.description(),
                null,
                designer.images(),
                designer.links(),
                designer.sneakerCount(),
                entries.sneakers(EntryPath.DESIGNERS, slug, NEWEST_FIRST, uri),
                designer.sneakers().getRawQuery());
        SilhouetteFilter credited =
                ParameterRecord.of(SilhouetteFilter.class, Map.of("designer", List.of(slug), "sort", BY_NAME));
        Frame frame = entries.frame(
                profile, designer.url(), NEWEST_FIRST, List.of(silhouettesOf("designer", slug, uri)), uri);
        PageMeta meta = entries.meta(profile, "Person", designer.url(), uri);
        return Templates.maker(
                frame,
                meta,
                entries.format(),
                profile,
                silhouettes.list(credited, first(), uri).items());
    }

    /** Returns the page of a brand, with its silhouettes. */
    @GET
    @Path("/brands/{slug}")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String brand(@RestPath String slug, UriInfo uri) {
        return entries.render(() -> brandPage(slug, uri));
    }

    private TemplateInstance brandPage(String slug, UriInfo uri) {
        BrandView brand = EntryPath.redirected(() -> brands.read(slug, uri));
        EntryProfile profile = new EntryProfile(
                EntryPath.BRANDS,
                new Reference(brand.slug(), brand.name()),
                brand.description(),
                null,
                brand.images(),
                brand.links(),
                brand.sneakerCount(),
                entries.sneakers(EntryPath.BRANDS, slug, NEWEST_FIRST, uri),
                brand.sneakers().getRawQuery());
        SilhouetteFilter made =
                ParameterRecord.of(SilhouetteFilter.class, Map.of("brand", List.of(slug), "sort", BY_NAME));
        Frame frame =
                entries.frame(profile, brand.url(), NEWEST_FIRST, List.of(silhouettesOf("brand", slug, uri)), uri);
        PageMeta meta = entries.meta(profile, "Brand", brand.url(), uri);
        return Templates.maker(
                frame,
                meta,
                entries.format(),
                profile,
                silhouettes.list(made, first(), uri).items());
    }

    private ApiRequest silhouettesOf(String parameter, String slug, UriInfo uri) {
        return entries.request(
                "/silhouettes", parameter + "=" + slug + "&limit=" + MAX_OTHERS, "Silhouettes/listSilhouettes", uri);
    }

    private static PageRequest first() {
        return new PageRequest(MAX_OTHERS, null);
    }
}
