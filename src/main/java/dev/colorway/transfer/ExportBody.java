// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.CachePolicy;
import dev.colorway.http.CallerNetwork;
import dev.colorway.http.connection.CutOff;
import dev.colorway.http.load.CallerQuota;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.http.request.EntityTag;
import dev.colorway.rows.Export;
import dev.colorway.rows.SpreadsheetLimitException;
import dev.colorway.rows.StreamedFile;
import dev.colorway.settings.TransferSettings;
import dev.colorway.transaction.Snapshot;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Streams a {@link StreamedFile} to the caller, from a snapshot of the catalog, with memory that does not grow with the
 * file. Closes the connection if the export fails or the caller reads too slowly, so that a partial file does not look
 * complete.
 *
 * <p>Also writes the problem if the file cannot be written. The framework chooses the writer by the operation, so
 * without this class it would write the problem as text.
 */
@Provider
public class ExportBody implements MessageBodyWriter<Record>, ContainerResponseFilter {

    /** A cache can store a file of the catalog, but must validate it before each use. */
    private static final String REVALIDATED = "no-cache";

    private static final String RETRY_AFTER_SECONDS = "5";

    @Inject
    RoutingContext context;

    @Inject
    FileTags tags;

    @Inject
    ObjectMapper json;

    @Inject
    TransferSettings settings;

    private final CallerQuota slots;

    /**
     * Limits the count of exports, because each export keeps a database connection that other requests need. This
     * constructor cannot use {@link TransferSettings}: the framework calls it before these settings are available.
     */
    ExportBody(
            @ConfigProperty(name = "colorway.transfer.max-exports") int max,
            @ConfigProperty(name = "colorway.transfer.max-exports-per-caller") int maxPerCaller) {
        slots = new CallerQuota(max, maxPerCaller);
    }

    /**
     * Sets the headers here, because a HEAD response has the same headers but no body. Answers with a 304 if the caller
     * has the current file.
     */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof StreamedFile file)) {
            return;
        }
        String type = plain(response.getMediaType());
        file.check(type);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        String tag = tags.of(type);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, tag == null ? CachePolicy.NO_STORE : REVALIDATED);
        if (tag != null) {
            headers.putSingle(HttpHeaders.ETAG, tag);
        }
        if (tag != null && EntityTag.isMatch(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
            return;
        }
        headers.putSingle(HttpHeaders.CONTENT_TYPE, file.contentType(type));
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.fileName(type) + "\"");
    }

    private static String plain(MediaType type) {
        return type.getType() + "/" + type.getSubtype();
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return StreamedFile.class.isAssignableFrom(type) || type == Problem.class;
    }

    @Override
    public void writeTo(
            Record entity,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        if (!(entity instanceof StreamedFile file)) {
            body.write(json.writeValueAsBytes(entity));
            return;
        }
        StreamedFile written = file instanceof Export export && export.byteOrderMark() == null
                ? export.withByteOrderMark(settings.byteOrderMark())
                : file;
        String caller = CallerNetwork.of(context.request());
        if (!slots.reserve(caller, 1)) {
            throw new ProblemException(
                            ProblemType.UNAVAILABLE,
                            "Too many exports are running, in total or from your address. Try again in a moment.")
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        Vertx vertx = context.vertx();
        HttpConnection connection = context.request().connection();
        MinimumRate rate = new MinimumRate(settings.stallLimit(), settings.leastRate());
        OutputStream measured = rate.of(body);
        long timer = vertx.setPeriodic(settings.stallLimit().toMillis(), id -> {
            if (rate.isTooSlow()) {
                CutOff.now(connection);
            }
        });
        try {
            if (file.isCompleteFirst(plain(mediaType))) {
                writeComplete(written, plain(mediaType), measured);
            } else {
                Snapshot.read(() -> written.writeTo(plain(mediaType), measured));
            }
        } finally {
            vertx.cancelTimer(timer);
            slots.release(caller, 1);
        }
    }

    /**
     * Writes the file to the disk first. If that fails, the caller gets a problem instead of a partial file:
     * {@code NOT_ACCEPTABLE} if the file exceeds a limit of spreadsheets.
     */
    private static void writeComplete(StreamedFile file, String mediaType, OutputStream body) throws IOException {
        Path stored = Files.createTempFile("colorway-export-", null);
        try {
            Snapshot.read(() -> {
                try (OutputStream rows = new BufferedOutputStream(Files.newOutputStream(stored))) {
                    file.writeTo(mediaType, rows);
                }
            });
            Files.copy(stored, body);
        } catch (SpreadsheetLimitException tooLarge) {
            throw new ProblemException(ProblemType.NOT_ACCEPTABLE, String.valueOf(tooLarge.getMessage()));
        } finally {
            Files.delete(stored);
        }
    }
}
