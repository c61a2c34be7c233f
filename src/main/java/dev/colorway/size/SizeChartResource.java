// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.access.Access;
import dev.colorway.catalog.EntryEditor;
import dev.colorway.catalog.EntryList;
import dev.colorway.http.BaseUri;
import dev.colorway.http.body.MergePatch;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowFormat;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
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
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The operations on size charts. A page costs three SQL statements: the ids of the entries, the total, and the entries.
 */
@Path("/size-charts")
@Tag(name = "Size charts")
@RevisionSeen.OfCatalog
public class SizeChartResource {

    private static final EntryEditor<SizeChart, SizeChartDraft, SizeChartView> EDITS =
            new EntryEditor<>(SizeChartType.SIZE_CHARTS, SizeChartResource::load);

    private static final EntryList<SizeChartView> ENTRIES = new EntryList<>("SizeChart", SizeChartResource::load);

    @GET
    @Transactional
    @Operation(
            operationId = "listSizeCharts",
            summary = "List size charts",
            description = "Size charts define which sizes of a brand are the same shoe. Searches by size find prices "
                    + "at equivalent sizes, and prices list their equivalent sizes.")
    public Page<SizeChartView> list(@BeanParam SizeChartFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(Question.of("/size-charts", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam SizeChartFilter filter) {
        return SizeChartType.SIZE_CHARTS.export(filter.where(), filter.order());
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "readSizeChart",
            summary = "Read one size chart",
            description = "Returns the size chart with this slug.")
    public SizeChartView read(
            @RestPath
                    @Parameter(
                            description = "The slug of the size chart.",
                            example = "asics-men",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            UriInfo uri) {
        return ENTRIES.read(slug, BaseUri.of(uri));
    }

    @POST
    @RolesAllowed(Access.WRITER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "createSizeChart",
            summary = "Create a size chart",
            description = "The slug is created from the name unless the body contains one.")
    public RestResponse<SizeChartView> create(SizeChartDraft draft, UriInfo uri) {
        return EDITS.create(draft, BaseUri.of(uri));
    }

    @PUT
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "replaceSizeChart",
            summary = "Create or replace a size chart",
            description = "You can read a size chart, change it and send it back as a whole: derived fields are "
                    + "ignored.")
    public RestResponse<SizeChartView> replace(
            @RestPath
                    @Parameter(
                            description = "The slug of the size chart.",
                            example = "asics-men",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            SizeChartDraft draft,
            HttpHeaders headers,
            UriInfo uri) {
        return EDITS.replace(slug, draft, headers, BaseUri.of(uri));
    }

    @PATCH
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @Operation(
            operationId = "patchSizeChart",
            summary = "Change a size chart",
            description = "Send a JSON Merge Patch (RFC 7396) as `application/merge-patch+json`. Fields that you send "
                    + "are set, `null` removes a field, fields that you leave out stay as they are.")
    public RestResponse<SizeChartView> patch(
            @RestPath
                    @Parameter(
                            description = "The slug of the size chart.",
                            example = "asics-men",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            MergePatch patch,
            HttpHeaders headers,
            UriInfo uri) {
        return EDITS.patch(slug, patch, headers, BaseUri.of(uri));
    }

    @DELETE
    @RolesAllowed(Access.WRITER)
    @Path("/{slug}")
    @Transactional
    @Operation(
            operationId = "deleteSizeChart",
            summary = "Delete a size chart",
            description = "Prices do not change: each one has the size that was observed.")
    public void delete(
            @RestPath
                    @Parameter(
                            description = "The slug of the size chart.",
                            example = "asics-men",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String slug,
            HttpHeaders headers) {
        EDITS.delete(slug, headers);
    }

    private static Map<Long, SizeChartView> load(Collection<Long> ids, BaseUri base) {
        return SizeChartType.SIZE_CHARTS.byNumber(ids).stream()
                .collect(Collectors.toMap(chart -> chart.id, chart -> SizeChartView.of(chart, base)));
    }
}
