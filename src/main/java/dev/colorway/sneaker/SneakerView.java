// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.colorway.catalog.Audience;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.Reference;
import dev.colorway.collaboration.Billing;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.PriceSummary;
import dev.colorway.query.Note;
import dev.colorway.silhouette.Credit;
import dev.colorway.silhouette.CreditView;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.silhouette.Technology;
import dev.colorway.silhouette.TechnologyView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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

        @Schema(description = "Its colour nickname.", examples = "Silver Black") @Nullable
        String colorway,

        @Schema(description = "The maker's code.", examples = "1201A457-101") @Nullable
        String styleCode,

        @Schema(required = true, description = "Its brand. If it has a silhouette, the brand of the silhouette.")
        Reference brand,

        @Schema(description = "The design that it shares with other sneakers; absent if not known.") @Nullable
        Reference silhouette,

        @Schema(description = "The collaboration that it came from; absent for a general release.") @Nullable
        Billing collaboration,

        @Schema(
                required = true,
                description = "The designers that designed or relaunched its silhouette, then the designers of this "
                        + "colorway, as in `credits`. Designers that only gave the name are left out.")
        List<Reference> designers,

        @Schema(
                required = true,
                description = "All its technologies: those of its silhouette, then its own.",
                examples = "[\"GEL\", \"TRUSSTIC\"]")
        List<String> technologies,

        @Schema(required = true, description = "Its technologies in addition to those of its silhouette.")
        List<TechnologyView> extraTechnologies,

        @Schema(description = "The date, month or year of its release, as exactly as it is known.", examples = "2022")
        @Nullable
        CalendarDate releaseDate,

        @Schema(
                description = "Its current price that matches the request: the lowest of the kinds in `kind`; without "
                        + "`kind`, its lowest ask, else its last sale, else its lowest retail price, unless configured "
                        + "otherwise. Absent if no price matches.")
        @Nullable
        MatchedPrice price,

        @Schema(description = "A summary of its current prices; absent unless you send `include=prices`.") @Nullable
        PriceSummary priceSummary,

        @Schema(description = "Its premium over retail and its changes; absent unless you send `include=market`.")
        @Nullable
        MarketSummary market,

        @Schema(
                required = true,
                description = "The address of its prices.",
                examples = "http://localhost:8080/sneakers/jjjjound-gel-kayano-14-silver-black/prices")
        URI prices,

        @Schema(
                required = true,
                description = "The address of the sneaker.",
                examples = "http://localhost:8080/sneakers/jjjjound-gel-kayano-14-silver-black")
        URI url,

        @Schema(description = "A description in one or several lines of plain text.", examples = "Silver and black.")
        @Nullable
        Description description,

        @Schema(required = true, description = "Its pictures, the most important first.")
        List<Image> images,

        @Schema(
                required = true,
                description = "The address of a drawing (SVG): a generic shoe in the colours of the sneaker. On a "
                        + "page, show `images`, or the drawing if there are none.",
                examples = "http://localhost:8080/sneakers/jjjjound-gel-kayano-14-silver-black/drawing")
        URI drawing,

        @Schema(required = true, description = "Links to pages about it outside of the catalog.")
        List<WebLink> links,

        @Schema(required = true, description = "Short texts to find it by.", examples = "[\"retro running\"]")
        List<String> tags,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description = "Texts by name that a writer stored with it, for data without a field of its own; absent "
                        + "if there are none.")
        Map<String, String> metadata,

        @Schema(description = "The people it is for; absent if not known.", examples = "WOMEN") @Nullable
        Audience audience,

        @Schema(
                description = "`ANNOUNCED`: not for sale yet. `AVAILABLE`: for sale. `DISCONTINUED`: no longer made. "
                        + "Absent if not known.",
                examples = "AVAILABLE")
        @Nullable
        SneakerStatus status,

        @Schema(
                required = true,
                description = "The maker's colour list, in the maker's order; empty if not known. `colorway` is the "
                        + "nickname.")
        List<Color> colors,

        @Schema(required = true, description = "The credits of this colorway. The silhouette lists its own.")
        List<CreditView> credits,

        @Schema(
                required = true,
                description = "The time at which it was added to this catalog.",
                examples = "2026-11-23T00:00:00Z")
        Instant createdAt,

        @Schema(
                required = true,
                description = "The time of its last change. Changes of its prices and of entries that it refers to do "
                        + "not count.",
                examples = "2026-11-24T09:30:00.123456Z")
        Instant updatedAt,

        @Schema(
                required = true,
                description = "All its style codes, the one in `styleCode` first. Each of them finds it.",
                examples = "[\"1201A457-101\"]")
        List<String> styleCodes,

        @Schema(required = true, description = "Its GTINs (EAN, UPC), each with its size if that is known.")
        List<SizedGtin> gtins,

        @Schema(required = true, description = "Its identifiers in other sources.")
        List<Identifier> identifiers,

        @Schema(
                required = true,
                description = "Other slugs that lead here, such as its former ones. A request to one of their "
                        + "addresses gets a `308` with the present address.",
                examples = "[\"jjjjound-kayano-14-silver\"]")
        List<String> formerSlugs,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description = "A note about the missing exchange rate for `convertTo`; absent if no rate is missing. "
                        + "Also absent in lists, because a page has `notes` of its own.")
        List<Note> notes)
        implements Versioned {

    static SneakerView of(
            Sneaker sneaker, @Nullable MatchedPrice price, Included included, List<Note> notes, BaseUri base) {
        String path = "/sneakers/" + sneaker.slug;
        return new SneakerView(
                sneaker.version(),
                sneaker.slug,
                sneaker.name,
                sneaker.colorway,
                sneaker.styleCode,
                Reference.to(sneaker.brand()),
                Reference.toOrNull(sneaker.silhouette),
                Billing.of(sneaker.collaboration),
                designers(sneaker),
                technologies(sneaker),
                sneaker.extraTechnologies.stream().map(TechnologyView::of).toList(),
                sneaker.releaseDate,
                price,
                included.priceSummary(),
                included.market(),
                base.uri(path + "/prices"),
                base.uri(path),
                sneaker.description,
                sneaker.images,
                base.uri(path + SneakerDrawing.PATH),
                sneaker.links,
                sneaker.tags,
                sneaker.metadata,
                sneaker.audience,
                sneaker.status,
                List.copyOf(sneaker.colors),
                sneaker.credits.stream().map(CreditView::of).toList(),
                sneaker.createdAt,
                sneaker.updatedAt,
                sneaker.styleCodes(),
                sneaker.sizedGtins(),
                sneaker.otherIdentifiers(),
                sneaker.formerSlugs,
                notes);
    }

    private static List<Reference> designers(Sneaker sneaker) {
        List<Credit> ofSilhouette = sneaker.silhouette == null ? List.of() : sneaker.silhouette.designers;
        return Stream.concat(ofSilhouette.stream(), sneaker.credits.stream())
                .filter(credit -> credit.role != DesignerRole.NAMESAKE)
                .map(credit -> Reference.to(credit.designer))
                .distinct()
                .toList();
    }

    private static List<String> technologies(Sneaker sneaker) {
        List<Technology> ofSilhouette = sneaker.silhouette == null ? List.of() : sneaker.silhouette.technologies;
        return Stream.concat(ofSilhouette.stream(), sneaker.extraTechnologies.stream())
                .map(technology -> technology.name)
                .distinct()
                .toList();
    }
}
