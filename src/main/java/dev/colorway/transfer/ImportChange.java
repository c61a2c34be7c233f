// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Difference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one row of an import changes. */
@Schema(name = "ImportChange", description = "What one row of an import changes.")
public record ImportChange(
        @Schema(required = true, description = "The line of the file on which the row begins, from 1.", minimum = "1")
        long line,

        @Schema(required = true, examples = "silhouettes") String resource,

        @Schema(
                required = true,
                description = "The entry; of a price, its sneaker as the row names it.",
                examples = "gel-kayano-14")
        String slug,

        @Schema(required = true, description = "The fields that change.")
        List<Field> fields) {

    private static final int LONGEST_VALUE = 200;

    /** One field that changes. */
    @Schema(
            name = "ImportedField",
            description = "A field that changes. Its values are written as cells of CSV are; after 200 characters they "
                    + "are cut and end with an ellipsis.")
    public record Field(
            @Schema(required = true, examples = "note") String field,

            @Schema(description = "The value before; left out if it had none.", maxLength = LONGEST_VALUE)
            String from,

            @Schema(description = "The value afterwards; left out if it has none.", maxLength = LONGEST_VALUE)
            String to) {

        /** For a person, in one line. */
        @Override
        public String toString() {
            return field + ": " + quoted(from) + " -> " + quoted(to);
        }

        private static String quoted(String value) {
            return value == null ? "none" : '"' + value + '"';
        }
    }

    static ImportChange of(long line, String resource, String slug, Difference difference) {
        Map<String, String> before = CatalogExport.LAYOUT.cells(resource, difference.before());
        Map<String, String> after = CatalogExport.LAYOUT.cells(resource, difference.after());
        return new ImportChange(
                line,
                resource,
                slug,
                before.keySet().stream()
                        .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                        .map(field -> new Field(field, cut(before.get(field)), cut(after.get(field))))
                        .toList());
    }

    private static String cut(String value) {
        if (value == null || value.length() <= LONGEST_VALUE) {
            return value;
        }
        int end = LONGEST_VALUE - 1;
        return value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }

    /** How many characters its values have. */
    int length() {
        return fields.stream()
                .mapToInt(field -> Objects.toString(field.from, "").length()
                        + Objects.toString(field.to, "").length())
                .sum();
    }
}
