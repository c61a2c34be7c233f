// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A currency, current or historical: ISO 4217 as the Java runtime lists it, without the codes that are not money (XXX,
 * XTS, metals).
 *
 * @param value the currency, never null
 */
@Schema(
        type = SchemaType.STRING,
        name = "CurrencyCode",
        pattern = "^[A-Za-z]{3}$",
        description = "A currency: ISO 4217.")
public record CurrencyCode(Currency value) implements Comparable<CurrencyCode> {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

    /**
     * Reads a code and ignores its case.
     *
     * @throws IllegalArgumentException if the currency does not exist; clients of the API see the message
     */
    public static CurrencyCode fromString(String text) {
        try {
            Currency currency =
                    CODE.matcher(text).matches() ? Currency.getInstance(text.toUpperCase(Locale.ROOT)) : null;
            if (currency != null && currency.getDefaultFractionDigits() >= 0) {
                return new CurrencyCode(currency);
            }
        } catch (IllegalArgumentException unknown) {
            // reported below
        }
        throw new IllegalArgumentException("must be an ISO 4217 currency code such as SGD, USD or JPY");
    }

    /** Returns the number of decimal places of an amount: SGD 2, JPY 0. */
    public int digits() {
        return value.getDefaultFractionDigits();
    }

    /**
     * Returns the amount with exactly this currency's decimal places.
     *
     * @throws ArithmeticException if the amount has more decimal places, other than zeros
     */
    public BigDecimal scaled(BigDecimal amount) {
        return amount.setScale(digits(), RoundingMode.UNNECESSARY);
    }

    @Override
    public int compareTo(CurrencyCode other) {
        return toString().compareTo(other.toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return value.getCurrencyCode();
    }
}
