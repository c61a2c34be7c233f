// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.http.request.Preference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header {@code Prefer} (RFC 7240). */
class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return=minimal | true",
                "Return = \"minimal\" ; foo=\"some text\" | true",
                "respond-async, return=minimal | true",
                "return=representation, return=minimal | false",
                "return=representation | false",
                "return=minimalist | false",
                "minimal | false",
                "''| false",
                "| false"
            })
    void asksForAMinimalResponse(String prefer, boolean isMinimal) {
        assertEquals(isMinimal, Preference.isMinimal(prefer));
    }
}
