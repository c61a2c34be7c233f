// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A currency that things are or were sold in: ISO 4217, as the Java runtime lists it, without the codes that stand for
 * no money (XXX, XTS, metals).
 *
 * @param value the currency, never null
 */
@Schema(
        type = SchemaType.STRING,
        name = "CurrencyCode",
        pattern = "^[A-Za-z]{3}$",
        description = "A currency: ISO 4217.")
public record CurrencyCode(Currency value) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

    /**
     * Reads a code in any case.
     *
     * @throws IllegalArgumentException if there is no such currency; its message is for callers of the API
     */
    public static CurrencyCode fromString(String text) {
        try {
            Currency currency =
                    CODE.matcher(text).matches() ? Currency.getInstance(text.toUpperCase(Locale.ROOT)) : null;
            if (currency != null && currency.getDefaultFractionDigits() >= 0) {
                return new CurrencyCode(currency);
            }
        } catch (IllegalArgumentException unknown) {
            // told below
        }
        throw new IllegalArgumentException("must be an ISO 4217 currency code such as SGD, USD or JPY");
    }

    /** How many digits an amount has behind the point: SGD 2, JPY 0. */
    public int digits() {
        return value.getDefaultFractionDigits();
    }

    /** The amount with exactly this currency's digits; it must not have more. */
    public BigDecimal scaled(BigDecimal amount) {
        return amount.setScale(digits(), RoundingMode.UNNECESSARY);
    }

    @Override
    @JsonValue
    public String toString() {
        return value.getCurrencyCode();
    }
}
