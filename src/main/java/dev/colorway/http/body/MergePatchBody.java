// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads the {@link MergePatch} in the body of a request. Refuses a patch that is not an object: such a patch would
 * replace the whole entry (RFC 7396, 2), and PUT already does that.
 */
@Provider
@Consumes(MergePatch.MEDIA_TYPE)
public class MergePatchBody implements MessageBodyReader<MergePatch> {

    @Inject
    JsonBody json;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == MergePatch.class;
    }

    @Override
    public MergePatch readFrom(
            Class<MergePatch> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
            // The framework calls this method for a body without a media type.
            throw new NotSupportedException();
        }
        JsonNode patch = json.read(body, mediaType, headers);
        if (!patch.isObject()) {
            throw new ProblemException(
                    ProblemType.INVALID_BODY,
                    "The body must be a JSON object with the fields to change.",
                    Fault.at("", "must be a JSON object"));
        }
        return new MergePatch(patch);
    }
}
