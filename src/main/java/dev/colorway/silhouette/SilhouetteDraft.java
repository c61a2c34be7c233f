// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.DraftReference;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.designer.Designer;
import dev.colorway.http.body.Derived;
import dev.colorway.http.problem.Fault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A silhouette as it is written. */
@Derived(from = SilhouetteView.class)
@Schema(name = "SilhouetteDraft", description = "A silhouette as it is written.")
public record SilhouetteDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(description = "Its identity. Made from the name if left out.", examples = "gel-kayano-14")
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "GEL-Kayano 14")
        String name,

        @NotNull @Valid @Schema(description = "Its maker.") EntryReference brand,

        @Size(max = 200) @Schema(description = "The family it belongs to.", examples = "GEL-Kayano")
        String line,

        @Schema(description = "When it first came out.", examples = "2008")
        CalendarDate released,

        @Schema(description = "When it first came back.", examples = "2020")
        CalendarDate retroReleased,

        @Size(max = 20) @Schema(description = "Who is credited on it, and with what.")
        List<@Valid CreditDraft> designers,

        @Size(max = 1000) @Schema(description = "The idea behind the design.", examples = "flash")
        String designConcept,

        @Size(max = 1000) @Schema(description = "What the upper is made of.", examples = "mesh base with panels")
        String upper,

        @Size(max = 20) @Schema(description = "The technologies in it.")
        List<@Valid TechnologyView> technologies,

        @Size(max = 20) @Schema(description = "The prizes it won.")
        List<@Valid Award> awards,

        @Valid @Schema(description = "The silhouette that it followed in its line.")
        EntryReference predecessor,

        @Size(max = 2000)
        @Schema(description = "What else is worth saying.", examples = "first of the line not designed by its namesake")
        String note)
        implements EntryDraft<Silhouette> {

    public SilhouetteDraft {
        designers = EntryDraft.orEmpty(designers);
        technologies = EntryDraft.orEmpty(technologies);
        awards = EntryDraft.orEmpty(awards);
    }

    @Override
    public SilhouetteDraft withSlug(String newSlug) {
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
                note);
    }

    @Override
    public List<DraftReference> references() {
        return Stream.of(
                        DraftReference.of("/brand", Brand.class, brand),
                        DraftReference.ofAll(
                                "/designers",
                                Designer.class,
                                designers.stream().map(CreditDraft::slug).toList()),
                        DraftReference.of("/predecessor", Silhouette.class, predecessor))
                .flatMap(links -> links)
                .toList();
    }

    /** A silhouette has one successor at most. */
    @Override
    public Map<String, List<String>> claims() {
        return predecessor == null ? Map.of() : Map.of("/predecessor", holdings());
    }

    @Override
    public List<String> holdings() {
        return predecessor == null ? List.of() : List.of(predecessor.slug());
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = EntryDraft.super.faults();
        EntryDraft.checkKey("/line", line, faults);
        EntryDraft.checkDistinct(
                "/designers",
                designers,
                credit -> credit.slug() == null || credit.role() == null ? null : credit,
                faults);
        TechnologyView.check("/technologies", technologies, faults);
        return faults;
    }

    @Override
    public void applyTo(Silhouette entry, ResolvedReferences found) {
        entry.rename(name);
        entry.brand = found.get(Brand.class, brand);
        entry.inLine(line);
        entry.released = released;
        entry.retroReleased = retroReleased;
        entry.designConcept = designConcept;
        entry.upper = upper;
        entry.predecessor = found.get(Silhouette.class, predecessor);
        entry.note = note;
        // New lists rather than changed ones: Hibernate would change them row by row, and two rows that change places
        // are the same for a moment.
        if (!designers.equals(entry.designers.stream().map(CreditDraft::of).toList())) {
            entry.designers = designers.stream()
                    .map(credit -> new Credit(found.get(Designer.class, credit.slug()), credit.role()))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        if (!technologies.equals(
                entry.technologies.stream().map(TechnologyView::of).toList())) {
            entry.technologies = TechnologyView.entities(technologies);
        }
        if (!awards.equals(entry.awards)) {
            entry.awards = new ArrayList<>(awards);
        }
    }
}
