// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Selects the sizes that a response lists: equivalents, and the values of the size facet. It excludes no sneaker and no
 * price, and the size of an observation is always shown.
 *
 * @param sizeSystem the name of a {@link SizeSystem}; null for all systems
 */
public record ShownSizes(
        @RestQuery
        @Parameter(
                description = "Lists only sizes of this system as `equivalents` and in the facet `size`. Selected "
                        + "sizes stay in the facet. It excludes no results. `CM` means `JP`. Default: all systems.",
                example = "EU",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {
                                    "US", "USW", "USY", "USC", "UK", "UKC", "EU", "JP", "CM", "KR", "CN", "OS"
                                }))
        @Nullable
        String sizeSystem) {

    /** Sizes of all systems. */
    public static final ShownSizes ALL = new ShownSizes(null);

    /** Normalizes the parameter, so that queries with the same meaning are equal. */
    public ShownSizes {
        sizeSystem = "CM".equals(sizeSystem) ? SizeSystem.JP.name() : sizeSystem;
    }

    /** Returns whether the response lists sizes of the system of this size. */
    public boolean shows(ShoeSize size) {
        return sizeSystem == null || sizeSystem.equals(size.system().name());
    }
}
