// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes text of any script in Latin letters without accents, with the transliteration of ICU. Characters that ICU
 * cannot transliterate stay as they are: Khmer and emoji, for example. The first use loads the rules, which takes a few
 * tenths of a second. So {@link Names} does not use this class for text that is ASCII once its accents are removed.
 * Threads can share it.
 *
 * <p>The catalog stores the results: see {@link Names}. {@code NamesTest} fails if a newer version of ICU reads a name
 * in that test differently. A migration must then compute the stored keys and slugs again.
 */
final class Romanizer {

    /**
     * Stands between the reading of a Chinese character and an adjacent reading or letter, and between the words that
     * ICU finds in text without spaces. It is a private-use character, because no name can contain one.
     */
    static final char SYLLABLE = '\uE000';

    /**
     * Russian letters follow the BGN rules. The default rules of ICU distinguish some letters only by accents: without
     * accents, {@code Ш} and {@code С} would both be {@code s}. The last line replaces letters that ICU leaves
     * unchanged.
     */
    private static final Transliterator LETTERS =
            Transliterator.createFromRules("letters", """
            :: NFKC ;
            :: Lower ;
            :: [[:Cyrillic:]] Russian-Latin/BGN ;
            :: Any-Latin ;
            :: NFKD ;
            :: [[:M:]] Remove ;
            :: Latin-ASCII ;
            [\\u0259\\u01DD] > e ; [\\u0254\\u04E9] > o ;
            """, Transliterator.FORWARD);

    private static final Transliterator SYMBOLS = Transliterator.getInstance("NFKD; [:M:] Remove; Latin-ASCII");
    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

    private static final Pattern IGNORED = Pattern.compile("\\p{Cf}+");
    /** The mark that repeats the Chinese character before it. */
    private static final Pattern REPEATED = Pattern.compile("(\\p{IsHan})\u3005");
    /** The dot between the words of a name in katakana. */
    private static final char KATAKANA_DOT = '\u30FB';

    private static final Pattern PIECE = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}" + SYLLABLE + "]+");

    // ICU writes kana for foreign sounds with a tilde: u~e is we, vu~i is vi.
    private static final Pattern W_IN_KANA = Pattern.compile("(?<![b-df-hj-np-tv-z&&[^gk]])u~(?=[aieo])");
    private static final Pattern VOWEL_IN_KANA = Pattern.compile("[aiueo]~(?=y?[aiueo])");

    private static final int CACHED_CHARACTERS = 500_000;

    /** The readings of words and Chinese characters. ICU needs up to 20 microseconds for a character. */
    private static final Cache<String, String> READINGS = Caffeine.newBuilder()
            .maximumWeight(CACHED_CHARACTERS)
            .weigher((String piece, String reading) -> piece.length() + reading.length())
            .executor(Runnable::run)
            .build();

    private Romanizer() {}

    /**
     * Returns the text in Latin letters. {@link #SYLLABLE} separates the reading of a Chinese character from adjacent
     * letters.
     */
    static String of(String text) {
        String plain =
                IGNORED.matcher(COMPATIBLE.normalize(text)).replaceAll("").replace(KATAKANA_DOT, ' ');
        String composed = REPEATED.matcher(plain).replaceAll("$1$1");
        StringBuilder latin = new StringBuilder();
        Matcher piece = PIECE.matcher(composed);
        int end = 0;
        boolean isAfterHan = false;
        while (piece.find()) {
            boolean isHan = UnicodeScript.of(composed.codePointAt(piece.start())) == UnicodeScript.HAN;
            if (piece.start() > end) {
                latin.append(SYMBOLS.transliterate(composed.substring(end, piece.start())));
            } else if (end > 0 && (isHan || isAfterHan)) {
                latin.append(SYLLABLE);
            }
            latin.append(READINGS.get(piece.group(), Romanizer::reading));
            end = piece.end();
            isAfterHan = isHan;
        }
        return latin.append(SYMBOLS.transliterate(composed.substring(end))).toString();
    }

    /**
     * Returns the reading of adjacent letters. Removes the apostrophes and hyphens that ICU adds, because nobody would
     * type them.
     */
    private static String reading(String piece) {
        String latin = LETTERS.transliterate(piece);
        String withW = W_IN_KANA.matcher(latin).replaceAll("w");
        String kana = VOWEL_IN_KANA.matcher(withW).replaceAll("");
        return NO_LETTER.matcher(kana.strip().replace(' ', SYLLABLE)).replaceAll("");
    }
}
