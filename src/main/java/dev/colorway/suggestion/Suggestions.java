// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suggestion;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Suggestions for a typed text. */
@Schema(description = "Suggestions for the typed text, by type, the best match first.")
public record Suggestions(
        @Schema(required = true) List<Suggestion> collaborators,
        @Schema(required = true) List<Suggestion> silhouettes,
        @Schema(required = true) List<Suggestion> designers,
        @Schema(required = true) List<Suggestion> brands,
        @Schema(required = true) List<Suggestion> collaborations,
        @Schema(required = true) List<Suggestion> sneakers,

        @Schema(required = true, description = "The query as the service understood it.")
        Map<String, Object> query) {

    /**
     * One suggested entry.
     *
     * @param sneakers the address of the list of its sneakers; null for a sneaker
     */
    @Schema(description = "One suggested entry.")
    public record Suggestion(
            @Schema(required = true, description = "Identifies the entry.", examples = "jjjjound")
            String slug,

            @Schema(required = true, examples = "JJJJound") String name,

            @Schema(
                    description = "The address of the list of its sneakers; absent for a sneaker.",
                    examples = "http://localhost:8080/sneakers?collaborator=jjjjound")
            @Nullable
            URI sneakers,

            @Schema(
                    required = true,
                    description = "The address of the entry.",
                    examples = "http://localhost:8080/collaborators/jjjjound")
            URI url) {}
}
