// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** Amounts of money as people write them: {@code S$1,491} in English, {@code 1.491 S$} in German. */
public final class MoneyFormat {

    /** Symbols that name the country, because a page can show several kinds of dollars. Java has the other symbols. */
    private static final Map<String, String> SYMBOLS = Map.of("SGD", "S$", "USD", "US$");

    private MoneyFormat() {}

    /**
     * Returns an amount with the symbol of its currency, without decimal places if it has no fraction.
     *
     * @param currency its code (ISO 4217)
     */
    public static String text(BigDecimal amount, String currency, Locale language) {
        Currency code = Currency.getInstance(currency);
        NumberFormat format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(code);
        if (format instanceof DecimalFormat decimal) {
            var symbols = decimal.getDecimalFormatSymbols();
            symbols.setCurrencySymbol(symbol(code, language));
            decimal.setDecimalFormatSymbols(symbols);
        }
        int digits = amount.stripTrailingZeros().scale() <= 0 ? 0 : code.getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(amount);
    }

    /**
     * Returns the symbol of a currency, or its code if Java has no symbol. In English, a no-break space follows the
     * code.
     */
    private static String symbol(Currency code, Locale language) {
        String symbol = SYMBOLS.getOrDefault(code.getCurrencyCode(), code.getSymbol(language));
        boolean isCode = symbol.equals(code.getCurrencyCode());
        return isCode && language.getLanguage().equals("en") ? symbol + "\u00a0" : symbol;
    }
}
