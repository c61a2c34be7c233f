// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suggestion;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody who is typing may mean. */
@Schema(description = "What somebody who is typing may mean, by kind, the best first.")
public record Suggestions(
        @Schema(required = true) List<Suggestion> collaborators,
        @Schema(required = true) List<Suggestion> silhouettes,
        @Schema(required = true) List<Suggestion> designers,
        @Schema(required = true) List<Suggestion> sneakers,

        @Schema(required = true, description = "The question as it was understood.")
        Map<String, Object> query) {

    /**
     * One of them.
     *
     * @param sneakers the list of its sneakers; null for a sneaker
     */
    @Schema(description = "One thing that may be meant.")
    public record Suggestion(
            @Schema(required = true, description = "Its identity.", examples = "jjjjound")
            String slug,

            @Schema(required = true, examples = "JJJJound") String name,

            @Schema(
                    description = "Its sneakers; absent for a sneaker.",
                    examples = "http://localhost:8080/sneakers?collaborator=jjjjound")
            URI sneakers,

            @Schema(
                    required = true,
                    description = "Its own address.",
                    examples = "http://localhost:8080/collaborators/jjjjound")
            URI url) {}
}
