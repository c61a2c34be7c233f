// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.http.body.Derived;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A designer as a caller writes it. */
@Derived(from = DesignerView.class)
@Schema(name = "DesignerDraft", description = "What you send to create or replace a designer.")
public record DesignerDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(description = "Its identity. Built from the name if you leave it out.", examples = "hidenori-yamashita")
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "Hidenori Yamashita")
        String name,

        @Size(max = EntryDraft.MAX_FORMER_SLUGS)
        @Schema(description = EntryDraft.FORMER_SLUGS, examples = "[\"h-yamashita\"]")
        List<@Size(max = 120) @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE) String> formerSlugs)
        implements EntryDraft<Designer> {

    public DesignerDraft {
        formerSlugs = EntryDraft.orEmpty(formerSlugs);
    }

    @Override
    public DesignerDraft withSlugs(String newSlug, List<String> newFormerSlugs) {
        return new DesignerDraft(newSlug, name, newFormerSlugs);
    }

    @Override
    public void applyTo(Designer entry, ResolvedReferences found) {
        entry.rename(name);
    }
}
