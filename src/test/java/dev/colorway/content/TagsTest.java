// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.http.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {

    @ParameterizedTest
    @CsvSource({
        "Summer 2024, summer-2024, summer 2024",
        "summer_2024!, summer-2024, summer 2024",
        "'  Été -- Rouge ', ete-rouge, ete rouge",
        "限定 モデル, 限定-モテル, 限定 モテル",
        "한정판, 한정판, 한정판",
        "★, '', ''"
    })
    void haveOneKeyForAllSpellings(String tag, String key, String label) {
        assertEquals(key, Tags.key(tag));
        assertEquals(key, Tags.key(key));
        assertEquals(label, Tags.label(key));
    }

    @Test
    void areNotFoldedIfTheyAreTooLong() {
        List<Fault> faults = new ArrayList<>();
        Tags.check("/tags", List.of("a", "★", "A", "★".repeat(Tags.MAX_LENGTH + 1)), faults);
        assertEquals(
                List.of("/tags/2", "/tags/1"),
                faults.stream().map(Fault::pointer).toList());
    }
}
