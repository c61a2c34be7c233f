// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One colour in the maker's colour list. The database, responses and requests contain it in the same form.
 *
 * @param name the maker's name of the colour, never null
 * @param base the colour to filter by, null if not known
 * @param hex {@code #} and six hexadecimal digits in lower case, sRGB; null if not known
 */
@Embeddable
@Schema(name = "Color", description = "One colour in the maker's colour list.")
public record Color(
        @NotNull
        @Size(max = 100)
        @Schema(required = true, description = "The maker's name of the colour.", examples = "Sail")
        @Column(nullable = false, length = 100)
        String name,

        @Schema(
                description = "The colour that it looks most like; the parameter `color` filters by it. `GUM` is raw "
                        + "rubber, `MULTI` several colours in one.",
                examples = "CREAM")
        @Enumerated(EnumType.STRING)
        @Column(length = 20)
        @Nullable
        BaseColor base,

        @Pattern(
                regexp = "#[0-9A-Fa-f]{6}",
                message = "must be # and six hexadecimal digits: red, green and blue, such as #aabbcc")
        @Schema(description = "The colour to draw it with (sRGB).", examples = "#f1e9d6")
        @Column(length = 7)
        @Nullable
        String hex) {

    public Color {
        hex = hex == null ? null : hex.toLowerCase(Locale.ROOT);
    }
}
