// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.Reference;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A silhouette as responses contain it. */
@Schema(name = "Silhouette", description = "A design that sneakers share.")
public record SilhouetteView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(required = true, description = "Identifies the silhouette.", examples = "gel-kayano-14")
        String slug,

        @Schema(required = true, examples = "GEL-Kayano 14") String name,
        @Schema(required = true, description = "Its brand.") Reference brand,

        @Schema(description = "The family that it belongs to.", examples = "GEL-Kayano") @Nullable
        String line,

        @Schema(description = "The date of its first release.", examples = "2008") @Nullable
        CalendarDate released,

        @Schema(description = "The date of its first re-release.", examples = "2020") @Nullable
        CalendarDate retroReleased,

        @Schema(required = true, description = "The credited designers, each with a role.")
        List<CreditView> designers,

        @Schema(description = "The idea behind the design.", examples = "flash") @Nullable
        String designConcept,

        @Schema(description = "The material of the upper.", examples = "mesh base with panels") @Nullable
        String upper,

        @Schema(required = true, description = "The technologies in it.")
        List<TechnologyView> technologies,

        @Schema(required = true, description = "The prizes that it won.")
        List<Award> awards,

        @Schema(description = "The silhouette that it followed in its line.") @Nullable
        Reference predecessor,

        @Schema(description = "The silhouette that followed it in its line.") @Nullable
        Reference successor,

        @Schema(description = "A remark.", examples = "first of the line not designed by its namesake") @Nullable
        String note,

        @Schema(
                required = true,
                description = "The number of sneakers that the address in `sneakers` lists.",
                examples = "6",
                minimum = "0")
        long sneakerCount,

        @Schema(
                required = true,
                description = "The address that lists its sneakers.",
                examples = "http://localhost:8080/sneakers?silhouette=gel-kayano-14")
        URI sneakers,

        @Schema(
                required = true,
                description = "The address of the silhouette.",
                examples = "http://localhost:8080/silhouettes/gel-kayano-14")
        URI url,

        @Schema(
                description = "A description in one or several lines of plain text.",
                examples = "A running shoe of 2008 with a mesh upper.")
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
                examples = "[\"kayano-14\"]")
        List<String> formerSlugs)
        implements Versioned {

    static SilhouetteView of(Silhouette silhouette, @Nullable Silhouette successor, long sneakerCount, BaseUri base) {
        return new SilhouetteView(
                silhouette.version(),
                silhouette.slug,
                silhouette.name,
                Reference.to(silhouette.brand),
                silhouette.line,
                silhouette.released,
                silhouette.retroReleased,
                silhouette.designers.stream().map(CreditView::of).toList(),
                silhouette.designConcept,
                silhouette.upper,
                silhouette.technologies.stream().map(TechnologyView::of).toList(),
                List.copyOf(silhouette.awards),
                Reference.toOrNull(silhouette.predecessor),
                Reference.toOrNull(successor),
                silhouette.note,
                sneakerCount,
                base.uri("/sneakers", "silhouette=" + silhouette.slug),
                base.uri("/silhouettes/" + silhouette.slug),
                silhouette.description,
                silhouette.images,
                silhouette.links,
                silhouette.formerSlugs);
    }
}
