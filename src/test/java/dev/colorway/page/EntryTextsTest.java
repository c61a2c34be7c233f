// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.page.entry.EntryTexts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A text that the other language lacks would be in English there. */
class EntryTextsTest {

    @Test
    void everyTextIsInBothLanguages() throws IOException {
        Properties german = new Properties();
        try (Reader file = new InputStreamReader(
                getClass().getResourceAsStream("/messages/entry_de.properties"), StandardCharsets.UTF_8)) {
            german.load(file);
        }
        assertEquals(
                Stream.of(EntryTexts.class.getMethods())
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(german.stringPropertyNames()));
    }
}
