// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import dev.colorway.http.BaseUri;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Explains the problem types. The {@code type} of every problem is a URI of this resource. */
@Path("/problems")
@Tag(name = "About")
public class ProblemResource {

    /** A problem type in a response. */
    @Schema(name = "ProblemType", description = "A way in which a request can fail.")
    public record View(
            @Schema(
                    required = true,
                    description = "The URI of the problem type, as in the `type` of a problem.",
                    examples = "http://localhost:8080/problems/invalid-cursor")
            URI type,

            @Schema(required = true, examples = "Invalid cursor")
            String title,

            @Schema(
                    required = true,
                    description = "The HTTP status of the response.",
                    examples = "400",
                    minimum = "400",
                    maximum = "599")
            int status,

            @Schema(
                    required = true,
                    description = "What the problem type means and what to do.",
                    examples = "A cursor marks a position in one list.")
            String explanation) {

        static View of(ProblemType type, BaseUri base) {
            return new View(base.uri("/problems/" + type.slug()), type.title(), type.status(), type.explanation());
        }
    }

    /** All problem types. */
    @Schema(name = "ProblemTypes", description = "All problem types.")
    public record AllView(
            @Schema(required = true, description = "Every way in which a request can fail.")
            List<View> items) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listProblemTypes",
            summary = "List the problem types",
            description = "Returns every way in which a request can fail, with its status and what to do.")
    public AllView list(UriInfo uri) {
        return new AllView(Arrays.stream(ProblemType.values())
                .map(type -> View.of(type, BaseUri.of(uri)))
                .toList());
    }

    @GET
    @Produces(ProblemPage.TYPE)
    @Operation(hidden = true)
    public String pageOfAll(UriInfo uri) {
        return ProblemPage.of(List.of(ProblemType.values()), BaseUri.of(uri));
    }

    @GET
    @Path("/{type}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readProblemType",
            summary = "Explain one problem type",
            description = "Returns the problem type as JSON, or as a short HTML page for a browser.")
    public View read(
            @RestPath
                    @Parameter(
                            description = "The last part of the URI of the problem type.",
                            example = "invalid-cursor",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 120))
                    String type,
            UriInfo uri) {
        return View.of(find(type), BaseUri.of(uri));
    }

    @GET
    @Path("/{type}")
    @Produces(ProblemPage.TYPE)
    @Operation(hidden = true)
    public String page(@RestPath String type, UriInfo uri) {
        return ProblemPage.of(List.of(find(type)), BaseUri.of(uri));
    }

    private static ProblemType find(String slug) {
        return ProblemType.ofSlug(slug).orElseThrow(() -> ProblemException.notFound("problem type", slug));
    }
}
