// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.http.body.Derived;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A collaborator as it is written. */
@Derived(from = CollaboratorView.class)
@Schema(name = "CollaboratorDraft", description = "A collaborator as it is written.")
public record CollaboratorDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(description = "Its identity. Made from the name if left out.", examples = "jjjjound")
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "JJJJound")
        String name,

        @Size(max = 2000)
        @Schema(description = "What else is worth saying.", examples = "named as a tastemaker; no sneaker listed")
        String note)
        implements EntryDraft<Collaborator> {

    @Override
    public CollaboratorDraft withSlug(String newSlug) {
        return new CollaboratorDraft(newSlug, name, note);
    }

    @Override
    public void applyTo(Collaborator entry, ResolvedReferences found) {
        entry.rename(name);
        entry.note = note;
    }
}
