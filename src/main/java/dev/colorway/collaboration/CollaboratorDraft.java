// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.content.DescribedDraft;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import dev.colorway.http.body.Derived;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collaborator as a caller writes it. */
@Derived(from = CollaboratorView.class)
@Schema(name = "CollaboratorDraft", description = "A collaborator as you send it.")
public record CollaboratorDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(description = "Identifies the collaborator. Created from the name if left out.", examples = "jjjjound")
        @Nullable
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "JJJJound")
        String name,

        @Size(max = 2000)
        @Schema(description = "A remark.", examples = "named as a tastemaker; no sneaker listed")
        @Nullable
        String note,

        @Schema(description = "A description in one or several lines of plain text.", examples = "A design studio.")
        @Nullable
        Description description,

        @Size(max = Image.MAX) @Schema(description = "Its pictures, the most important first.")
        List<@Valid Image> images,

        @Size(max = WebLink.MAX) @Schema(description = "Links to pages about it outside of the catalog.")
        List<@Valid WebLink> links,

        @Size(max = EntryDraft.MAX_FORMER_SLUGS)
        @Schema(description = EntryDraft.FORMER_SLUGS, examples = "[\"jjj-jound\"]")
        List<@Size(max = 120) @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE) String> formerSlugs)
        implements DescribedDraft<Collaborator> {

    public CollaboratorDraft {
        images = EntryDraft.orEmpty(images);
        links = EntryDraft.orEmpty(links);
        formerSlugs = EntryDraft.orEmpty(formerSlugs);
    }

    @Override
    public CollaboratorDraft withSlugs(String newSlug, List<String> newFormerSlugs) {
        return new CollaboratorDraft(newSlug, name, note, description, images, links, newFormerSlugs);
    }

    /** Returns the draft of an entry: all that the catalog stores of it. */
    static CollaboratorDraft of(Collaborator entry) {
        return new CollaboratorDraft(
                entry.slug, entry.name, entry.note, entry.description, entry.images, entry.links, entry.formerSlugs);
    }

    @Override
    public void applyTo(Collaborator entry, ResolvedReferences found) {
        entry.rename(name);
        describe(entry);
        entry.note = note;
    }
}
