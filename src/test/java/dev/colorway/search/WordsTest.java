// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void splitsTextsAtCharactersOtherThanLettersAndDigits() {
        assertEquals(
                List.of("jjjjound", "x", "gel", "kayano", "14", "silver", "black"),
                Words.of("JJJJound x GEL-Kayano 14 'Silver Black'"));
        assertEquals(List.of("creme", "ubergrau"), Words.of(" Crème/Übergrau "));
        assertEquals(List.of(), Words.of("…!"));
        assertEquals(List.of(), Words.of(null));
    }

    @Test
    void joinsAndSplitsChineseCharacters() {
        assertEquals(List.of("tengyuanhiroshi", "kt9"), Words.of("藤原ヒロシ・KT9"));
        assertEquals(List.of("teng", "yuan", "hiroshi", "kt9"), Words.apart("藤原ヒロシ・KT9"));
        assertEquals(List.of(), Words.apart(null));
    }

    @Test
    void leavesOutTheCrossUnlessThereIsNothingElse() {
        assertEquals(List.of("kiko", "asics"), Words.telling("Kiko x ASICS"));
        assertEquals(List.of("kiko", "asics"), Words.telling("Kiko × ASICS"));
        assertEquals(List.of("x"), Words.telling("X"));
    }

    @Test
    void joinsTwoAndThreeWords() {
        assertEquals(List.of("gelkayano", "gelkayano14", "kayano14"), Words.runs(List.of("gel", "kayano", "14")));
    }

    @Test
    void toleratesMoreErrorsInLongerWordsAndNoneInNumbers() {
        assertEquals(
                List.of(0, 0, 1, 1, 2, 2, 0, 2, 0),
                List.of("a", "jj", "ube", "beams", "silver", "kostadinov", "1130", "1201a457", "a".repeat(31)).stream()
                        .map(Words::edits)
                        .toList());
    }
}
