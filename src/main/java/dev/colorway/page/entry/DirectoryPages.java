// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.brand.BrandFilter;
import dev.colorway.brand.BrandResource;
import dev.colorway.collaboration.CollaborationFilter;
import dev.colorway.collaboration.CollaborationResource;
import dev.colorway.collaboration.CollaboratorFilter;
import dev.colorway.collaboration.CollaboratorResource;
import dev.colorway.designer.DesignerFilter;
import dev.colorway.designer.DesignerResource;
import dev.colorway.http.BaseUri;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.Frame;
import dev.colorway.page.Html;
import dev.colorway.page.Pages;
import dev.colorway.page.entry.Directory.Item;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.silhouette.SilhouetteFilter;
import dev.colorway.silhouette.SilhouetteResource;
import dev.colorway.silhouette.SilhouetteView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The lists of silhouettes, collaborations, collaborators, designers and brands, with the parameters of the API. */
@Html
@RevisionSeen.OfCatalog
@Path("/browse")
public class DirectoryPages {

    private static final int LIMIT = 100;

    /** The template of the pages. */
    @CheckedTemplate(basePath = "page/entry")
    static class Templates {
        static native TemplateInstance directory(Frame frame, PageMeta meta, LocalFormat format, Directory directory);
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

    @Inject
    Pages pages;

    @GET
    @Path("/silhouettes")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String silhouettes(@BeanParam SilhouetteFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        PageRequest limited = entries.limited(page, LIMIT, uri);
        return entries.render(() -> page(
                EntryPath.SILHOUETTES,
                filter,
                limited,
                silhouettes.list(filter, limited, uri),
                entry -> new Item(entry.slug(), entry.name(), origin(entry), entry.sneakerCount()),
                uri));
    }

    /** Returns the brand and the date of a silhouette. */
    private String origin(SilhouetteView silhouette) {
        return Stream.of(
                        silhouette.brand().name(),
                        silhouette.released() == null ? "" : entries.format().date(silhouette.released()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    @GET
    @Path("/collaborations")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String collaborations(@BeanParam CollaborationFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        PageRequest limited = entries.limited(page, LIMIT, uri);
        return entries.render(() -> page(
                EntryPath.COLLABORATIONS,
                filter,
                limited,
                collaborations.list(filter, limited, uri),
                entry -> new Item(entry.slug(), entry.name(), null, entry.sneakerCount()),
                uri));
    }

    @GET
    @Path("/collaborators")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String collaborators(@BeanParam CollaboratorFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        PageRequest limited = entries.limited(page, LIMIT, uri);
        return entries.render(() -> page(
                EntryPath.COLLABORATORS,
                filter,
                limited,
                collaborators.list(filter, limited, uri),
                entry -> new Item(entry.slug(), entry.name(), entry.note(), entry.sneakerCount()),
                uri));
    }

    @GET
    @Path("/designers")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String designers(@BeanParam DesignerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        PageRequest limited = entries.limited(page, LIMIT, uri);
        return entries.render(() -> page(
                EntryPath.DESIGNERS,
                filter,
                limited,
                designers.list(filter, limited, uri),
                entry -> new Item(entry.slug(), entry.name(), null, entry.sneakerCount()),
                uri));
    }

    @GET
    @Path("/brands")
    @Produces(Html.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String brands(@BeanParam BrandFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        PageRequest limited = entries.limited(page, LIMIT, uri);
        return entries.render(() -> page(
                EntryPath.BRANDS,
                filter,
                limited,
                brands.list(filter, limited, uri),
                entry -> new Item(entry.slug(), entry.name(), null, entry.sneakerCount()),
                uri));
    }

    private <V> TemplateInstance page(
            EntryPath type, Record filter, PageRequest limited, Page<V> found, Function<V, Item> item, UriInfo uri) {
        String api = "/" + type.resource();
        ApiRequest request = new ApiRequest(
                Question.of(api, filter, limited).address(BaseUri.of(uri)), type.tag() + "/list" + type.tag());
        Directory directory = new Directory(
                type,
                found.items().stream().map(item).toList(),
                found.total(),
                EntryPages.next(type.list(), found.next()));
        String title = title(type);
        String canonical = pages.address(uri).value() + type.list();
        PageMeta meta = entries.meta(
                title,
                null,
                texts -> texts.directoryDescription(title, entries.format().count(found.total())),
                canonical,
                "website",
                List.of(),
                request.url(),
                StructuredData.collection(title, canonical, null, List.of(), pages.address(uri)));
        return Templates.directory(pages.frame(uri, List.of(request)), meta, entries.format(), directory);
    }

    private String title(EntryPath type) {
        EntryTexts texts = entries.texts();
        return switch (type) {
            case SNEAKERS -> throw new IllegalArgumentException("the catalog's page lists sneakers");
            case SILHOUETTES -> texts.silhouettes();
            case COLLABORATIONS -> texts.collaborations();
            case COLLABORATORS -> texts.collaborators();
            case DESIGNERS -> texts.designers();
            case BRANDS -> texts.brands();
        };
    }
}
