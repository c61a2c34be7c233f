// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.access.Access;
import dev.colorway.http.BaseUri;
import dev.colorway.http.CallerNetwork;
import dev.colorway.http.FileType;
import dev.colorway.http.body.BodyEncoding;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.query.NewestFirst;
import dev.colorway.rows.BrokenGzipException;
import dev.colorway.rows.EmptyRowsException;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.SourceTooLargeException;
import dev.colorway.settings.TransferSettings;
import dev.colorway.sheet.SheetOptions;
import dev.colorway.sheet.UnreadableTableException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Starts, reports and cancels imports. */
@Path("/imports")
@RolesAllowed(Access.WRITER)
@Tag(name = "Catalog")
public class ImportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";
    private static final String TEXT_XML = "text/xml";
    private static final String RSS = "application/rss+xml";
    private static final String ATOM = "application/atom+xml";
    private static final String FORM = "multipart/form-data";

    @Inject
    Imports imports;

    @Inject
    ImportLookup lookup;

    @Inject
    Uploads uploads;

    @Inject
    TransferSettings settings;

    @POST
    @Consumes({CSV, NDJSON, TSV, JSON, XML, TEXT_XML, RSS, ATOM, FileType.OF_XLSX, FORM})
    @Operation(
            operationId = "createImport",
            summary = "Import a catalog, or a part of one",
            description = "Imports a file in the format of an export, one row per line, or a table of another source: "
                    + "CSV, TSV, JSON, XML or a workbook. The parameters from `map` on say how to read such a table. "
                    + "Imports all rows, or none if one row is wrong and `onFault` is not `skip`. If an entry exists, "
                    + "its row changes only the fields that the row has: an empty cell or null clears a field; a "
                    + "missing column or field changes nothing, even if the field is required. A row can refer to "
                    + "entries that exist and to entries in rows before it. You can compress the file with gzip. Send "
                    + "the text as it is: some tools turn NDJSON into a JSON string. The response comes when the "
                    + "import has ended.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = TSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = XML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = FileType.OF_XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FORM, schema = @Schema(implementation = ImportForm.class))
            })
    public ImportView create(
            @BeanParam ImportOptions options,
            @BeanParam TableOptions tableOptions,
            InputStream body,
            HttpHeaders headers,
            UriInfo uri,
            @Context RoutingContext request)
            throws IOException {
        @Nullable
        RowFormat format = RowFormat.of(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))
                .filter(RowFormat::isReadable)
                .orElse(null);
        if (headers.getMediaType() == null) {
            throw new NotSupportedException();
        }
        SheetOptions sheetOptions = tableOptions.read();
        BodyEncoding.check(
                headers.getMediaType(),
                headers.getRequestHeaders().get(HttpHeaders.CONTENT_ENCODING),
                Set.of("gzip", "identity"));
        try (Uploads.Share share = uploads.begin(CallerNetwork.of(request.request()))) {
            InputStream file = FormFile.in(body, headers.getMediaType());
            ImportProgress progress = imports.begin(options.rules());
            try (Upload upload = new Upload(share)) {
                // Receives the whole file before the import starts, so that a slow caller blocks neither other
                // writers nor other imports.
                progress.setFileSize(UploadReceiver.receive(file, upload, progress, settings, request));
                imports.run(new ImportFile(upload::content, format, sheetOptions), progress);
            } finally {
                progress.failUnlessEnded();
            }
            return answer(progress, BaseUri.of(uri));
        } catch (BrokenGzipException
                | EmptyRowsException
                | UnreadableTableException
                | FormFile.WrongFormException broken) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, String.valueOf(broken.getMessage()));
        } catch (SourceTooLargeException tooLarge) {
            throw new ProblemException(ProblemType.CONTENT_TOO_LARGE, String.valueOf(tooLarge.getMessage()));
        }
    }

    private ImportView answer(ImportProgress progress, BaseUri base) {
        switch (progress.state()) {
            case REFUSED ->
                throw new ProblemException(ProblemType.INVALID_ROWS, Refusal.detail(progress), progress.faults());
            case CANCELLED -> throw KnownImports.cancelled(progress);
            default -> {
                return lookup.view(Long.toString(progress.id), base);
            }
        }
    }

    @GET
    @Operation(
            operationId = "listImports",
            summary = "List the last imports",
            description = "Returns the last imports and undos, newest first, without their changes: those that are "
                    + "stored, and those of this process that are running, refused, cancelled or failed.")
    public ImportList list(@BeanParam NewestFirst page, UriInfo uri) {
        return lookup.page(page, BaseUri.of(uri));
    }

    @GET
    @Path("/{import}")
    @Operation(
            operationId = "readImport",
            summary = "Read the progress of an import",
            description = "Returns an import, while it runs and afterwards.")
    public ImportView read(@RestPath("import") String id, UriInfo uri) {
        return lookup.view(id, BaseUri.of(uri));
    }

    @POST
    @Path("/{import}/undo")
    @Operation(
            operationId = "undoImport",
            summary = "Undo an import",
            description = "Undoes everything that an import changed: deletes what it created, restores the fields "
                    + "and amounts that it changed. Undoes nothing, with a `409`, if others have changed the "
                    + "same entries or prices since, if new entries refer to what it created, or if `undo` of the "
                    + "import is not `AVAILABLE`. A `404` means that no record of the import is stored. The undo is a "
                    + "write of its own, and is listed with the imports. An undo cannot be undone: import the file "
                    + "again.")
    public ImportView undo(@RestPath("import") String id, @BeanParam UndoOptions options, UriInfo uri)
            throws IOException {
        long number = ImportLookup.idOf(id).orElseThrow(() -> ImportLookup.notFound(id));
        return answer(imports.undo(number, options.dryRun()), BaseUri.of(uri));
    }

    @DELETE
    @Path("/{import}")
    @Operation(
            operationId = "cancelImport",
            summary = "Cancel an import",
            description = "Cancels an import that has not ended, even while its file arrives. The import ends soon "
                    + "after, and the catalog stays unchanged. Has no effect if all rows are already written, or if "
                    + "the import has ended.")
    public void cancel(@RestPath("import") String id) {
        lookup.cancel(id);
    }
}
