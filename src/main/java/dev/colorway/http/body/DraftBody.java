// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the {@link Draft} in the body of a request. Refuses a body with all its faults in one problem. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class DraftBody implements MessageBodyReader<Draft> {

    @Inject
    JsonBody json;

    @Inject
    DraftReader drafts;

    @Inject
    RoutingContext request;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Draft.class.isAssignableFrom(type);
    }

    @Override
    public Draft readFrom(
            Class<Draft> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(type, json.read(body, mediaType, headers));
    }

    @SuppressWarnings("unchecked")
    private <D extends Record & Draft> Draft read(Class<?> type, JsonNode body) {
        boolean replaces = request.request().method().name().equals(HttpMethod.PUT);
        return drafts.read((Class<D>) type, body, replaces).orThrow(ProblemType.INVALID_BODY);
    }
}
