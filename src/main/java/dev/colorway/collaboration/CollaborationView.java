// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A collaboration as responses contain it. */
@Schema(name = "Collaboration", description = "A joint project of a brand and its collaborators.")
public record CollaborationView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(required = true, description = "Identifies the collaboration.", examples = "jjjjound-x-asics")
        String slug,

        @Schema(required = true, examples = "JJJJound x ASICS")
        String name,

        @Schema(required = true, description = "The brand.") Reference brand,

        @Schema(required = true, description = "The collaborators, in billing order.")
        List<Reference> collaborators,

        @Schema(
                required = true,
                description = "The number of sneakers that the address in `sneakers` lists.",
                examples = "1",
                minimum = "0")
        long sneakerCount,

        @Schema(
                required = true,
                description = "The address that lists its sneakers.",
                examples = "http://localhost:8080/sneakers?collaboration=jjjjound-x-asics")
        URI sneakers,

        @Schema(
                required = true,
                description = "The address of the collaboration.",
                examples = "http://localhost:8080/collaborations/jjjjound-x-asics")
        URI url,

        @Schema(
                required = true,
                description = "Other slugs that lead here, such as its former ones. A request to one of their "
                        + "addresses gets a `308` with the present address.",
                examples = "[\"asics-x-jjjjound\"]")
        List<String> formerSlugs)
        implements Versioned {

    static CollaborationView of(Collaboration collaboration, long sneakerCount, BaseUri base) {
        return new CollaborationView(
                collaboration.version(),
                collaboration.slug,
                collaboration.name,
                Reference.to(collaboration.brand),
                collaboration.collaborators.stream().map(Reference::to).toList(),
                sneakerCount,
                base.uri("/sneakers", "collaboration=" + collaboration.slug),
                base.uri("/collaborations/" + collaboration.slug),
                collaboration.formerSlugs);
    }
}
