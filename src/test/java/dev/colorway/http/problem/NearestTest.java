// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known word that a misspelt word is corrected to. */
class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "collabrator, collaborator",
        "COLLABRATOR, collaborator",
        "askk, ASK",
        "us9x, US",
        "US9x, us",
        "US9x, US",
        "xy, ",
        "9xus, "
    })
    void isFoundWithoutRegardToCase(String given, String expected) {
        List<String> known = expected == null
                ? List.of("US", "us", "collaborator", "ASK")
                : List.of(expected, "silhouettes", "RETAIL");
        assertEquals(expected, Nearest.to(given, known));
    }
}
