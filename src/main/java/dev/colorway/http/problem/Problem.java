// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.colorway.http.BaseUri;
import dev.colorway.http.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What a caller is told when a request fails: the problem details of RFC 9457 as {@value #MEDIA_TYPE}.
 *
 * @param type the URI of the problem type; it can be opened and explains itself
 * @param title the type's title
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param instance the path of the request
 * @param errors each single thing that is wrong; left out if there is none
 * @param requestId the {@code X-Request-Id} of the request, under which the log tells more
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
                description = "What is wrong this time.",
                examples = "There is no parameter 'colaborator' here.")
        String detail,

        @Schema(required = true, description = "The path of the request.", examples = "/sneakers")
        String instance,

        @Schema(description = "Each single thing that is wrong; absent if the detail says it all.")
        List<Fault> errors,

        @Schema(
                required = true,
                description = "The request's X-Request-Id; the log tells more under it.",
                examples = "b9f2c1d0-7a37-4c0e-9f0b-0d8a4c6f5e21")
        String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** {@code Retry-After} of refusals under load, in seconds. */
    public static final String RETRY_AFTER_SECONDS = "1";

    /** A problem is of this request only. */
    public static final String CACHE_CONTROL = "no-store";

    private static final int LONGEST_QUOTE = 80;

    /** The answer that tells a problem; headers of its own can be added. */
    public static ResponseBuilder<Problem> answer(ProblemType type, String detail, RoutingContext request) {
        return answer(type, detail, List.of(), request);
    }

    static ResponseBuilder<Problem> answer(
            ProblemType type, String detail, List<Fault> errors, RoutingContext request) {
        return ResponseBuilder.<Problem>create(type.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .entity(of(type, detail, errors, request));
    }

    public static Problem of(ProblemType type, String detail, List<Fault> errors, RoutingContext request) {
        return new Problem(
                BaseUri.of(request).uri("/problems/" + type.slug()),
                type.title(),
                type.status(),
                detail,
                request.normalizedPath(),
                errors,
                RequestId.of(request));
    }

    /**
     * A caller's own text as it may be shown back: without control characters, and not longer than needed to recognise
     * it.
     */
    public static String quoted(String text) {
        String printable = text.replaceAll("\\p{C}", "?");
        return printable.length() <= LONGEST_QUOTE ? printable : printable.substring(0, LONGEST_QUOTE) + "...";
    }
}
