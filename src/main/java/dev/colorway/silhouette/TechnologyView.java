// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.http.problem.Fault;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A technology as responses contain it, and as callers write it. */
@Schema(name = "Technology", description = "A technology, with its position and its benefit.")
public record TechnologyView(
        @NotNull
        @Size(max = TechnologyView.MAX_NAME_LENGTH)
        @Schema(required = true, description = "The maker's spelling.", examples = "GEL")
        String name,

        @Size(max = 200) @Schema(description = "The part of the shoe that has it.", examples = "heel") @Nullable
        String position,

        @Size(max = 500) @Schema(description = "Its purpose.", examples = "shock absorption and stability") @Nullable
        String benefit) {

    static final int MAX_NAME_LENGTH = 200;

    public static TechnologyView of(Technology technology) {
        return new TechnologyView(technology.name, technology.position, technology.benefit);
    }

    /** Converts the technologies to the form that the database stores. */
    public static List<Technology> entities(List<TechnologyView> technologies) {
        return technologies.stream()
                .map(technology -> new Technology(technology.name, technology.position, technology.benefit))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * Adds a fault for each technology with the same slug as an earlier one. Also adds a fault for each empty slug,
     * because no filter could find the technology.
     */
    public static void check(String pointer, List<TechnologyView> technologies, List<Fault> faults) {
        EntryDraft.checkDistinct(pointer, technologies, TechnologyView::slug, faults);
        for (int i = 0; i < technologies.size(); i++) {
            if ("".equals(slug(technologies.get(i)))) {
                faults.add(Fault.at(
                        pointer + "/" + i + "/name",
                        "must contain a digit, or a letter that can be written in Latin letters"));
            }
        }
    }

    /**
     * Returns the slug of a technology's name. Returns null without a technology or a name, or if the name has more
     * than {@value #MAX_NAME_LENGTH} characters: folding a very long text takes time.
     */
    private static @Nullable String slug(@Nullable TechnologyView technology) {
        return technology == null || technology.name == null || technology.name.length() > MAX_NAME_LENGTH
                ? null
                : Technology.slug(technology.name);
    }
}
