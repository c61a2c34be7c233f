// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.catalog.StyleCode;
import dev.colorway.query.Names;
import dev.colorway.sneaker.StyleCodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of one row by field. A row with items has one object of this class for each item. */
final class RowFacts {

    /**
     * A text of a row.
     *
     * @param column the name of its column
     * @param target the field, and the currency or size system in the name of the column
     * @param isNumber whether the file has a number, not a text
     */
    record Fact(String column, ColumnMapping.Target target, String text, boolean isNumber) {}

    /** The texts that a spreadsheet shows, and exports, instead of the value of a formula that fails. */
    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#VALUE!",
            "#REF!",
            "#DIV/0!",
            "#NUM!",
            "#NAME?",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#BUSY!",
            "#UNKNOWN!",
            "#GETTING_DATA");

    private static final int MAX_KEY = 300;

    final long line;
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final Map<String, Fact> amounts = new LinkedHashMap<>();
    private final List<Fact> errors = new ArrayList<>(0);

    RowFacts(long line) {
        this.line = line;
    }

    /** Returns the facts of a row: one object for each of its items, or one object if the row has no items. */
    static List<RowFacts> of(SourceRow row, ColumnMapping mapping) {
        RowFacts base = new RowFacts(row.line());
        base.add(row.cells(), mapping);
        if (row.items().isEmpty()) {
            return List.of(base);
        }
        List<RowFacts> all = new ArrayList<>();
        for (Map<String, SourceRow.Cell> item : row.items()) {
            RowFacts facts = new RowFacts(row.line());
            facts.add(row.cells(), mapping);
            if (!all.isEmpty()) {
                // Only the first item gets the prices of the whole row.
                facts.amounts.clear();
            }
            facts.add(item, mapping);
            all.add(facts);
        }
        return all;
    }

    private void add(Map<String, SourceRow.Cell> cells, ColumnMapping mapping) {
        List<ColumnMapping.Column> first = new ArrayList<>(0);
        cells.forEach((name, cell) -> {
            ColumnMapping.Column column = mapping.column(name, line);
            if (column != null) {
                if (column.example == null) {
                    column.example = cell;
                    first.add(column);
                }
                column.targets.forEach(target -> {
                    Fact fact = new Fact(name, target, cell.text(), cell.isNumber());
                    if (isError(cell.text())) {
                        errors.add(fact);
                    } else {
                        add(fact);
                    }
                });
            }
        });
        first.forEach(column -> column.currencyOfExample = text(Fields.CURRENCY));
    }

    private void add(Fact fact) {
        String field = fact.target.field();
        if (Fields.isPrice(field)) {
            amounts.merge(field + " " + fact.target.currency(), fact, RowFacts::preferred);
        } else if (Fields.LISTS.contains(field)) {
            lists.computeIfAbsent(field, name -> new ArrayList<>()).add(fact.text);
        }
        facts.merge(field, fact, RowFacts::preferred);
    }

    private static Fact preferred(Fact one, Fact other) {
        return other.target.rank() < one.target.rank() ? other : one;
    }

    /** Adds a text, unless the row has a preferred one for the field. */
    void put(String column, ColumnMapping.Target target, String text) {
        add(new Fact(column, target, text, false));
    }

    /** Returns whether a text is the error of a formula. */
    static boolean isError(String text) {
        return ERRORS.contains(text);
    }

    /** Returns the values that are errors of formulas. The other methods leave them out. */
    List<Fact> errors() {
        return errors;
    }

    /** Returns the text of a field; null if the row has none. */
    @Nullable
    String text(String field) {
        Fact fact = facts.get(field);
        return fact == null ? null : fact.text;
    }

    @Nullable
    Fact fact(String field) {
        return facts.get(field);
    }

    /** Returns the texts of a field that several columns can have; empty if the row has none. */
    List<String> texts(String field) {
        return lists.getOrDefault(field, List.of());
    }

    List<Fact> amounts() {
        return List.copyOf(amounts.values());
    }

    Iterable<Fact> all() {
        return facts.values();
    }

    /** Returns the key that the rows of one sneaker share; null if nothing identifies the sneaker. */
    @Nullable
    String key() {
        String group = text(Fields.GROUP);
        if (group != null) {
            String color = text(Fields.GROUP_COLOR);
            return key('g', color == null ? group : group + "|" + Names.apart(color));
        }
        List<String> own = ownKeys();
        if (!own.isEmpty()) {
            return own.get(0);
        }
        String code = text(Fields.STYLE_CODE);
        if (code != null) {
            return key('c', StyleCode.key(StyleCodes.split(code).get(0)));
        }
        String slug = text(Fields.SLUG);
        if (slug != null) {
            return key('s', slug);
        }
        String name = text(Fields.NAME);
        String silhouette = text(Fields.SILHOUETTE);
        String colorway = text(Fields.COLORWAY);
        if (name == null && (silhouette == null || colorway == null)) {
            return null;
        }
        String parts = String.join(
                "|",
                String.valueOf(text(Fields.BRAND)),
                String.valueOf(silhouette),
                String.valueOf(name),
                String.valueOf(colorway),
                String.valueOf(text(Fields.COLLABORATION)));
        return key('n', parts.length() > MAX_KEY ? parts : Names.apart(parts));
    }

    /** Returns the keys by which other rows can name this row as their group. */
    List<String> ownKeys() {
        List<String> keys = new ArrayList<>();
        String own = text(Fields.GROUP_KEY);
        if (own != null) {
            keys.add(key('g', own));
        }
        String id = text(Fields.GROUP_ID);
        if (id != null) {
            keys.add(key('g', "id:" + id));
        }
        return keys;
    }

    private static String key(char kind, String text) {
        return kind + ":" + text;
    }
}
