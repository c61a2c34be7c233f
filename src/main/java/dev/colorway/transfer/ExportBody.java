// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.CachePolicy;
import dev.colorway.http.CallerNetwork;
import dev.colorway.http.connection.CutOff;
import dev.colorway.http.load.CallerQuota;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowFormat;
import dev.colorway.settings.TransferSettings;
import dev.colorway.transaction.Snapshot;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Streams an {@link Export} to the caller, from a snapshot of the catalog, with memory that does not grow with its
 * size. Closes the connection if the export fails or the caller reads too slowly, so that a partial file does not look
 * complete.
 */
@Provider
@Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
public class ExportBody implements MessageBodyWriter<Export>, ContainerResponseFilter {

    private static final String RETRY_AFTER_SECONDS = "5";

    @Inject
    RoutingContext request;

    @Inject
    TransferSettings settings;

    private final CallerQuota slots;

    /**
     * Each export has a database connection, which other requests need too, so their count is limited. The framework
     * creates this object before {@link TransferSettings} can be used.
     */
    ExportBody(
            @ConfigProperty(name = "colorway.transfer.max-exports") int max,
            @ConfigProperty(name = "colorway.transfer.max-exports-per-caller") int maxPerCaller) {
        slots = new CallerQuota(max, maxPerCaller);
    }

    /** Sets the headers here, because a HEAD response has them too, although it has no body. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Export export) {
            RowFormat format = format(response.getMediaType());
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(
                    HttpHeaders.CONTENT_TYPE,
                    format.mediaType() + ";charset=UTF-8" + (format == RowFormat.CSV ? ";header=present" : ""));
            headers.putSingle(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + export.name() + "." + format.extension() + "\"");
            headers.putSingle(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
        }
    }

    private static RowFormat format(MediaType type) {
        return RowFormat.of(type.toString()).orElseThrow();
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Export.class;
    }

    @Override
    public void writeTo(
            Export export,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        String caller = CallerNetwork.of(request.request());
        if (!slots.reserve(caller, 1)) {
            throw new ProblemException(
                            ProblemType.UNAVAILABLE,
                            "Too many exports are running, in total or from your address. Try again in a moment.")
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        Vertx vertx = request.vertx();
        HttpConnection connection = request.request().connection();
        MinimumRate rate = new MinimumRate(settings.stallLimit(), settings.leastRate());
        OutputStream measured = rate.of(body);
        long timer = vertx.setPeriodic(settings.stallLimit().toMillis(), id -> {
            if (rate.isTooSlow()) {
                CutOff.now(connection);
            }
        });
        try {
            Snapshot.read(() -> export.writeTo(format(mediaType), measured));
        } finally {
            vertx.cancelTimer(timer);
            slots.release(caller, 1);
        }
    }
}
