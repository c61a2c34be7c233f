// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.colorway.http.BaseUri;
import dev.colorway.http.CachePolicy;
import dev.colorway.http.FileType;
import dev.colorway.http.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The body of every failed request: problem details (RFC 9457) as {@value #MEDIA_TYPE}.
 *
 * @param type the URI of the problem type; it opens a page that explains the type
 * @param title the title of the type
 * @param status the HTTP status
 * @param detail what is wrong with this request
 * @param instance the path of the request
 * @param errors each fault of the request; left out if empty
 * @param requestId the {@code X-Request-Id} of the request; the log has more about it
 */
@Schema(name = "Problem", description = "Why a request failed: the problem details of RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(
                required = true,
                format = "uri-reference",
                description = "The URI of the problem type; open it to read what it means.",
                examples = "http://localhost:8080/problems/unknown-parameter")
        URI type,

        @Schema(required = true, description = "A summary of the problem type.", examples = "Unknown query parameter")
        String title,

        @Schema(required = true, description = "The HTTP status.", examples = "400", minimum = "400", maximum = "599")
        int status,

        @Schema(
                required = true,
                description = "What is wrong with this request.",
                examples = "There is no parameter 'colaborator' here.")
        String detail,

        @Schema(required = true, description = "The path of the request.", examples = "/sneakers")
        String instance,

        @Schema(description = "Each fault of the request; absent if `detail` says everything.")
        List<Fault> errors,

        @Schema(
                required = true,
                description = "The `X-Request-Id` of the request. The log of the service has more about it.",
                examples = "b9f2c1d0-7a37-4c0e-9f0b-0d8a4c6f5e21")
        String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** {@code Retry-After} of refusals under load and at the shutdown, in seconds. */
    public static final String RETRY_AFTER_SECONDS = "1";

    private static final int MAX_QUOTE_LENGTH = 80;

    /** Returns a builder of the response with a problem. You can add headers to it. */
    public static ResponseBuilder<Problem> answer(ProblemType type, String detail, RoutingContext request) {
        return answer(type, detail, List.of(), request);
    }

    static ResponseBuilder<Problem> answer(
            ProblemType type, String detail, List<Fault> errors, RoutingContext request) {
        return ResponseBuilder.<Problem>create(type.status())
                .type(MEDIA_TYPE)
                // A problem belongs to one request.
                .header(HttpHeaders.CACHE_CONTROL, CachePolicy.NO_STORE)
                .entity(of(type, detail, errors, request));
    }

    public static Problem of(ProblemType type, String detail, List<Fault> errors, RoutingContext request) {
        return new Problem(
                BaseUri.of(request).uri("/problems/" + type.slug()),
                type.title(),
                type.status(),
                detail,
                FileType.pathOf(request),
                errors,
                RequestId.of(request));
    }

    /**
     * Returns text of a caller in a form that a response may quote: {@code ?} replaces each control, format and
     * unassigned character, and {@code ...} replaces all characters after the first 80.
     */
    public static String quoted(String text) {
        String printable = text.replaceAll("\\p{C}", "?");
        int end = Excerpt.end(printable, 0, MAX_QUOTE_LENGTH);
        return end == printable.length() ? printable : printable.substring(0, end) + "...";
    }
}
