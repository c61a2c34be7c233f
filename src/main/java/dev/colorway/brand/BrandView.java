// SPDX-License-Identifier: Apache-2.0
package dev.colorway.brand;

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

/** A brand as responses contain it. */
@Schema(name = "Brand", description = "A maker of sneakers.")
public record BrandView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(required = true, description = "Identifies the brand.", examples = "asics")
        String slug,

        @Schema(required = true, examples = "ASICS") String name,

        @Schema(
                required = true,
                description = "The number of sneakers that the address in `sneakers` lists.",
                examples = "1",
                minimum = "0")
        long sneakerCount,

        @Schema(
                required = true,
                description = "The address that lists its sneakers.",
                examples = "http://localhost:8080/sneakers?brand=asics")
        URI sneakers,

        @Schema(
                required = true,
                description = "The address of the brand.",
                examples = "http://localhost:8080/brands/asics")
        URI url,

        @Schema(
                description = "A description in one or several lines of plain text.",
                examples = "Running shoes from Kobe, since 1949.")
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
                examples = "[\"asics-tiger\"]")
        List<String> formerSlugs)
        implements Versioned {

    static BrandView of(Brand brand, long sneakerCount, BaseUri base) {
        return new BrandView(
                brand.version(),
                brand.slug,
                brand.name,
                sneakerCount,
                base.uri("/sneakers", "brand=" + brand.slug),
                base.uri("/brands/" + brand.slug),
                brand.description,
                brand.images,
                brand.links,
                brand.formerSlugs);
    }
}
