// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

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

/** A designer as responses contain it. */
@Schema(name = "Designer", description = "A person credited on a silhouette or a sneaker.")
public record DesignerView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(required = true, description = "Identifies the designer.", examples = "hidenori-yamashita")
        String slug,

        @Schema(required = true, examples = "Hidenori Yamashita")
        String name,

        @Schema(
                required = true,
                description = "The number of sneakers that the address in `sneakers` lists.",
                examples = "1",
                minimum = "0")
        long sneakerCount,

        @Schema(
                required = true,
                description = "The address that lists its sneakers.",
                examples = "http://localhost:8080/sneakers?designer=hidenori-yamashita")
        URI sneakers,

        @Schema(
                required = true,
                description = "The address of the designer.",
                examples = "http://localhost:8080/designers/hidenori-yamashita")
        URI url,

        @Schema(
                description = "A description in one or several lines of plain text.",
                examples = "Designs running shoes.")
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
                examples = "[\"h-yamashita\"]")
        List<String> formerSlugs)
        implements Versioned {

    static DesignerView of(Designer designer, long sneakerCount, BaseUri base) {
        return new DesignerView(
                designer.version(),
                designer.slug,
                designer.name,
                sneakerCount,
                base.uri("/sneakers", "designer=" + designer.slug),
                base.uri("/designers/" + designer.slug),
                designer.description,
                designer.images,
                designer.links,
                designer.formerSlugs);
    }
}
