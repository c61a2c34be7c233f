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
 * Size charts: the list and one of them. A page costs three statements: its numbers, how many match in all, and the
 * entries.
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
            description = "Which sizes brands say are the same shoe. Prices are found and shown by them.")
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
    @Operation(operationId = "readSizeChart", summary = "Read one size chart", description = "By its slug.")
    public SizeChartView read(
            @RestPath
                    @Parameter(
                            description = "Its slug.",
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
            description = "Its slug is made from its name unless the body has one.")
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
            description = "What was read and changed can be sent back whole: members that are derived are passed over.")
    public RestResponse<SizeChartView> replace(
            @RestPath
                    @Parameter(
                            description = "Its slug.",
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
            description = "A JSON Merge Patch (RFC 7396), sent as `application/merge-patch+json`: what it holds is "
                    + "set, null takes away, what it does not hold stays.")
    public RestResponse<SizeChartView> patch(
            @RestPath
                    @Parameter(
                            description = "Its slug.",
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
            description = "Prices keep the size that was observed.")
    public void delete(
            @RestPath
                    @Parameter(
                            description = "Its slug.",
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
