// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A percentage as a limit of a range, from -100 to 1,000,000,000. An amount can never fall by 100 percent, because it
 * is always more than 0.
 *
 * @param value without trailing zeros after the decimal point, at most four decimal places; never null
 */
@Schema(
        type = SchemaType.NUMBER,
        name = "Percent",
        minimum = "-100",
        maximum = "1000000000",
        description = "A percentage: 50 percent above an amount is 1.5 times that amount.")
public record Percent(@JsonValue BigDecimal value) implements Comparable<Percent> {

    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,10}(\\.[0-9]{1,4})?");
    private static final BigDecimal LOWEST = BigDecimal.valueOf(-100);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);

    /**
     * Reads a percentage in plain decimals, with at most four decimal places.
     *
     * @throws IllegalArgumentException if the text is not such a percentage in the range; clients of the API see the
     *     message
     */
    public static Percent fromString(String text) {
        if (FORM.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text);
            if (value.compareTo(LOWEST) >= 0 && value.compareTo(HIGHEST) <= 0) {
                // Equal percentages have equal values: 50 for 50.0. A scale below 0 would be written as 1E+2 for 100.
                BigDecimal plain = value.stripTrailingZeros();
                return new Percent(plain.scale() < 0 ? plain.setScale(0) : plain);
            }
        }
        throw new IllegalArgumentException(
                "must be a percentage from -100 to 1000000000 in plain decimals, such as 50 or -12.5");
    }

    /** Returns the value, or null for null. */
    public static @Nullable BigDecimal valueOrNull(@Nullable Percent percent) {
        return percent == null ? null : percent.value;
    }

    @Override
    public int compareTo(Percent other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
