// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a file: its columns and their fields, as data in {@code sheet/shapes}. A file that no other shape
 * recognises is a flat table: its columns have usual names.
 *
 * @param name the value of the parameter {@code shape}
 * @param title a phrase for messages
 * @param recognisedBy the columns by which a header is recognised; empty for the flat table
 * @param columns the columns of each field; the first column with a value counts, unless the field is a list
 * @param each the field of a JSON object whose list has the items of a row; null without one
 * @param constants values that apply if neither the row nor the caller names one, such as the currency
 * @param symbols the currencies of ambiguous symbols in files of this shape
 * @param hyphenatedNames whether names have hyphens instead of spaces
 * @param retailHasSize whether a retail price is only for the size in its row; otherwise it is for all sizes
 * @param numbers how numbers are written; null if the shape does not determine it
 * @param dates how dates are written; null if the shape does not determine it
 */
record Shape(
        String name,
        String title,
        List<String> recognisedBy,
        Map<String, List<String>> columns,
        @Nullable String each,
        Map<String, String> constants,
        Map<String, String> symbols,
        boolean hyphenatedNames,
        boolean retailHasSize,
        @Nullable String numbers,
        @Nullable String dates) {

    /** The name of the flat table. */
    static final String TABLE = "table";

    /** The names of all shapes. The first one that recognises a header wins. */
    static final List<String> NAMES = List.of("shopify", "woocommerce", "google", "sales", "goat", "stockx", TABLE);

    private static final Map<String, Shape> ALL =
            NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, Shape::load));

    Shape {
        recognisedBy = Objects.requireNonNullElse(recognisedBy, List.of());
        constants = Objects.requireNonNullElse(constants, Map.of());
        symbols = Objects.requireNonNullElse(symbols, Map.of());
    }

    private static Shape load(String name) {
        try (InputStream data = Shape.class.getResourceAsStream("/sheet/shapes/" + name + ".json")) {
            return JsonMapper.builder().build().readValue(data, Shape.class).withName(name);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read the shape " + name, broken);
        }
    }

    private Shape withName(String itsName) {
        return new Shape(
                itsName,
                title,
                recognisedBy,
                columns,
                each,
                constants,
                symbols,
                hyphenatedNames,
                retailHasSize,
                numbers,
                dates);
    }

    /**
     * Returns the shape with this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists all
     */
    static Shape named(String name) {
        return Optional.ofNullable(ALL.get(name))
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + String.join(", ", NAMES)));
    }

    /** Returns the shape of a header: the flat table if no other one recognises it. */
    static Shape of(Collection<String> header) {
        Set<String> keys = header.stream()
                .flatMap(column -> List.of(column, column.split("\\.", 2)[0]).stream())
                .map(ColumnName::key)
                .collect(Collectors.toSet());
        return NAMES.stream()
                .map(ALL::get)
                .filter(shape -> keys.containsAll(
                        shape.recognisedBy.stream().map(ColumnName::key).toList()))
                .findFirst()
                .orElseThrow();
    }

    boolean isTable() {
        return name.equals(TABLE);
    }

    /** Returns the fields of a column; empty if it has none. */
    List<Match> matches(String column) {
        String key = ColumnName.key(column);
        List<Match> matches = new ArrayList<>();
        columns.forEach((field, names) -> {
            int rank = names.stream().map(ColumnName::key).toList().indexOf(key);
            if (rank >= 0) {
                matches.add(new Match(field, rank));
            }
        });
        return matches;
    }

    /**
     * A field of a column.
     *
     * @param rank the position of the column in the list of the field's columns; 0 is preferred
     */
    record Match(String field, int rank) {}

    /** Returns all names of columns, with the field of each. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        columns.forEach((field, synonyms) -> synonyms.forEach(synonym -> names.putIfAbsent(synonym, field)));
        return names;
    }
}
