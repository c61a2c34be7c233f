// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A rate that converts amounts, from one day and one source.
 *
 * @param to the currency of the results
 * @param factor how many units of {@code to} one unit of the other currency is worth
 */
public record Rate(CurrencyCode to, BigDecimal factor, LocalDate date, String source) {

    /**
     * The precision of a rate that is computed from other rates. A converted amount of nine digits is still right to
     * the hundredth.
     */
    private static final MathContext COMPUTED = new MathContext(12, RoundingMode.HALF_EVEN);

    /** Returns a quotient of rates, rounded to 12 significant digits. */
    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return plain(dividend.divide(divisor, COMPUTED));
    }

    /** Returns a number without trailing zeros after the decimal point: 1.50 is 1.5, 200 is 200. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Returns an amount in {@code to}: the product, rounded half to even to the currency's decimal places. */
    public Converted convert(BigDecimal amount) {
        return new Converted(
                amount.multiply(factor).setScale(to.digits(), RoundingMode.HALF_EVEN),
                to,
                factor,
                new Day(date),
                source);
    }
}
