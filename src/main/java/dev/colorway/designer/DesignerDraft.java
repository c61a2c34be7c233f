// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

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

/** A designer as a caller writes it. */
@Derived(from = DesignerView.class)
@Schema(name = "DesignerDraft", description = "A designer as you send it.")
public record DesignerDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(
                description = "Identifies the designer. Created from the name if left out.",
                examples = "hidenori-yamashita")
        @Nullable
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "Hidenori Yamashita")
        String name,

        @Schema(
                description = "A description in one or several lines of plain text.",
                examples = "Designs running shoes.")
        @Nullable
        Description description,

        @Size(max = Image.MAX) @Schema(description = "Its pictures, the most important first.")
        List<@Valid Image> images,

        @Size(max = WebLink.MAX) @Schema(description = "Links to pages about it outside of the catalog.")
        List<@Valid WebLink> links,

        @Size(max = EntryDraft.MAX_FORMER_SLUGS)
        @Schema(description = EntryDraft.FORMER_SLUGS, examples = "[\"h-yamashita\"]")
        List<@Size(max = 120) @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE) String> formerSlugs)
        implements DescribedDraft<Designer> {

    public DesignerDraft {
        images = EntryDraft.orEmpty(images);
        links = EntryDraft.orEmpty(links);
        formerSlugs = EntryDraft.orEmpty(formerSlugs);
    }

    @Override
    public DesignerDraft withSlugs(String newSlug, List<String> newFormerSlugs) {
        return new DesignerDraft(newSlug, name, description, images, links, newFormerSlugs);
    }

    /** Returns the draft of an entry: all that the catalog stores of it. */
    static DesignerDraft of(Designer entry) {
        return new DesignerDraft(
                entry.slug, entry.name, entry.description, entry.images, entry.links, entry.formerSlugs);
    }

    @Override
    public void applyTo(Designer entry, ResolvedReferences found) {
        entry.rename(name);
        describe(entry);
    }
}
