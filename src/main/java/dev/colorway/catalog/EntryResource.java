// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.access.Access;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.http.body.MergePatch;
import dev.colorway.query.Order;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.query.Where;
import dev.colorway.rows.Export;
import io.quarkus.arc.NoClassInterceptors;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The operations on a named entry, for every type of entry that is found by its slug alone. A subclass adds the path,
 * the list and the export. The OpenAPI filter replaces the word "entry" in the texts and ids of the operations by the
 * name of the type.
 *
 * @param <E> the entry
 * @param <D> the fields of an entry that callers write
 * @param <V> an entry as callers read it
 */
public abstract class EntryResource<E extends CatalogEntry, D extends Record & EntryDraft<E>, V extends Versioned> {

    private final EntryType<E, D> type;
    private final EntryEditor<E, D, V> editor;
    private final EntryList<V> entries;
    private final String list;

    /** @param loader loads the views of entries by id */
    protected EntryResource(EntryType<E, D> type, EntryList.Loader<V> loader) {
        this.type = type;
        editor = new EntryEditor<>(type, loader);
        entries = new EntryList<>(type.entity(), loader);
        list = "/" + type.resource();
    }

    /**
     * Returns a page of the list.
     *
     * @param filter the parameters of the request; links to the page contain them
     */
    @NoClassInterceptors
    protected Page<V> page(Record filter, Where where, Order order, PageRequest page, UriInfo uri) {
        return entries.page(Question.of(list, filter), where, order, page, BaseUri.of(uri));
    }

    /** Returns all entries that match, as a file that {@code /imports} accepts. */
    @NoClassInterceptors
    protected Export export(Where where, Order order) {
        return type.export(where, order);
    }

    // Declares the media type, because the framework finds none for a type variable and would not compress the
    // response.
    @GET
    @Path("/{slug}")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "readEntry", summary = "Read one entry", description = "Returns the entry with this slug.")
    public V read(@RestPath String slug, UriInfo uri) {
        return entries.read(slug, BaseUri.of(uri));
    }

    @POST
    @RolesAllowed(Access.WRITER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createEntry",
            summary = "Create an entry",
            description = "If the body has no slug, the slug is built from the name.")
    public RestResponse<V> create(D draft, UriInfo uri) {
        return editor.create(draft, BaseUri.of(uri));
    }

    @PUT
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "replaceEntry",
            summary = "Create or replace an entry",
            description = "You can send back all that you read, with your changes: derived fields are ignored.")
    public RestResponse<V> replace(@RestPath String slug, D draft, HttpHeaders headers, UriInfo uri) {
        return editor.replace(slug, draft, headers, BaseUri.of(uri));
    }

    @PATCH
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "patchEntry",
            summary = "Change an entry",
            description = "Send a JSON Merge Patch (RFC 7396) as `application/merge-patch+json`. Fields that you send "
                    + "are set, `null` removes a field, fields that you leave out stay as they are.")
    public RestResponse<V> patch(@RestPath String slug, MergePatch patch, HttpHeaders headers, UriInfo uri) {
        return editor.patch(slug, patch, headers, BaseUri.of(uri));
    }

    @DELETE
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "deleteEntry",
            summary = "Delete an entry",
            description = "You get a `409` while other entries refer to it.")
    public void delete(@RestPath String slug, HttpHeaders headers) {
        editor.delete(slug, headers);
    }
}
