// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.Audience;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.DraftReference;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.content.DescribedDraft;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.Metadata;
import dev.colorway.content.Tags;
import dev.colorway.content.WebLink;
import dev.colorway.http.body.Derived;
import dev.colorway.http.problem.Fault;
import dev.colorway.silhouette.CreditDraft;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.silhouette.TechnologyView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sneaker in a request body or an import file. */
@Derived(from = SneakerView.class)
@Schema(name = "SneakerDraft", description = "A sneaker as you send it.")
public record SneakerDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(
                description = "Identifies the sneaker. Created from the name if left out.",
                examples = "jjjjound-gel-kayano-14-silver-black")
        @Nullable
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "JJJJound x GEL-Kayano 14 'Silver Black'")
        String name,

        @Size(max = 200) @Schema(description = "Its colour nickname.", examples = "Silver Black") @Nullable
        String colorway,

        @Size(max = StyleCodes.MAX_LENGTH)
        @Pattern(regexp = StyleCodes.FORM, message = StyleCodes.MESSAGE)
        @Schema(
                description = "The maker's code, or the first one of `styleCodes`. A text with a slash, such as "
                        + "GX7982/GX7983, can be two codes. In a patch without `styleCodes`, another code replaces "
                        + "all codes.",
                examples = "1201A457-101")
        @Nullable
        String styleCode,

        @Valid
        @Schema(
                description =
                        "The design that it shares with other sneakers. You can leave it out if you name the `brand`.")
        @Nullable
        EntryReference silhouette,

        @Valid @Schema(description = "The collaboration that it came from; left out for a general release.") @Nullable
        EntryReference collaboration,

        @Size(max = 20) @Schema(description = "Its technologies in addition to those of its silhouette.")
        List<@Valid TechnologyView> extraTechnologies,

        @Schema(description = "The date, month or year of its release, as exactly as it is known.", examples = "2022")
        @Nullable
        CalendarDate releaseDate,

        @Schema(description = "The people it is for.", examples = "WOMEN") @Nullable
        Audience audience,

        @Schema(
                description = "`ANNOUNCED`: not for sale yet. `AVAILABLE`: for sale. `DISCONTINUED`: no longer made.",
                examples = "AVAILABLE")
        @Nullable
        SneakerStatus status,

        @Size(max = 20)
        @Schema(
                description = "The maker's colour list in the maker's order: White/Black-Gum is three colours. A "
                        + "colour can recur.")
        List<@Valid Color> colors,

        @Size(max = 20)
        @Schema(
                description =
                        "The designers of this colorway, in addition to those of its silhouette, each with a role.")
        List<@Valid CreditDraft> credits,

        @Valid
        @Schema(
                description = "The brand of a sneaker without a `silhouette`. With a silhouette, it must be the "
                        + "silhouette's brand, and is not stored.")
        @Nullable
        EntryReference brand,

        @Size(max = StyleCodes.MAX_CODES)
        @Schema(
                description = "All style codes, if it has several; the first one can also be in `styleCode`.",
                examples = "[\"1201A457-101\", \"1201A457-102\"]")
        List<@Size(max = StyleCodes.MAX_LENGTH) @Pattern(regexp = StyleCodes.FORM, message = StyleCodes.MESSAGE) String>
                styleCodes,

        @Size(max = 100) @Schema(description = "Its GTINs (EAN, UPC): one for each size, or for the sneaker itself.")
        List<@Valid SizedGtin> gtins,

        @Size(max = 50) @Schema(description = "Its identifiers in other sources.")
        List<@Valid Identifier> identifiers,

        @Schema(description = "A description in one or several lines of plain text.", examples = "Silver and black.")
        @Nullable
        Description description,

        @Size(max = Image.MAX) @Schema(description = "Its pictures, the most important first.")
        List<@Valid Image> images,

        @Size(max = WebLink.MAX) @Schema(description = "Links to pages about it outside of the catalog.")
        List<@Valid WebLink> links,

        @Size(max = Tags.MAX)
        @Schema(description = "Short texts to find it by, in your own words.", examples = "[\"retro running\"]")
        List<@Size(min = 1, max = Tags.MAX_LENGTH) String> tags,

        @Size(max = Metadata.MAX)
        @Schema(
                description = "Texts by name, for data without a field of its own; a name has at most 64 characters. "
                        + "The catalog stores and returns them; no filter uses them. A name with the value null is "
                        + "left out.")
        Map<String, @Size(min = 1, max = Metadata.MAX_LENGTH) String> metadata,

        @Size(max = EntryDraft.MAX_FORMER_SLUGS)
        @Schema(description = EntryDraft.FORMER_SLUGS, examples = "[\"jjjjound-kayano-14-silver\"]")
        List<@Size(max = 120) @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE) String> formerSlugs)
        implements DescribedDraft<Sneaker> {

    /**
     * Normalizes the style codes: the first one is in {@code styleCode}. {@code styleCodes} contains all codes if there
     * are several, else none. Codes with faults stay as they are.
     */
    public SneakerDraft {
        List<String> codes = StyleCodes.of(styleCode, styleCodes);
        styleCodes = EntryDraft.orEmpty(styleCodes);
        if (codes.stream().allMatch(StyleCodes::isValid)
                && (styleCode == null || StyleCodes.begins(codes, styleCode))) {
            styleCode = codes.isEmpty() ? null : codes.get(0);
            styleCodes = codes.size() == 1 ? List.of() : codes;
        }
        gtins = EntryDraft.orEmpty(gtins);
        identifiers = EntryDraft.orEmpty(identifiers);
        extraTechnologies = EntryDraft.orEmpty(extraTechnologies);
        colors = EntryDraft.orEmpty(colors);
        credits = EntryDraft.orEmpty(credits);
        formerSlugs = EntryDraft.orEmpty(formerSlugs);
        images = EntryDraft.orEmpty(images);
        links = EntryDraft.orEmpty(links);
        tags = EntryDraft.orEmpty(tags);
        metadata = Metadata.sorted(metadata);
    }

    @Override
    public SneakerDraft withSlugs(String newSlug, List<String> newFormerSlugs) {
        return with(newSlug, brand, newFormerSlugs);
    }

    /** Returns the draft, without the brand if there is a silhouette, because the silhouette has the brand. */
    @Override
    public SneakerDraft stored() {
        return silhouette == null || brand == null ? this : with(slug, null, formerSlugs);
    }

    /** @param other refers to the brand; null for none */
    SneakerDraft withBrand(@Nullable EntryReference other) {
        return with(slug, other, formerSlugs);
    }

    private SneakerDraft with(
            @Nullable String newSlug, @Nullable EntryReference newBrand, List<String> newFormerSlugs) {
        return new SneakerDraft(
                newSlug,
                name,
                colorway,
                styleCode,
                silhouette,
                collaboration,
                extraTechnologies,
                releaseDate,
                audience,
                status,
                colors,
                credits,
                newBrand,
                styleCodes,
                gtins,
                identifiers,
                description,
                images,
                links,
                tags,
                metadata,
                newFormerSlugs);
    }

    @Override
    public List<DraftReference> references() {
        return Stream.of(
                        DraftReference.of("/silhouette", Silhouette.class, silhouette),
                        DraftReference.of("/collaboration", Collaboration.class, collaboration),
                        CreditDraft.references("/credits", credits),
                        DraftReference.of("/brand", Brand.class, brand))
                .flatMap(references -> references)
                .toList();
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = DescribedDraft.super.faults();
        TechnologyView.check("/extraTechnologies", extraTechnologies, faults);
        Tags.check("/tags", tags, faults);
        Metadata.check("/metadata", metadata, faults);
        CreditDraft.check("/credits", credits, faults);
        if (silhouette == null && brand == null) {
            faults.add(Fault.at("/silhouette", "must be given, or 'brand' instead"));
        }
        StyleCodes.check(styleCode, styleCodes, faults);
        EntryDraft.checkDistinct("/gtins", gtins, gtin -> gtin.gtin() == null ? null : gtin.key(), faults);
        EntryDraft.checkDistinct(
                "/identifiers",
                identifiers,
                identifier -> identifier.scheme() == null || identifier.value() == null ? null : identifier.text(),
                faults);
        return faults;
    }

    /** Returns all style codes, in order. */
    List<String> codes() {
        return styleCodes.isEmpty() ? Stream.ofNullable(styleCode).toList() : styleCodes;
    }

    /** Returns the draft of an entry: all that the catalog stores of it. */
    static SneakerDraft of(Sneaker entry) {
        return new SneakerDraft(
                entry.slug,
                entry.name,
                entry.colorway,
                entry.styleCode,
                EntryReference.toOrNull(entry.silhouette),
                EntryReference.toOrNull(entry.collaboration),
                entry.extraTechnologies.stream().map(TechnologyView::of).toList(),
                entry.releaseDate,
                entry.audience,
                entry.status,
                List.copyOf(entry.colors),
                entry.credits.stream().map(CreditDraft::of).toList(),
                EntryReference.toOrNull(entry.ownBrand),
                entry.styleCodes(),
                entry.sizedGtins(),
                entry.otherIdentifiers(),
                entry.description,
                entry.images,
                entry.links,
                entry.tags,
                entry.metadata,
                entry.formerSlugs);
    }

    @Override
    public void applyTo(Sneaker entry, ResolvedReferences found) {
        entry.rename(name);
        entry.colorway = colorway;
        entry.changeStyleCodes(codes());
        entry.gtins = gtins.stream().map(SizedGtin::line).toList();
        entry.identifiers = identifiers.stream().map(Identifier::text).toList();
        entry.silhouette = found.getOrNull(Silhouette.class, silhouette);
        entry.ownBrand = found.getOrNull(Brand.class, brand);
        entry.collaboration = found.getOrNull(Collaboration.class, collaboration);
        entry.releaseDate = releaseDate;
        entry.audience = audience;
        entry.status = status;
        describe(entry);
        entry.tags = tags;
        entry.metadata = metadata;
        if (!extraTechnologies.equals(
                entry.extraTechnologies.stream().map(TechnologyView::of).toList())) {
            entry.extraTechnologies = TechnologyView.entities(extraTechnologies);
        }
        if (!colors.equals(entry.colors)) {
            entry.colors = new ArrayList<>(colors);
        }
        entry.credits = CreditDraft.applied(credits, entry.credits, found);
    }
}
