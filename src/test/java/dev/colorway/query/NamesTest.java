// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "JJJJound, jjjjound, jjjjound",
        "'  Kiko   Kostadinov ', kiko kostadinov, kiko-kostadinov",
        "UB1-S, ub1-s, ub1-s",
        "Ångström, angstrom, angstrom",
        "'GEL-Kayano 14 ''Silver Black''', 'gel-kayano 14 ''silver black''', gel-kayano-14-silver-black",
        "ＡＳＩＣＳ, asics, asics",
        "ＧＥＬ, gel, gel",
        "'---', '---', ''",
        "アシックス, アシックス, ''"
    })
    void foldsCaseAccentsWidthAndSpacing(String name, String key, String slug) {
        assertEquals(key, Names.key(name));
        assertEquals(slug, Names.slug(name));
        assertEquals(key, Names.key(Names.key(name)), "folding twice changes nothing");
    }
}
