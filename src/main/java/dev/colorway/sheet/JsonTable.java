// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.rows.RowJson;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of JSON objects: one after the other (NDJSON), or in a list. A nested field has the name {@code outer.inner}.
 * The first object of a list has the name {@code outer.0}. A list of texts and numbers is one cell, with commas between
 * the values. The items of a row, such as the sizes of a product, are a list with another rule: if an item is itself a
 * list, its first value has the name {@code outer.0}.
 */
final class JsonTable implements TableReader {

    private static final int MAX_TOKENS = 20_000;

    private static final ObjectReader TREES = RowJson.reader(MAX_ROW_CHARACTERS);
    /** Replaces a number whose exponent is too large for {@link BigDecimal}. No field accepts so large a number. */
    private static final BigDecimal BEYOND = new BigDecimal(BigInteger.ONE, -999_999_999);

    private final Counted parser;
    private final @Nullable String each;
    private @Nullable SourceRow first;
    private boolean isOpen;
    private boolean hasEnded;

    /** @param each the field whose list has the items of a row; null if rows have no items */
    JsonTable(InputStream source, @Nullable String each) throws IOException {
        parser = new Counted(TREES.getFactory().createParser(source));
        this.each = each;
    }

    /** Limits the memory of one row: the whole file could be one object. */
    private static final class Counted extends JsonParserDelegate {

        private int tokens;

        Counted(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            if (++tokens > MAX_TOKENS) {
                throw new TooLargeException();
            }
            return super.nextToken();
        }

        @Override
        public BigDecimal getDecimalValue() throws IOException {
            try {
                return super.getDecimalValue();
            } catch (NumberFormatException beyond) {
                return BEYOND;
            }
        }
    }

    private static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;
    }

    @Override
    public List<String> columns() throws IOException {
        if (!isOpen) {
            isOpen = true;
            first = read();
        }
        List<String> columns = new ArrayList<>();
        if (first != null) {
            columns.addAll(first.cells().keySet());
            if (!first.items().isEmpty()) {
                columns.addAll(first.items().get(0).keySet());
            }
        }
        return columns;
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        if (!isOpen || first != null) {
            columns();
            SourceRow row = first;
            first = null;
            return row;
        }
        return read();
    }

    private @Nullable SourceRow read() throws IOException {
        if (hasEnded) {
            return null;
        }
        parser.tokens = 0;
        long line = 1;
        try {
            JsonToken token = parser.nextToken();
            while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                token = parser.nextToken();
            }
            if (token == null) {
                hasEnded = true;
                return null;
            }
            line = parser.currentTokenLocation().getLineNr();
            if (token != JsonToken.START_OBJECT) {
                hasEnded = true;
                return SourceRow.end(line, "must be a JSON object, or a list of JSON objects: one for each row");
            }
            return row(line, (ObjectNode) TREES.readTree(parser));
        } catch (TooLargeException tooLarge) {
            hasEnded = true;
            return SourceRow.end(line, "has more than " + MAX_TOKENS / 2 + " values in one object");
        } catch (JsonProcessingException malformed) {
            hasEnded = true;
            return SourceRow.end(
                    malformed.getLocation() == null
                            ? line
                            : Math.max(1, malformed.getLocation().getLineNr()),
                    "is not JSON from here on, has a field twice, or has a text of more than " + MAX_ROW_CHARACTERS
                            + " characters");
        }
    }

    private SourceRow row(long line, ObjectNode tree) {
        Map<String, SourceRow.Cell> cells = new LinkedHashMap<>();
        List<Map<String, SourceRow.Cell>> items = new ArrayList<>();
        tree.properties().forEach(field -> {
            if (each != null && each.equals(field.getKey())) {
                field.getValue().forEach(element -> items.add(item(each, element)));
            } else {
                flatten(field.getKey(), field.getValue(), cells);
            }
        });
        return new SourceRow(line, cells, items, tree, List.of(), null, false);
    }

    private static Map<String, SourceRow.Cell> item(String name, JsonNode element) {
        Map<String, SourceRow.Cell> item = new LinkedHashMap<>();
        if (element.isArray()) {
            for (int i = 0; i < element.size(); i++) {
                flatten(name + "." + i, element.get(i), item);
            }
        } else {
            flatten(name, element, item);
        }
        return item;
    }

    private static void flatten(String path, JsonNode value, Map<String, SourceRow.Cell> cells) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten(join(path, field.getKey()), field.getValue(), cells));
        } else if (value.size() == 1) {
            // A list of one value is read like the value alone.
            flatten(value.get(0).isContainerNode() ? path + ".0" : path, value.get(0), cells);
        } else if (value.isArray() && hasOnlyValues(value)) {
            List<String> texts = new ArrayList<>();
            value.forEach(element -> {
                if (!element.isNull()) {
                    texts.add(element.asText());
                }
            });
            put(path, SourceRow.Cell.ofText(Blanks.plain(String.join(", ", texts))), cells);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(path + "." + i, value.get(i), cells);
            }
        } else if (!value.isNull()) {
            put(
                    path,
                    value.isNumber()
                            ? SourceRow.Cell.ofNumber(value.decimalValue())
                            : SourceRow.Cell.ofText(Blanks.plain(value.asText())),
                    cells);
        }
    }

    private static boolean hasOnlyValues(JsonNode list) {
        for (JsonNode element : list) {
            if (element.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static void put(String path, SourceRow.Cell cell, Map<String, SourceRow.Cell> cells) {
        if (!cell.text().isEmpty()) {
            cells.put(path, cell);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
