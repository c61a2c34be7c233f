// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.DraftReference;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.StyleCode;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.http.body.Derived;
import dev.colorway.http.problem.Fault;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.silhouette.TechnologyView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sneaker in a request body or an import file. */
@Derived(from = SneakerView.class)
@Schema(name = "SneakerDraft", description = "A sneaker as you send it.")
public record SneakerDraft(
        @Size(max = 120)
        @Pattern(regexp = EntryDraft.SLUG, message = EntryDraft.SLUG_MESSAGE)
        @Schema(
                description = "Identifies the sneaker. Created from the name if left out.",
                examples = "jjjjound-gel-kayano-14-silver-black")
        String slug,

        @NotNull @Size(max = 200) @Schema(examples = "JJJJound x GEL-Kayano 14 'Silver Black'")
        String name,

        @Size(max = 200) @Schema(description = "Its colour nickname.", examples = "Silver Black")
        String colorway,

        @Size(max = 40)
        @Pattern(
                regexp = "[A-Za-z0-9]+([ ./_-]+[A-Za-z0-9]+)*",
                message = "must be a style code: letters A-Z and digits, with spaces, dots, hyphens, slashes "
                        + "or underscores between them")
        @Schema(description = "The maker's code.", examples = "1201A457-101")
        String styleCode,

        @NotNull @Valid @Schema(description = "The design that it shares with other sneakers.")
        EntryReference silhouette,

        @Valid @Schema(description = "The collaboration that it came from; left out for a general release.")
        EntryReference collaboration,

        @Size(max = 20) @Schema(description = "Its technologies in addition to those of its silhouette.")
        List<@Valid TechnologyView> extraTechnologies,

        @Schema(description = "The date, month or year of its release, as exactly as it is known.", examples = "2022")
        CalendarDate releaseDate)
        implements EntryDraft<Sneaker> {

    public SneakerDraft {
        extraTechnologies = EntryDraft.orEmpty(extraTechnologies);
    }

    @Override
    public SneakerDraft withSlug(String newSlug) {
        return new SneakerDraft(
                newSlug, name, colorway, styleCode, silhouette, collaboration, extraTechnologies, releaseDate);
    }

    @Override
    public List<DraftReference> references() {
        return Stream.concat(
                        DraftReference.of("/silhouette", Silhouette.class, silhouette),
                        DraftReference.of("/collaboration", Collaboration.class, collaboration))
                .toList();
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = EntryDraft.super.faults();
        TechnologyView.check("/extraTechnologies", extraTechnologies, faults);
        if (styleCode != null && RESERVED.contains(StyleCode.key(styleCode).toLowerCase(Locale.ROOT))) {
            faults.add(Fault.at("/styleCode", "is reserved: an address can contain a style code instead of a slug"));
        }
        return faults;
    }

    @Override
    public void applyTo(Sneaker entry, ResolvedReferences found) {
        entry.rename(name);
        entry.colorway = colorway;
        entry.changeStyleCode(styleCode);
        entry.silhouette = found.get(Silhouette.class, silhouette);
        entry.collaboration = found.get(Collaboration.class, collaboration);
        entry.releaseDate = releaseDate;
        if (!extraTechnologies.equals(
                entry.extraTechnologies.stream().map(TechnologyView::of).toList())) {
            entry.extraTechnologies = TechnologyView.entities(extraTechnologies);
        }
    }
}
