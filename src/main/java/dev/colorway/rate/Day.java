// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A day as callers write it (ISO 8601), from the year 1000 to 9999.
 *
 * @param date the day, never null
 */
@Schema(type = SchemaType.STRING, name = "Day", pattern = "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$", description = "A day.")
public record Day(LocalDate date) implements Comparable<Day> {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}");

    /**
     * Reads {@code yyyy-MM-dd}.
     *
     * @throws IllegalArgumentException if there is no such day; clients of the API see the message
     */
    public static Day fromString(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return new Day(LocalDate.parse(text));
            }
        } catch (DateTimeParseException noSuchDay) {
            // Reported below, like any other text that is no day.
        }
        throw new IllegalArgumentException("must be a date: a day such as 2026-11-23");
    }

    @Override
    public int compareTo(Day other) {
        return date.compareTo(other.date);
    }

    @Override
    @JsonValue
    public String toString() {
        return date.toString();
    }
}
