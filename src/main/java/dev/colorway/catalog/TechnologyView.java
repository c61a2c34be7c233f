// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A technology as callers see it. */
@Schema(name = "Technology", description = "A technology, where it sits and what it is for.")
public record TechnologyView(
        @Schema(required = true, description = "The maker's spelling.", examples = "GEL") String name,
        @Schema(description = "Where it sits.", examples = "heel") String position,
        @Schema(description = "What it is for.", examples = "shock absorption and stability") String benefit) {

    public static TechnologyView of(Technology technology) {
        return new TechnologyView(technology.name, technology.position, technology.benefit);
    }
}
