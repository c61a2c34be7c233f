// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.brand.BrandFilter;
import dev.colorway.collaboration.CollaborationFilter;
import dev.colorway.collaboration.CollaboratorFilter;
import dev.colorway.designer.DesignerFilter;
import dev.colorway.http.BaseUri;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.Frame;
import dev.colorway.page.Html;
import dev.colorway.page.PageLanguage;
import dev.colorway.page.PageMeta;
import dev.colorway.page.Pages;
import dev.colorway.page.entry.Directory.Item;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.silhouette.SilhouetteFilter;
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
import org.jspecify.annotations.Nullable;

/**
 * The lists of silhouettes, collaborations, collaborators, designers and brands, with the parameters of the API. These
 * differ by type, so each list declares its own.
 */
@Html
@RevisionSeen.OfCatalog
@Path("/browse")
@Transactional
public class DirectoryPages {

    private static final int LIMIT = 100;

    /** The template of the pages. */
    @CheckedTemplate(basePath = "page/entry")
    static class Templates {
        static native TemplateInstance directory(Frame frame, PageMeta meta, LocalFormat format, Directory directory);
    }

    @Inject
    EntryApi operations;

    @Inject
    EntryPages entries;

    @Inject
    Pages pages;

    @GET
    @Path("/silhouettes")
    @Produces(Html.TYPE)
    public String silhouettes(
            @BeanParam SilhouetteFilter filter,
            @BeanParam PageRequest page,
            @BeanParam PageLanguage language,
            UriInfo uri) {
        return list(EntryPath.SILHOUETTES, filter, page, from -> operations.silhouettes.list(filter, from, uri), uri);
    }

    @GET
    @Path("/collaborations")
    @Produces(Html.TYPE)
    public String collaborations(
            @BeanParam CollaborationFilter filter,
            @BeanParam PageRequest page,
            @BeanParam PageLanguage language,
            UriInfo uri) {
        return list(
                EntryPath.COLLABORATIONS, filter, page, from -> operations.collaborations.list(filter, from, uri), uri);
    }

    @GET
    @Path("/collaborators")
    @Produces(Html.TYPE)
    public String collaborators(
            @BeanParam CollaboratorFilter filter,
            @BeanParam PageRequest page,
            @BeanParam PageLanguage language,
            UriInfo uri) {
        return list(
                EntryPath.COLLABORATORS, filter, page, from -> operations.collaborators.list(filter, from, uri), uri);
    }

    @GET
    @Path("/designers")
    @Produces(Html.TYPE)
    public String designers(
            @BeanParam DesignerFilter filter,
            @BeanParam PageRequest page,
            @BeanParam PageLanguage language,
            UriInfo uri) {
        return list(EntryPath.DESIGNERS, filter, page, from -> operations.designers.list(filter, from, uri), uri);
    }

    @GET
    @Path("/brands")
    @Produces(Html.TYPE)
    public String brands(
            @BeanParam BrandFilter filter, @BeanParam PageRequest page, @BeanParam PageLanguage language, UriInfo uri) {
        return list(EntryPath.BRANDS, filter, page, from -> operations.brands.list(filter, from, uri), uri);
    }

    private String list(
            EntryPath type, Record filter, PageRequest page, Function<PageRequest, Page<?>> operation, UriInfo uri) {
        PageRequest limited = entries.limited(page, LIMIT, uri);
        ApiRequest request = new ApiRequest(
                Question.of("/" + type.resource(), filter, limited).address(BaseUri.of(uri)), type.listOperation());
        return entries.render(() -> page(type, operation.apply(limited), request, uri));
    }

    private TemplateInstance page(EntryPath type, Page<?> found, ApiRequest request, UriInfo uri) {
        List<EntryView> listed = List.of(pages.read(found.items(), EntryView[].class));
        Directory directory = new Directory(
                type,
                listed.stream()
                        .map(entry -> new Item(entry.slug(), entry.name(), detail(type, entry), entry.sneakerCount()))
                        .toList(),
                found.total(),
                EntryPages.next(type.list(), found.next()));
        BaseUri base = pages.address(uri);
        String title = entries.texts().entriesOf(type);
        PageMeta meta = entries.meta(
                title,
                null,
                texts -> texts.directoryDescription(title, entries.format().count(found.total())),
                pages.canonicalOfList(type.list(), uri),
                "website",
                List.of(),
                request.url(),
                StructuredData.collection(title, base.value() + type.list(), null, List.of(), base));
        return Templates.directory(pages.frame(uri, List.of(request)), meta, entries.format(), directory);
    }

    /**
     * Returns the brand and first release of a silhouette, or the remark of a collaborator. Null for a collaborator
     * without a remark, and for other types.
     */
    private @Nullable String detail(EntryPath type, EntryView entry) {
        return switch (type) {
            case SILHOUETTES ->
                Stream.of(
                                entry.brand() == null ? "" : entry.brand().name(),
                                entry.released() == null ? "" : entries.format().date(entry.released()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
            case COLLABORATORS -> entry.note();
            case SNEAKERS, COLLABORATIONS, DESIGNERS, BRANDS -> null;
        };
    }
}
