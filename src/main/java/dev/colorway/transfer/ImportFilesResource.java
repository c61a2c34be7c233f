// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.access.Access;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowFormat;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The files of an import: its changes, and the rows that it left out. */
@Path("/imports")
@RolesAllowed(Access.WRITER)
@Tag(name = "Catalog")
public class ImportFilesResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";

    @Inject
    ImportLookup lookup;

    @Inject
    CatalogExport catalog;

    @GET
    @Path("/{import}/changes")
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
    @Operation(
            operationId = "exportImportChanges",
            summary = "Export the changes of an import",
            description = "Returns all fields that an import changed in existing entries and prices, one row for each, "
                    + "with the values before and after. For a dry run, returns the fields that it would change.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Export changes(@RestPath("import") String id) {
        return ImportChanges.export(lookup.stored(id).id, catalog.layout());
    }

    @GET
    @Path("/{import}/rejected")
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV})
    @Operation(
            operationId = "exportRejectedRows",
            summary = "Export the rows that an import left out",
            description = "Returns the rows that an import with `onFault=skip` left out, in the format of its file, "
                    + "each with its faults in a column or field `fault`. Objects of a JSON list come back as NDJSON, "
                    + "rows of XML and of a workbook as CSV, rows of several sheets of a workbook as NDJSON. Correct "
                    + "the rows, and import the file with the same parameters: imports ignore `fault`.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = TSV, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public RejectedFile rejected(@RestPath("import") String id) {
        ImportRecord record = lookup.stored(id);
        return new RejectedFile(
                record.id,
                RowFormat.of(record.rejectedType)
                        .orElseThrow(() -> ProblemException.notFound("file of rejected rows of import", id)));
    }
}
