// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/** Collects amounts, and computes the lowest, the highest, the median and the mean of at least one amount. */
final class Amounts {

    /** An amount has at most 16 digits, so the sum of this many amounts fits into a long. */
    private static final int BLOCK = 512;

    private static final int FIRST_CAPACITY = 8;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private long[] units = new long[FIRST_CAPACITY];
    private int count;

    void add(long amount) {
        if (count == units.length) {
            units = Arrays.copyOf(units, 2 * count);
        }
        units[count++] = amount;
    }

    int count() {
        return count;
    }

    /** Sorts the amounts. {@link #lowest}, {@link #highest} and {@link #median} need sorted amounts. */
    Amounts sorted() {
        Arrays.sort(units, 0, count);
        return this;
    }

    BigDecimal lowest() {
        return Observed.amount(units[0]);
    }

    BigDecimal highest() {
        return Observed.amount(units[count - 1]);
    }

    /** Returns the middle amount, or the mean of the two middle amounts, rounded to this many decimal places. */
    BigDecimal median(int digits) {
        return Observed.amount(units[(count - 1) / 2])
                .add(Observed.amount(units[count / 2]))
                .divide(TWO, digits, RoundingMode.HALF_EVEN);
    }

    /** Returns the mean, computed exactly and then rounded to this many decimal places. */
    BigDecimal mean(int digits) {
        BigInteger sum = BigInteger.ZERO;
        for (int from = 0; from < count; from += BLOCK) {
            sum = sum.add(BigInteger.valueOf(
                    Arrays.stream(units, from, Math.min(count, from + BLOCK)).sum()));
        }
        return new BigDecimal(sum, Observed.DIGITS).divide(BigDecimal.valueOf(count), digits, RoundingMode.HALF_EVEN);
    }
}
