// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The identifier of a sneaker in another source.
 *
 * @param scheme the name of the source, or of one of its kinds of identifiers, in lower case
 * @param value the identifier, as the source writes it
 */
@Schema(
        name = "Identifier",
        description = "The identifier of a sneaker in another source. No other sneaker can have it.")
public record Identifier(
        @NotNull
        @Size(max = 40)
        @Pattern(
                regexp = Identifier.SCHEME,
                message = "must be a scheme: letters a-z and digits, in groups with single hyphens between them")
        @Schema(
                required = true,
                description = "The name of the source, or of one of its kinds of identifiers.",
                examples = "example-shop")
        String scheme,

        @NotNull
        @Size(max = 100)
        @Pattern(
                regexp = "[^,]+",
                message = "must not contain a comma, which separates the values of the parameter 'identifier'")
        @Schema(required = true, description = "The identifier, as the source writes it.", examples = "12345")
        String value) {

    static final String SCHEME = "[a-z0-9]+(-[a-z0-9]+)*";
    static final String TEXT_FORM = "[A-Za-z0-9]+(-[A-Za-z0-9]+)*:.{1,100}";
    static final String TEXT_MESSAGE =
            "must be a scheme and a value with a colon between them, such as example-shop:12345";
    private static final String BETWEEN = ":";

    /** Reads a text that {@link #text} returned. */
    static Identifier ofText(String text) {
        String[] parts = text.split(BETWEEN, 2);
        return new Identifier(parts[0], parts[1]);
    }

    /**
     * Returns a value of the parameter {@code identifier} in the form of stored identifiers: with the scheme in lower
     * case, in Unicode's normal form C.
     *
     * @param value has the form {@link #TEXT_FORM}
     */
    static String canonical(String value) {
        String composed = Normalizer.normalize(value, Normalizer.Form.NFC);
        int end = composed.indexOf(BETWEEN);
        return composed.substring(0, end).toLowerCase(Locale.ROOT) + composed.substring(end);
    }

    /**
     * Returns the text that is stored, and that the parameter {@code identifier} contains: {@code example-shop:12345}.
     */
    public String text() {
        return scheme + BETWEEN + value;
    }
}
