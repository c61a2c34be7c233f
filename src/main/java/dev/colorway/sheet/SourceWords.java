// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words and symbols of other sources for values of the catalog, as data in {@code sheet/words.json}. */
final class SourceWords {

    /** The value of a known word that means no value, and of a symbol that several currencies share. */
    static final String NONE = "";

    private static final String SHARED = "shared";

    private static final Map<String, Map<String, String>> VALUES = load();

    private SourceWords() {}

    private static Map<String, Map<String, String>> load() {
        Map<String, Map<String, String>> values = new HashMap<>();
        try (InputStream data = SourceWords.class.getResourceAsStream("/sheet/words.json")) {
            JsonMapper.builder()
                    .build()
                    .readValue(data, new TypeReference<Map<String, Map<String, List<String>>>>() {})
                    .forEach((field, words) -> {
                        Map<String, String> byWord = new HashMap<>();
                        if (field.equals(SHARED)) {
                            words.forEach(
                                    (symbol, codes) -> codes.forEach(code -> byWord.put(symbol + " " + code, code)));
                            values.put(field, byWord);
                            return;
                        }
                        words.forEach((value, names) -> {
                            byWord.putIfAbsent(key(field, value), value);
                            names.forEach(name -> byWord.put(key(field, name), value));
                        });
                        byWord.remove("");
                        values.put(field, byWord);
                    });
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read the words of tables", broken);
        }
        return values;
    }

    private static String key(String field, String word) {
        return field.equals("symbols") ? word : ColumnName.key(word);
    }

    /** Returns the value of a word, {@link #NONE} if it means no value; empty if the word is unknown. */
    static Optional<String> meaning(String field, String word) {
        return Optional.ofNullable(VALUES.getOrDefault(field, Map.of()).get(key(field, word)));
    }

    /** Returns the ISO 4217 code of a symbol; empty if it is unknown or ambiguous. */
    static Optional<String> currency(String symbol) {
        return meaning("symbols", symbol).filter(code -> !code.isEmpty());
    }

    /** Returns the ISO 4217 codes of the currencies that share a symbol; empty if it is not shared. */
    static List<String> shared(String symbol) {
        return VALUES.getOrDefault(SHARED, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(symbol + " "))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Returns the values that the words of a field mean, sorted. Leaves out {@link #NONE} and values of one character:
     * they stand for no value of the catalog.
     */
    static List<String> values(String field) {
        return VALUES.getOrDefault(field, Map.of()).values().stream()
                .filter(value -> value.length() > 1)
                .distinct()
                .sorted()
                .toList();
    }
}
