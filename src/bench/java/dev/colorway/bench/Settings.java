// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.CatalogGenerator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a benchmark, as words {@code name=value}. Every setting has a default. */
final class Settings {

    private static final int PRICES_OF_ONE = 10;

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Parses the words of a command line.
     *
     * @param defaults every setting of the benchmark, as such words
     * @throws IllegalArgumentException if a word is not one of these settings
     */
    Settings(String[] words, String... defaults) {
        for (String setting : defaults) {
            values.put(name(setting), value(setting));
        }
        for (String word : words) {
            if (!word.isEmpty() && values.replace(name(word), value(word)) == null) {
                throw new IllegalArgumentException("Unknown setting '%s'. Settings are name=value, with the names %s"
                        .formatted(word, String.join(", ", values.keySet())));
            }
        }
    }

    private static String name(String word) {
        return word.substring(0, Math.max(0, word.indexOf('=')));
    }

    private static String value(String word) {
        return word.substring(word.indexOf('=') + 1);
    }

    String text(String name) {
        return values.get(name);
    }

    /** @throws IllegalArgumentException if the value is not an integer */
    int number(String name) {
        try {
            return Integer.parseInt(values.get(name));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "%s must be a whole number, not '%s'".formatted(name, values.get(name)), wrong);
        }
    }

    Path path(String name) {
        return Path.of(values.get(name)).toAbsolutePath();
    }

    /** Returns the catalog of {@code sneakers}, {@code prices} (by default ten for each sneaker) and {@code seed}. */
    CatalogGenerator catalog() {
        int sneakers = number("sneakers");
        int prices = text("prices").isEmpty() ? Math.multiplyExact(PRICES_OF_ONE, sneakers) : number("prices");
        return new CatalogGenerator(sneakers, prices, number("seed"));
    }
}
