// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the JSON in the body of a request that accepts one object or a list. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class OneOrMoreBody implements MessageBodyReader<OneOrMore> {

    @Inject
    JsonBody json;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == OneOrMore.class;
    }

    @Override
    public OneOrMore readFrom(
            Class<OneOrMore> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return new OneOrMore(json.read(body, mediaType, headers));
    }
}
