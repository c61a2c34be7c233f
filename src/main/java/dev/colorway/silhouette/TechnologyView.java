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

/** A technology as responses contain it, and as callers write it. */
@Schema(name = "Technology", description = "A technology, with its position and its benefit.")
public record TechnologyView(
        @NotNull @Size(max = 200) @Schema(required = true, description = "The maker's spelling.", examples = "GEL")
        String name,

        @Size(max = 200) @Schema(description = "The part of the shoe that has it.", examples = "heel")
        String position,

        @Size(max = 500) @Schema(description = "Its purpose.", examples = "shock absorption and stability")
        String benefit) {

    public static TechnologyView of(Technology technology) {
        return new TechnologyView(technology.name, technology.position, technology.benefit);
    }

    /** Returns the technologies as entities. */
    public static List<Technology> entities(List<TechnologyView> technologies) {
        return technologies.stream()
                .map(technology -> new Technology(technology.name, technology.position, technology.benefit))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Adds faults for technologies that repeat an earlier one, or that no filter could find. */
    public static void check(String pointer, List<TechnologyView> technologies, List<Fault> faults) {
        EntryDraft.checkDistinct(
                pointer,
                technologies,
                technology -> technology.name == null ? null : Technology.slug(technology.name),
                faults);
        for (int i = 0; i < technologies.size(); i++) {
            TechnologyView technology = technologies.get(i);
            if (technology != null
                    && technology.name != null
                    && Technology.slug(technology.name).isEmpty()) {
                faults.add(Fault.at(
                        pointer + "/" + i + "/name",
                        "must contain a digit, or a letter that can be written in Latin letters"));
            }
        }
    }
}
