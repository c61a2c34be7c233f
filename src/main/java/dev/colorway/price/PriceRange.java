// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.problem.Fault;
import dev.colorway.rate.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code minPrice} and {@code maxPrice} in their {@code currency}. */
public final class PriceRange {

    /** Both limits must be below this amount: an amount has at most 12 digits before its decimal point. */
    public static final String LIMIT = "1000000000000";

    private PriceRange() {}

    /**
     * Returns the faults of a range: more decimal places than the currency has, or the lower end above the upper end.
     * Either end can be null.
     */
    public static List<Fault> faults(@Nullable BigDecimal min, @Nullable BigDecimal max, CurrencyCode currency) {
        List<Fault> faults = new ArrayList<>();
        checkDigits("minPrice", min, currency, faults);
        checkDigits("maxPrice", max, currency, faults);
        if (min != null && max != null && min.compareTo(max) > 0) {
            faults.add(Fault.ofParameter(
                    "minPrice",
                    "must not be above maxPrice: " + min.toPlainString() + " is more than " + max.toPlainString()));
        }
        return faults;
    }

    private static void checkDigits(
            String parameter, @Nullable BigDecimal amount, CurrencyCode currency, List<Fault> faults) {
        if (amount != null && amount.stripTrailingZeros().scale() > currency.digits()) {
            faults.add(Fault.ofParameter(
                    parameter, "must not have more than " + currency.digits() + " decimal places in " + currency));
        }
    }
}
