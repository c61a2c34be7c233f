// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.http.body.Derived;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A collaborator as a caller writes it. */
@Derived(from = CollaboratorView.class)
@Schema(name = "CollaboratorDraft", description = "What you send to create or replace a collaborator.")
public record CollaboratorDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(description = "Its identity. Built from the name if you leave it out.", examples = "jjjjound")
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "JJJJound")
        String name,

        @Size(max = 2000) @Schema(description = "A remark.", examples = "named as a tastemaker; no sneaker listed")
        String note,

        @Size(max = EntryDraft.MAX_FORMER_SLUGS)
        @Schema(description = EntryDraft.FORMER_SLUGS, examples = "[\"jjj-jound\"]")
        List<@Size(max = 120) @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE) String> formerSlugs)
        implements EntryDraft<Collaborator> {

    public CollaboratorDraft {
        formerSlugs = EntryDraft.orEmpty(formerSlugs);
    }

    @Override
    public CollaboratorDraft withSlugs(String newSlug, List<String> newFormerSlugs) {
        return new CollaboratorDraft(newSlug, name, note, newFormerSlugs);
    }

    @Override
    public void applyTo(Collaborator entry, ResolvedReferences found) {
        entry.rename(name);
        entry.note = note;
    }
}
