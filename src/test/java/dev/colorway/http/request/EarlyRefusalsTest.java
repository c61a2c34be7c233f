// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The origins whose pages may read. */
class EarlyRefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "'*', true",
        "https://shop.example, true",
        "/https:.*example/, true",
        "https://other.example, false",
        ", false"
    })
    void allowWhatTheSettingLists(String origins, boolean expected) {
        assertEquals(
                expected, EarlyRefusals.mayRead(Optional.ofNullable(origins).map(List::of), "https://shop.example"));
    }
}
