// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drawing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds colours by the words for them. The words are data: {@code drawing/colors.properties}. */
public final class ColorWords {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Map<String, String> HEXES = read();

    private ColorWords() {}

    /**
     * Returns the colours that a text names, in the order of its words; a repeated word gives its colour again. Other
     * words are ignored.
     */
    public static List<NamedColor> in(String text) {
        return NO_LETTERS
                .splitAsStream(text)
                .flatMap(word -> Stream.ofNullable(HEXES.get(key(word))).map(hex -> new NamedColor(word, hex)))
                .toList();
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> read() {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                ColorWords.class.getResourceAsStream("/drawing/colors.properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return words.stringPropertyNames().stream().collect(Collectors.toMap(word -> word, words::getProperty));
    }
}
