// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1491.00 | SGD | en | S$1,491
                    680.40  | SGD | en | S$680.40
                    180.00  | USD | en | US$180
                    15000   | JPY | en | ¥15,000
                    12.345  | KWD | en | KWD_12.345
                    99.00   | EUR | en | €99
                    1491.00 | SGD | de | 1.491_S$
                    0.50    | EUR | de | 0,50_€
                    """)
    void writesAnAmountAsPeopleDo(String amount, String currency, String language, String expected) {
        assertEquals(
                expected.replace('_', '\u00a0'),
                MoneyFormat.text(new BigDecimal(amount), currency, Locale.forLanguageTag(language)));
    }
}
