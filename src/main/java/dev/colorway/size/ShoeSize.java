// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A size: a system and a value. US is men's and unisex, USW women's, JP is in centimetres. Sizes are ordered by system,
 * then by value.
 *
 * @param text the size in canonical form, {@code US9} or {@code EU42.5}; never null
 */
@Schema(
        type = SchemaType.STRING,
        name = "ShoeSize",
        pattern = "^([Uu][Ss][Ww]?|[Uu][Kk]|[Ee][Uu]|[Jj][Pp])[1-9][0-9]?(\\.5)?$",
        description = "A size: the system (US for men's and unisex, USW for women's, UK, EU, JP in cm) and the value.")
public record ShoeSize(String text) implements Comparable<ShoeSize> {

    private static final Pattern FORM =
            Pattern.compile("(US|USW|UK|EU|JP)([1-9][0-9]?(?:\\.5)?)", Pattern.CASE_INSENSITIVE);
    private static final List<String> SYSTEMS = List.of("US", "USW", "UK", "EU", "JP");
    private static final Comparator<ShoeSize> ORDER = Comparator.<ShoeSize>comparingInt(
                    size -> SYSTEMS.indexOf(size.system()))
            .thenComparing(ShoeSize::value);

    /**
     * Accepts a size in upper or lower case.
     *
     * @throws IllegalArgumentException if the text is not a size; clients of the API see the message
     */
    public ShoeSize {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be a system (US, USW, UK, EU or JP) and a value, such as US9, EU42.5 or JP27");
        }
        text = text.toUpperCase(Locale.ROOT);
    }

    /** Calls the constructor. Jakarta REST reads parameters with a method of this name. */
    public static ShoeSize fromString(String text) {
        return new ShoeSize(text);
    }

    /** Returns every possible size, in order. */
    static Stream<ShoeSize> all() {
        return SYSTEMS.stream()
                .flatMap(system -> IntStream.range(2, 200)
                        .mapToObj(halves -> new ShoeSize(system + halves / 2 + (halves % 2 == 0 ? "" : ".5"))));
    }

    /** Returns {@code US}, {@code USW}, {@code UK}, {@code EU} or {@code JP}. */
    String system() {
        return part(1);
    }

    private BigDecimal value() {
        return new BigDecimal(part(2));
    }

    private String part(int group) {
        Matcher parts = FORM.matcher(text);
        parts.matches();
        return parts.group(group);
    }

    @Override
    public int compareTo(ShoeSize other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
