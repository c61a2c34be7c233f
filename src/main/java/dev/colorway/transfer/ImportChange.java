// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.catalog.WriteResult.Difference;
import dev.colorway.http.problem.Excerpt;
import dev.colorway.rows.RowLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The changes that one row of an import makes. */
@Schema(name = "ImportChange", description = "The changes that one row of an import makes.")
public record ImportChange(
        @Schema(
                required = true,
                description = "The line of the file on which the row begins, or its row in the sheet, from 1.",
                minimum = "1")
        long line,

        @Schema(required = true, examples = "silhouettes") String resource,

        @Schema(
                required = true,
                description = "The slug of the entry. For a price, its sneaker as the row names it.",
                examples = "gel-kayano-14")
        String slug,

        @Schema(required = true, description = "The fields that change.")
        List<Field> fields) {

    private static final int MAX_VALUE_LENGTH = 200;

    /** One field that changes. */
    @Schema(
            name = "ImportedField",
            description = "A field that changes. Its values have the format of CSV cells. A value of more than 200 "
                    + "characters is cut and ends with an ellipsis.")
    public record Field(
            @Schema(required = true, examples = "note") String field,

            @Schema(description = "The value before; absent if the field was empty.", maxLength = MAX_VALUE_LENGTH)
            @Nullable
            String from,

            @Schema(description = "The value afterwards; absent if the field is empty.", maxLength = MAX_VALUE_LENGTH)
            @Nullable
            String to) {

        /** Returns the change in one line, for a person. */
        @Override
        public String toString() {
            return field + ": " + quoted(from) + " -> " + quoted(to);
        }

        private static String quoted(@Nullable String value) {
            return value == null ? "none" : '"' + value + '"';
        }
    }

    static ImportChange of(long line, String resource, String slug, Difference difference, RowLayout layout) {
        Map<String, @Nullable String> before = layout.cells(resource, difference.before());
        Map<String, @Nullable String> after = layout.cells(resource, difference.after());
        return new ImportChange(
                line,
                resource,
                slug,
                before.keySet().stream()
                        .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                        .map(field -> new Field(field, truncated(before.get(field)), truncated(after.get(field))))
                        .toList());
    }

    /**
     * Returns the stored changes of one entry or price, with values of at most 200 characters.
     *
     * @param isUndone whether to swap the old and new values, as an undo does
     */
    static ImportChange of(ImportedChange change, boolean isUndone) {
        return new ImportChange(
                change.requiredLine(),
                change.resource,
                change.requiredSlug(),
                fields(change, isUndone).stream()
                        .map(field -> new Field(field.field, truncated(field.from), truncated(field.to)))
                        .toList());
    }

    /** Returns the fields of a stored change, with their whole values. */
    static List<Field> fields(ImportedChange change, boolean isUndone) {
        ObjectNode before = isUndone ? change.fieldsAfter() : change.fieldsBefore();
        ObjectNode after = isUndone ? change.fieldsBefore() : change.fieldsAfter();
        return before.properties().stream()
                .map(field -> new Field(field.getKey(), cell(field.getValue()), cell(after.get(field.getKey()))))
                .toList();
    }

    private static @Nullable String cell(JsonNode value) {
        return value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    private static @Nullable String truncated(@Nullable String value) {
        return value == null ? null : Excerpt.of(value, MAX_VALUE_LENGTH);
    }

    /** Returns the total length of the values, in characters. */
    int length() {
        return fields.stream()
                .mapToInt(field -> Objects.toString(field.from, "").length()
                        + Objects.toString(field.to, "").length())
                .sum();
    }
}
