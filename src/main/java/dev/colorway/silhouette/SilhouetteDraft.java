// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.DraftReference;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.content.DescribedDraft;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import dev.colorway.http.body.Derived;
import dev.colorway.http.problem.Fault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A silhouette as a caller writes it. */
@Derived(from = SilhouetteView.class)
@Schema(name = "SilhouetteDraft", description = "A silhouette as you send it.")
public record SilhouetteDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(
                description = "Identifies the silhouette. Created from the name if left out.",
                examples = "gel-kayano-14")
        @Nullable
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "GEL-Kayano 14")
        String name,

        @NotNull @Valid @Schema(description = "Its brand.") EntryReference brand,

        @Size(max = 200) @Schema(description = "The family that it belongs to.", examples = "GEL-Kayano") @Nullable
        String line,

        @Schema(description = "The date of its first release.", examples = "2008") @Nullable
        CalendarDate released,

        @Schema(description = "The date of its first re-release.", examples = "2020") @Nullable
        CalendarDate retroReleased,

        @Size(max = 20) @Schema(description = "The credited designers, each with a role.")
        List<@Valid CreditDraft> designers,

        @Size(max = 1000) @Schema(description = "The idea behind the design.", examples = "flash") @Nullable
        String designConcept,

        @Size(max = 1000)
        @Schema(description = "The material of the upper.", examples = "mesh base with panels")
        @Nullable
        String upper,

        @Size(max = 20) @Schema(description = "The technologies in it.")
        List<@Valid TechnologyView> technologies,

        @Size(max = 20) @Schema(description = "The prizes that it won.")
        List<@Valid Award> awards,

        @Valid @Schema(description = "The silhouette that it followed in its line.") @Nullable
        EntryReference predecessor,

        @Size(max = 2000)
        @Schema(description = "A remark.", examples = "first of the line not designed by its namesake")
        @Nullable
        String note,

        @Schema(
                description = "A description in one or several lines of plain text.",
                examples = "A running shoe of 2008 with a mesh upper.")
        @Nullable
        Description description,

        @Size(max = Image.MAX) @Schema(description = "Its pictures, the most important first.")
        List<@Valid Image> images,

        @Size(max = WebLink.MAX) @Schema(description = "Links to pages about it outside of the catalog.")
        List<@Valid WebLink> links,

        @Size(max = EntryDraft.MAX_FORMER_SLUGS)
        @Schema(description = EntryDraft.FORMER_SLUGS, examples = "[\"kayano-14\"]")
        List<@Size(max = 120) @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE) String> formerSlugs)
        implements DescribedDraft<Silhouette> {

    public SilhouetteDraft {
        designers = EntryDraft.orEmpty(designers);
        technologies = EntryDraft.orEmpty(technologies);
        awards = EntryDraft.orEmpty(awards);
        formerSlugs = EntryDraft.orEmpty(formerSlugs);
        images = EntryDraft.orEmpty(images);
        links = EntryDraft.orEmpty(links);
    }

    @Override
    public SilhouetteDraft withSlugs(String newSlug, List<String> newFormerSlugs) {
        return new SilhouetteDraft(
                newSlug,
                name,
                brand,
                line,
                released,
                retroReleased,
                designers,
                designConcept,
                upper,
                technologies,
                awards,
                predecessor,
                note,
                description,
                images,
                links,
                newFormerSlugs);
    }

    @Override
    public List<DraftReference> references() {
        return Stream.of(
                        DraftReference.of("/brand", Brand.class, brand),
                        CreditDraft.references("/designers", designers),
                        DraftReference.of("/predecessor", Silhouette.class, predecessor))
                .flatMap(links -> links)
                .toList();
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = DescribedDraft.super.faults();
        CreditDraft.check("/designers", designers, faults);
        TechnologyView.check("/technologies", technologies, faults);
        return faults;
    }

    /** Returns the draft of a silhouette, with all its properties that callers can write. */
    static SilhouetteDraft of(Silhouette entry) {
        return new SilhouetteDraft(
                entry.slug,
                entry.name,
                EntryReference.to(entry.brand),
                entry.line,
                entry.released,
                entry.retroReleased,
                entry.designers.stream().map(CreditDraft::of).toList(),
                entry.designConcept,
                entry.upper,
                entry.technologies.stream().map(TechnologyView::of).toList(),
                List.copyOf(entry.awards),
                EntryReference.toOrNull(entry.predecessor),
                entry.note,
                entry.description,
                entry.images,
                entry.links,
                entry.formerSlugs);
    }

    @Override
    public void applyTo(Silhouette entry, ResolvedReferences found) {
        entry.rename(name);
        entry.brand = found.get(Brand.class, brand);
        entry.changeLine(line);
        entry.released = released;
        entry.retroReleased = retroReleased;
        entry.designConcept = designConcept;
        entry.upper = upper;
        entry.predecessor = found.getOrNull(Silhouette.class, predecessor);
        entry.note = note;
        describe(entry);
        // Assigns a new list where a list differs. Hibernate would update changed lists row by row. If two elements
        // swap positions, two rows would be equal after the first update, and violate a unique constraint.
        entry.designers = CreditDraft.applied(designers, entry.designers, found);
        if (!technologies.equals(
                entry.technologies.stream().map(TechnologyView::of).toList())) {
            entry.technologies = TechnologyView.entities(technologies);
        }
        if (!awards.equals(entry.awards)) {
            entry.awards = new ArrayList<>(awards);
        }
    }
}
