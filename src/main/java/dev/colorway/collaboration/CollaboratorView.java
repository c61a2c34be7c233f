// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collaborator as responses contain it. */
@Schema(name = "Collaborator", description = "A party to collaborations.")
public record CollaboratorView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(required = true, description = "Identifies the collaborator.", examples = "jjjjound")
        String slug,

        @Schema(required = true, examples = "JJJJound") String name,

        @Schema(description = "A remark.", examples = "named as a tastemaker; no sneaker listed") @Nullable
        String note,

        @Schema(
                required = true,
                description = "The number of sneakers that the address in `sneakers` lists.",
                examples = "1",
                minimum = "0")
        long sneakerCount,

        @Schema(
                required = true,
                description = "The address that lists its sneakers.",
                examples = "http://localhost:8080/sneakers?collaborator=jjjjound")
        URI sneakers,

        @Schema(
                required = true,
                description = "The address of the collaborator.",
                examples = "http://localhost:8080/collaborators/jjjjound")
        URI url,

        @Schema(description = "A description in one or several lines of plain text.", examples = "A design studio.")
        @Nullable
        Description description,

        @Schema(required = true, description = "Its pictures, the most important first.")
        List<Image> images,

        @Schema(required = true, description = "Links to pages about it outside of the catalog.")
        List<WebLink> links,

        @Schema(
                required = true,
                description = "Other slugs that lead here, such as its former ones. A request to one of their "
                        + "addresses gets a `308` with the present address.",
                examples = "[\"jjj-jound\"]")
        List<String> formerSlugs)
        implements Versioned {

    static CollaboratorView of(Collaborator collaborator, long sneakerCount, BaseUri base) {
        return new CollaboratorView(
                collaborator.version(),
                collaborator.slug,
                collaborator.name,
                collaborator.note,
                sneakerCount,
                base.uri("/sneakers", "collaborator=" + collaborator.slug),
                base.uri("/collaborators/" + collaborator.slug),
                collaborator.description,
                collaborator.images,
                collaborator.links,
                collaborator.formerSlugs);
    }
}
