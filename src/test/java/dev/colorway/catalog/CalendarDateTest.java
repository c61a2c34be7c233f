// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDateTest {

    @ParameterizedTest
    @CsvSource({
        "2022, 2022-01-01, 2022-12-31",
        "2022-10, 2022-10-01, 2022-10-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2022-10-01, 2022-10-01, 2022-10-01",
        "2022-01, 2022-01-01, 2022-01-31",
        "2022-12-31, 2022-12-31, 2022-12-31"
    })
    void keepsItsPrecision(String text, String first, String last) {
        CalendarDate date = CalendarDate.fromString(text);
        assertEquals(first, date.first().toString());
        assertEquals(last, date.last().toString());
        assertEquals(text, date.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "22",
                "2022-1",
                "2022-13",
                "2022-02-30",
                "2022-10-01T00:00",
                "0999",
                "20221001",
                "-2022",
                " 2022"
            })
    void refusesWhatIsNoDate(String text) {
        assertThrows(IllegalArgumentException.class, () -> CalendarDate.fromString(text));
    }
}
