// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.brand.BrandResource;
import dev.colorway.catalog.EntryResource;
import dev.colorway.collaboration.CollaborationFilter;
import dev.colorway.collaboration.CollaborationResource;
import dev.colorway.collaboration.CollaborationView;
import dev.colorway.collaboration.CollaboratorResource;
import dev.colorway.designer.DesignerResource;
import dev.colorway.http.request.ParameterRecord;
import dev.colorway.page.ApiQuery;
import dev.colorway.page.Pages;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.silhouette.SilhouetteFilter;
import dev.colorway.silhouette.SilhouetteResource;
import dev.colorway.silhouette.SilhouetteView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/**
 * Calls the operations of the API whose responses the page of an entry shows. It can read entries of all types except
 * sneakers.
 */
@Singleton
class EntryApi {

    /** The most silhouettes or collaborations on the page of an entry. */
    private static final int MOST = 100;

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

    /** Reads an entry, its first sneakers, and the silhouettes or collaborations that its page shows. */
    EntryProfile read(EntryPath type, String slug, UriInfo uri) {
        Object entry = EntryPath.redirected(() -> operations(type).read(slug, uri));
        Page<SilhouetteView> shapes =
                type.others() == EntryPath.SILHOUETTES ? silhouettes(others(type, slug), uri) : null;
        Page<CollaborationView> joint =
                type.others() == EntryPath.COLLABORATIONS ? collaborations(others(type, slug), uri) : null;
        return new EntryProfile(
                type,
                pages.read(entry, EntryView.class),
                entry instanceof SilhouetteView silhouette ? silhouette : null,
                entry instanceof CollaborationView collaboration ? collaboration : null,
                entries.sneakers(entries.sneakersOf(type, slug), uri).items(),
                shapes == null ? List.of() : shapes.items(),
                joint == null ? List.of() : joint.items(),
                (shapes == null ? 0 : shapes.total()) + (joint == null ? 0 : joint.total()));
    }

    /** Returns the query for the first silhouettes or collaborations of an entry. */
    static ApiQuery others(EntryPath type, String slug) {
        return othersOf(type, slug).with("limit", MOST);
    }

    /** Returns the query for all silhouettes or collaborations of an entry. */
    static ApiQuery othersOf(EntryPath type, String slug) {
        return ApiQuery.NONE.with(type.parameter(), slug);
    }

    private EntryResource<?, ?, ?> operations(EntryPath type) {
        return switch (type) {
            case SNEAKERS -> throw new IllegalArgumentException("sneakers have a page of their own");
            case SILHOUETTES -> silhouettes;
            case COLLABORATIONS -> collaborations;
            case COLLABORATORS -> collaborators;
            case DESIGNERS -> designers;
            case BRANDS -> brands;
        };
    }

    private Page<SilhouetteView> silhouettes(ApiQuery asked, UriInfo uri) {
        return silhouettes.list(
                ParameterRecord.of(SilhouetteFilter.class, asked.parameters()),
                ParameterRecord.of(PageRequest.class, asked.parameters()),
                uri);
    }

    private Page<CollaborationView> collaborations(ApiQuery asked, UriInfo uri) {
        return collaborations.list(
                ParameterRecord.of(CollaborationFilter.class, asked.parameters()),
                ParameterRecord.of(PageRequest.class, asked.parameters()),
                uri);
    }
}
