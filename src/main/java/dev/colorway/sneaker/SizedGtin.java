// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.size.ShoeSize;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The GTIN of a sneaker in one size, or of the sneaker itself.
 *
 * @param size null for the GTIN of the sneaker itself, or if the size is not known
 */
@Schema(name = "SizedGtin", description = "The GTIN (EAN, UPC) of a sneaker in one size.")
public record SizedGtin(
        @NotNull @Schema(required = true, examples = "4006381333931")
        Gtin gtin,

        @Schema(
                description = "The size with this GTIN; left out if it is not known, or for the GTIN of the sneaker "
                        + "itself.",
                examples = "US9")
        @Nullable
        ShoeSize size) {

    private static final String BETWEEN = " ";

    /** Reads a text that {@link #line} returned. */
    public static SizedGtin ofLine(String line) {
        String[] parts = line.split(BETWEEN, 2);
        return new SizedGtin(new Gtin(parts[0]), parts.length == 1 ? null : ShoeSize.fromString(parts[1]));
    }

    /** Returns the text that is stored. */
    String line() {
        return size == null ? gtin.digits() : gtin.digits() + BETWEEN + size.text();
    }

    String key() {
        return gtin.key();
    }
}
