// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.CachePolicy;
import dev.colorway.rows.RowFormat;
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
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes the rows that an import left out. Needs no database connection while the caller reads. */
@Provider
@Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV})
public class RejectedBody implements MessageBodyWriter<RejectedFile>, ContainerResponseFilter {

    @Inject
    ImportHistory history;

    /** Sets the headers here, because a HEAD response has the same headers but no body. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof RejectedFile file) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(HttpHeaders.CONTENT_TYPE, file.format().mediaType() + ";charset=UTF-8");
            headers.putSingle(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"import-" + file.importId() + ".rejected."
                            + file.format().extension() + "\"");
            headers.putSingle(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == RejectedFile.class;
    }

    @Override
    public void writeTo(
            RejectedFile file,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        Writer writer = new OutputStreamWriter(body, StandardCharsets.UTF_8);
        history.readRejected(file.importId(), writer);
        writer.flush();
    }
}
