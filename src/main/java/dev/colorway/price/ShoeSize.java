// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A size: a system and a value. US is men's and unisex, USW women's, JP is in centimetres.
 *
 * @param text in canonical form, {@code US9} or {@code EU42.5}; never null
 */
@Schema(type = SchemaType.STRING, name = "ShoeSize", pattern = "^([Uu][Ss][Ww]?|[Uu][Kk]|[Ee][Uu]|[Jj][Pp])[1-9][0-9]?(\\.5)?$",
        description = "A size: the system (US for men's and unisex, USW for women's, UK, EU, JP in cm) and the value.")
public record ShoeSize(String text) {

    private static final Pattern FORM = Pattern.compile("(US|USW|UK|EU|JP)[1-9][0-9]?(\\.5)?", Pattern.CASE_INSENSITIVE);

    /**
     * Takes a size in any case.
     *
     * @throws IllegalArgumentException if it is none; its message is for callers of the API
     */
    public ShoeSize {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a system (US, USW, UK, EU or JP) and a value, such as US9, EU42.5 or JP27");
        }
        text = text.toUpperCase(Locale.ROOT);
    }

    /** The same as the constructor, under the name by which parameter types are read. */
    public static ShoeSize fromString(String text) {
        return new ShoeSize(text);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
