// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final String SHOES = "a\uD83D\uDC5F\uD83D\uDC5Fb";

    @Test
    void endsBetweenCharacters() {
        assertEquals(1, Excerpt.end(SHOES, 0, 2));
        assertEquals(3, Excerpt.end(SHOES, 0, 3));
        assertEquals(3, Excerpt.end(SHOES, 1, 3));
        assertEquals(6, Excerpt.end(SHOES, 1, 5));
        assertEquals(6, Excerpt.end(SHOES, 5, 100));
    }

    @Test
    void isNotLongerThanItsLimit() {
        assertEquals(SHOES, Excerpt.of(SHOES, 6));
        assertEquals("a\uD83D\uDC5F\u2026", Excerpt.of(SHOES, 5));
        assertEquals("a\uD83D\uDC5F\u2026", Excerpt.of(SHOES, 4));
        assertEquals("a\u2026", Excerpt.of(SHOES, 3));
    }
}
