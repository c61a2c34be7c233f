// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.Reference;
import dev.colorway.collaboration.Billing;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.PriceSummary;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.silhouette.TechnologyView;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sneaker in responses, alone or in a list. */
@Schema(name = "Sneaker", description = "One colorway that can be bought.")
public record SneakerView(
        @JsonIgnore @Schema(hidden = true) String version,

        @Schema(
                required = true,
                description = "Identifies the sneaker.",
                examples = "jjjjound-gel-kayano-14-silver-black")
        String slug,

        @Schema(required = true, examples = "JJJJound x GEL-Kayano 14 'Silver Black'")
        String name,

        @Schema(description = "Its colour nickname.", examples = "Silver Black")
        String colorway,

        @Schema(description = "The maker's code.", examples = "1201A457-101")
        String styleCode,

        @Schema(required = true, description = "The brand of its silhouette.")
        Reference brand,

        @Schema(required = true, description = "The design that it shares with other sneakers.")
        Reference silhouette,

        @Schema(description = "The collaboration that it came from; absent for a general release.")
        Billing collaboration,

        @Schema(
                required = true,
                description = "The designers that designed or relaunched its silhouette. A designer that only lent the "
                        + "name is listed with the silhouette.")
        List<Reference> designers,

        @Schema(
                required = true,
                description = "All its technologies: those of its silhouette, then its own.",
                examples = "[\"GEL\", \"TRUSSTIC\"]")
        List<String> technologies,

        @Schema(required = true, description = "Its technologies in addition to those of its silhouette.")
        List<TechnologyView> extraTechnologies,

        @Schema(description = "The date, month or year of its release, as exactly as it is known.", examples = "2022")
        CalendarDate releaseDate,

        @Schema(description = "Its lowest current price that matches the request; absent if no price matches.")
        MatchedPrice price,

        @Schema(description = "Its current prices in short; absent unless you request it with `include=prices`.")
        PriceSummary priceSummary,

        @Schema(
                required = true,
                description = "The address of its prices.",
                examples = "http://localhost:8080/sneakers/jjjjound-gel-kayano-14-silver-black/prices")
        URI prices,

        @Schema(
                required = true,
                description = "The address of the sneaker.",
                examples = "http://localhost:8080/sneakers/jjjjound-gel-kayano-14-silver-black")
        URI url)
        implements Versioned {

    static SneakerView of(Sneaker sneaker, MatchedPrice price, PriceSummary summary, BaseUri base) {
        String path = "/sneakers/" + sneaker.slug;
        return new SneakerView(
                sneaker.version(),
                sneaker.slug,
                sneaker.name,
                sneaker.colorway,
                sneaker.styleCode,
                Reference.to(sneaker.silhouette.brand),
                Reference.to(sneaker.silhouette),
                Billing.of(sneaker.collaboration),
                designers(sneaker),
                technologies(sneaker),
                sneaker.extraTechnologies.stream().map(TechnologyView::of).toList(),
                sneaker.releaseDate,
                price,
                summary,
                base.uri(path + "/prices"),
                base.uri(path));
    }

    private static List<Reference> designers(Sneaker sneaker) {
        return sneaker.silhouette.designers.stream()
                .filter(credit -> credit.role != DesignerRole.NAMESAKE)
                .map(credit -> Reference.to(credit.designer))
                .distinct()
                .toList();
    }

    private static List<String> technologies(Sneaker sneaker) {
        return Stream.concat(sneaker.silhouette.technologies.stream(), sneaker.extraTechnologies.stream())
                .map(technology -> technology.name)
                .distinct()
                .toList();
    }
}
