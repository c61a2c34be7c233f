// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text without a German translation would be in English on German pages. */
class EntryTextsTest {

    @ParameterizedTest
    @CsvSource({"dev.colorway.page.entry.EntryTexts, entry", "dev.colorway.page.entry.DigestTexts, digest"})
    void everyTextIsInBothLanguages(Class<?> texts, String bundle) throws IOException {
        Properties german = new Properties();
        try (Reader file = new InputStreamReader(
                getClass().getResourceAsStream("/messages/" + bundle + "_de.properties"), StandardCharsets.UTF_8)) {
            german.load(file);
        }
        assertEquals(
                Stream.of(texts.getMethods()).map(Method::getName).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(german.stringPropertyNames()));
    }
}
