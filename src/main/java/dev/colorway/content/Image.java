// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A picture of an entry. Requests, responses and the database have its fields in the same form.
 *
 * @param url the address of the picture, never null
 * @param alt the text to show instead of the picture, null if not known
 * @param width the width in pixels, null if not known
 * @param height the height in pixels, null if not known
 */
@Schema(name = "Image", description = "A picture, by its address. The service never opens the address.")
public record Image(
        @NotNull
        @Schema(
                required = true,
                description = "The address of the picture.",
                examples = "https://images.example/silver-black.jpg")
        WebAddress url,

        @Size(max = 500)
        @Schema(description = "The text to show instead of the picture.", examples = "The shoe from the side")
        @Nullable
        String alt,

        @Min(value = 1, message = Image.PIXELS)
        @Max(value = Image.MAX_PIXELS, message = Image.PIXELS)
        @Schema(description = "The width in pixels.", examples = "1600")
        @Nullable
        Integer width,

        @Min(value = 1, message = Image.PIXELS)
        @Max(value = Image.MAX_PIXELS, message = Image.PIXELS)
        @Schema(description = "The height in pixels.", examples = "1200")
        @Nullable
        Integer height) {

    /** The maximum count of pictures of one entry. */
    public static final int MAX = 20;

    static final int MAX_PIXELS = 100_000;
    static final String PIXELS = "must be a count of pixels between 1 and 100000";
}
