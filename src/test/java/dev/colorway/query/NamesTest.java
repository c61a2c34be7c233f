// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Lane;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    /** Ranges of code points, each of some scripts or signs. */
    private static final int[][] RANGES = {
        {0x20, 0x7f},
        {0xa0, 0x24f},
        {0x370, 0x52f},
        {0x590, 0x6ff},
        {0x900, 0x97f},
        {0xe00, 0xe7f},
        {0x3000, 0x30ff},
        {0x4e00, 0x9fff},
        {0xac00, 0xd7a3},
        {0x2000, 0x22ff},
        {0xff00, 0xffef},
        {0x1f300, 0x1f6ff}
    };

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
        "Off-White™, off-white, off-white",
        "Nike™️ Air® ©2026 Vibram℠, nike air 2026 vibram, nike-air-2026-vibram",
        "™, '', ''",
        "Straße Møller Işık, strasse moller isik, strasse-moller-isik",
        "Æon Œuvre, aeon oeuvre, aeon-oeuvre",
        "Łódź Đorđe Þór Ðað, lodz dorde thor dad, lodz-dorde-thor-dad",
        "İstanbul ısparta Gəncə, istanbul isparta gence, istanbul-isparta-gence",
        "L’Art ‘07 – “Q”, 'l''art ''07 - \"q\"', l-art-07-q",
        "Шарапова Щукина, sharapova shchukina, sharapova-shchukina",
        "Объект Татьяна, obyekt tatyana, obyekt-tatyana",
        "Київ, kiiv, kiiv",
        "ΣΊΣΥΦΟΣ, sisyphos, sisyphos",
        "アシックス ゲル, ashikkusu geru, ashikkusu-geru",
        "ﾅｲｷ・ｴｱ, naiki ea, naiki-ea",
        "かﾞ キャップ シンイチ, ga kyappu shinichi, ga-kyappu-shinichi",
        "ヴェイパー ウェーブ トゥ, veipa webu tu, veipa-webu-tu",
        "나이키 에어, naiki eeo, naiki-eeo",
        "한국어, hangugeo, hangugeo",
        "李宁 KT9, li ning kt9, li-ning-kt9",
        "藤原ヒロシ, teng yuan hiroshi, teng-yuan-hiroshi",
        "佐々木, zuo zuo mu, zuo-zuo-mu",
        "नाइकी ४५, naiki 45, naiki-45",
        "ნაიკი, naiki, naiki",
        "نايكي, nayky, nayky",
        "🥾 Boot, 🥾 boot, boot",
        "🥾, 🥾, ''"
    })
    void foldsEveryScript(String name, String key, String slug) {
        assertEquals(key, Names.key(name));
        assertEquals(slug, Names.slug(name));
        assertEquals(key, Names.key(Names.key(name)), "folding twice changes nothing");
    }

    @Test
    void joinsTheReadingsOfChineseCharacters() {
        assertEquals("tengyuanhiroshi kt9", Names.joined("藤原ヒロシ KT9"));
        assertEquals("teng yuan hiroshi kt9", Names.apart("藤原ヒロシ KT9"));
        String besideNoLatin = Names.joined("ￍฉ₠〡뫫č홛猲");
        assertEquals(besideNoLatin, Names.joined(besideNoLatin));
    }

    @Test
    void cutsKeysButNotSlugs() {
        assertEquals("zhong ".repeat(50).substring(0, 200).strip(), Names.key("中".repeat(50)));
        assertEquals("zhong-".repeat(49) + "zhong", Names.slug("中".repeat(50)));
        assertEquals("zhong-".repeat(19) + "zhong", Names.slug("中".repeat(50), 120));
        assertEquals(199, Names.key("x" + "🥾".repeat(150)).length(), "half of a character is not cut off");
    }

    /** A key is folded again when it comes back as the value of a parameter. */
    @Test
    void foldingAKeyAgainChangesNothing() {
        Random random = new Random(7);
        for (int i = 0; i < Lane.size(20_000, 300_000); i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                int[] range = RANGES[random.nextInt(RANGES.length)];
                text.appendCodePoint(range[0] + random.nextInt(range[1] - range[0]));
            }
            String name = text.toString();
            String key = Names.key(name);
            assertEquals(key, Names.key(key), name);
            String joined = Names.joined(name);
            assertEquals(joined, Names.joined(joined), name);
            assertTrue(Names.slug(name).matches("([a-z0-9]+(-[a-z0-9]+)*)?"), name);
        }
    }
}
