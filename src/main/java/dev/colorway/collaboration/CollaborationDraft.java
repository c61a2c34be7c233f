// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.DraftReference;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.http.body.Derived;
import dev.colorway.http.problem.Fault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collaboration as a caller writes it. */
@Derived(from = CollaborationView.class)
@Schema(name = "CollaborationDraft", description = "A collaboration as you send it.")
public record CollaborationDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(
                description = "Identifies the collaboration. Created from the name if left out.",
                examples = "jjjjound-x-asics")
        @Nullable
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "JJJJound x ASICS")
        String name,

        @NotNull @Valid @Schema(description = "The brand.") EntryReference brand,

        @Size(min = 1, max = 20) @Schema(required = true, description = "The collaborators, in billing order.")
        List<@Valid EntryReference> collaborators,

        @Size(max = EntryDraft.MAX_FORMER_SLUGS)
        @Schema(description = EntryDraft.FORMER_SLUGS, examples = "[\"asics-x-jjjjound\"]")
        List<@Size(max = 120) @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE) String> formerSlugs)
        implements EntryDraft<Collaboration> {

    public CollaborationDraft {
        collaborators = EntryDraft.orEmpty(collaborators);
        formerSlugs = EntryDraft.orEmpty(formerSlugs);
    }

    @Override
    public CollaborationDraft withSlugs(String newSlug, List<String> newFormerSlugs) {
        return new CollaborationDraft(newSlug, name, brand, collaborators, newFormerSlugs);
    }

    @Override
    public List<DraftReference> references() {
        return Stream.concat(
                        DraftReference.of("/brand", Brand.class, brand),
                        DraftReference.ofAll("/collaborators", Collaborator.class, slugs()))
                .toList();
    }

    private List<String> slugs() {
        return collaborators.stream()
                .map(each -> each == null ? null : each.slug())
                .toList();
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = EntryDraft.super.faults();
        EntryDraft.checkDistinct("/collaborators", collaborators, EntryReference::slug, faults);
        return faults;
    }

    /** Returns the draft of an entry: all that the catalog stores of it. */
    static CollaborationDraft of(Collaboration entry) {
        return new CollaborationDraft(
                entry.slug,
                entry.name,
                EntryReference.to(entry.brand),
                entry.collaborators.stream().map(EntryReference::to).toList(),
                entry.formerSlugs);
    }

    @Override
    public void applyTo(Collaboration entry, ResolvedReferences found) {
        entry.rename(name);
        entry.brand = found.get(Brand.class, brand);
        List<Collaborator> billed = slugs().stream()
                .map(slug -> found.get(Collaborator.class, slug))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!billed.equals(entry.collaborators)) {
            entry.collaborators = billed;
        }
    }
}
