// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.FileType;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exports the whole catalog as one file. */
@Path("/catalog")
@Tag(name = "Catalog")
@RevisionSeen.OfCatalog
public class CatalogResource {

    @Inject
    CatalogExport catalog;

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(
            operationId = "exportCatalog",
            summary = "Export the catalog",
            description = "Returns the whole catalog in a format that `/imports` accepts. `Accept` chooses NDJSON (the "
                    + "default), CSV or TSV, with one row per line, or a workbook (XLSX) with a sheet for each list.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "text/tab-separated-values",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FileType.OF_XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Export export(@BeanParam FileOptions file) {
        return catalog.exportAll().with(file);
    }
}
