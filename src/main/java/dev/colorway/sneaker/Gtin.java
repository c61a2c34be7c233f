// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A Global Trade Item Number, as a barcode has it: GTIN-8, GTIN-12 (UPC-A), GTIN-13 (EAN-13) or GTIN-14.
 *
 * @param digits its digits as they were written, without spaces and hyphens
 */
@Schema(
        type = SchemaType.STRING,
        name = "Gtin",
        pattern = Gtin.PATTERN,
        description = "A GTIN: the digits of an EAN-8, UPC-A, EAN-13 or GTIN-14, the check digit last.")
public record Gtin(String digits) {

    static final String PATTERN = "^[0-9]{8}$|^[0-9]{12,14}$";

    private static final Pattern FORM = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
    private static final Pattern BETWEEN = Pattern.compile("[ -]");
    private static final int LENGTH = 14;

    /**
     * Reads a GTIN and checks its last digit.
     *
     * @throws IllegalArgumentException if the text is no GTIN; the message is for callers of the API
     */
    public static Gtin fromString(String text) {
        String digits = BETWEEN.matcher(text).replaceAll("");
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("must be a GTIN: 8, 12, 13 or 14 digits, as an EAN or a UPC has");
        }
        int expected = checkDigit(digits.substring(0, digits.length() - 1));
        if (Character.digit(digits.charAt(digits.length() - 1), 10) != expected) {
            throw new IllegalArgumentException("must end with the check digit " + expected);
        }
        return new Gtin(digits);
    }

    /**
     * Returns the check digit for the other digits, by the GS1 General Specifications, 7.9. The weights alternate
     * between 3 and 1; the last of these digits has the weight 3.
     */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * ((digits.length() - i) % 2 == 0 ? 1 : 3);
        }
        return (10 - sum % 10) % 10;
    }

    /** Returns its 14 digits, with leading zeros: the same GTIN can be written with 12, 13 or 14 digits. */
    public String key() {
        return "0".repeat(LENGTH - digits.length()) + digits;
    }

    @Override
    @JsonValue
    public String toString() {
        return digits;
    }
}
