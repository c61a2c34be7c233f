// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A country: ISO 3166-1 alpha-2 as the Java runtime lists it.
 *
 * @param text two upper-case letters; never null
 */
@Schema(
        type = SchemaType.STRING,
        name = "CountryCode",
        pattern = "^[A-Za-z]{2}$",
        description = "A country: ISO 3166-1 alpha-2.")
public record CountryCode(String text) implements Comparable<CountryCode> {

    private static final Set<String> ALL = Set.of(Locale.getISOCountries());

    /** Does not check the code: a newer Java runtime can lack a country that a stored price has. */
    public CountryCode {}

    /**
     * Reads a code in upper or lower case. Jakarta REST reads parameters with a method of this name.
     *
     * @throws IllegalArgumentException if the country does not exist; clients of the API see the message
     */
    public static CountryCode fromString(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!ALL.contains(code)) {
            throw new IllegalArgumentException(
                    "must be an ISO 3166-1 country code of two letters such as SG, US or JP");
        }
        return new CountryCode(code);
    }

    @Override
    public int compareTo(CountryCode other) {
        return text.compareTo(other.text);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
