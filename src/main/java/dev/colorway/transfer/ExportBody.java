// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.query.Snapshot;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowFormat;
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

/**
 * Streams an {@link Export} to the caller, from one state of the catalog, in memory that does not grow with it. If it fails on the way,
 * the connection breaks off, so that nobody takes a part for the whole.
 */
@Provider
@Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV})
public class ExportBody implements MessageBodyWriter<Export>, ContainerResponseFilter {

    /** The headers, which a HEAD has too although nothing is written for it. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Export export) {
            RowFormat format = format(response.getMediaType());
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(HttpHeaders.CONTENT_TYPE, format.mediaType() + ";charset=UTF-8" + (format == RowFormat.CSV ? ";header=present" : ""));
            headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.name() + "." + format.extension() + "\"");
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
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
    public void writeTo(Export export, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream body) throws IOException {
        Snapshot.read(() -> export.writeTo(format(mediaType), body));
    }
}
