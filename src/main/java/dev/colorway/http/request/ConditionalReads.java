// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.CachePolicy;
import dev.colorway.http.Streamed;
import dev.colorway.http.Versioned;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds a strong {@code ETag} (RFC 9110, 8.8.3) to successful reads, except streamed ones, and to writes that return a
 * {@link Versioned}. The tag contains a digest of the body. If the response is a {@link Versioned}, the tag begins with
 * its version. If the response is compressed, the tag ends with the content coding, because the compressed bytes are
 * different. A read returns a 304 if {@code If-None-Match} matches, and a 412 if {@code If-Match} does not. A response
 * with this tag also gets its {@code Cache-Control}.
 */
@Provider
public class ConditionalReads implements ContainerResponseFilter {

    /** The property of a request with the bytes that a {@code 304} does not send. */
    public static final String BODY = ConditionalReads.class.getName() + ".body";

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    ObjectMapper json;

    @Inject
    RoutingContext context;

    @Inject
    CachePolicy caches;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean reads = READS.contains(request.getMethod());
        Object entity = response.getEntity();
        if (!((reads && response.getStatus() == Status.OK.getStatusCode()) || entity instanceof Versioned)
                || entity == null) {
            return;
        }
        if (entity instanceof Streamed) {
            if (!isExpected(request, null)) {
                refuse(request, response);
            }
            return;
        }
        byte[] body = bytes(entity);
        String tag = tag(entity, body, request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        if (reads && !isExpected(request, tag)) {
            refuse(request, response);
            return;
        }
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders()
                .putSingle(
                        HttpHeaders.CACHE_CONTROL,
                        reads ? caches.of(context.normalizedPath(), response.getMediaType()) : CachePolicy.NO_STORE);
        if (reads && EntityTag.isMatch(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
            request.setProperty(BODY, body);
        } else {
            MediaType type =
                    response.getMediaType() == null ? MediaType.APPLICATION_JSON_TYPE : response.getMediaType();
            // Leaves out parameters such as the weight: only the choice of the media type needs them.
            response.setEntity(
                    body, null, new MediaType(type.getType(), type.getSubtype(), StandardCharsets.UTF_8.name()));
        }
    }

    /**
     * Returns whether {@code If-Match} allows the response, by the strong comparison of RFC 9110, 13.1.1; true without
     * this header.
     *
     * @param tag null for a streamed response, whose ETag is weak: only {@code *} matches
     */
    private static boolean isExpected(ContainerRequestContext request, @Nullable String tag) {
        List<String> ifMatch = request.getHeaders().get(HttpHeaders.IF_MATCH);
        return ifMatch == null
                || ifMatch.stream()
                        .flatMap(tags -> Stream.of(tags.split(",")))
                        .map(String::strip)
                        .anyMatch(given -> given.equals("*") || given.equals(tag));
    }

    private void refuse(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isWeak = request.getHeaders().getOrDefault(HttpHeaders.IF_MATCH, List.of()).stream()
                .flatMap(tags -> Stream.of(tags.split(",")))
                .anyMatch(EntityTag::isWeak);
        Problem problem = Problem.of(
                ProblemType.PRECONDITION_FAILED,
                (isWeak ? EntityTag.WEAK_DETAIL : "No ETag in 'If-Match' matches this response.")
                        + " Leave the header out to read the current state.",
                List.of(),
                context);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE);
        response.setStatus(problem.status());
        response.setEntity(bytes(problem), null, MediaType.valueOf(Problem.MEDIA_TYPE));
    }

    private byte[] bytes(Object entity) {
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        try {
            return entity instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String tag(Object entity, byte[] body, String acceptedCodings) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            String coding = ContentCoding.of(acceptedCodings);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 15));
            return '"'
                    + (entity instanceof Versioned versioned ? versioned.version() + "-" : "")
                    + text
                    + (coding == null ? "" : "-" + coding)
                    + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
