// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.problem.Nearest;
import dev.colorway.http.problem.Problem;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of each column: the field that the caller names, or else the fields of the shape. Remembers all
 * columns of the rows, up to {@link TableReader#MAX_COLUMNS}.
 */
final class ColumnMapping {

    /**
     * One field of a column.
     *
     * @param rank the position of the column in the list of the field's columns; 0 is preferred
     * @param currency the currency in the name of the column; null without one
     * @param sizeSystem the size system in the name of the column; null without one
     */
    record Target(
            String field,
            int rank,
            @Nullable String currency,
            @Nullable String sizeSystem) {}

    /** A column, with the fields to which it belongs and its first value. */
    static final class Column {

        final String name;
        final long line;
        final List<Target> targets;
        /**
         * Whether the column is unknown: it is in a flat table and has no field. False if the caller ignores this
         * column or all unknown columns.
         */
        final boolean isUnknown;

        SourceRow.@Nullable Cell example;
        /** The text of the field {@link Fields#CURRENCY} in the row of the example; null without one. */
        @Nullable
        String currencyOfExample;

        private Column(String name, long line, List<Target> targets, boolean isUnknown) {
            this.name = name;
            this.line = line;
            this.targets = targets;
            this.isUnknown = isUnknown;
        }
    }

    /** The fields of tables by their name in a draft, if the two names differ. */
    private static final Map<String, String> FIELDS_OF_DRAFTS = Map.of(
            "images", Fields.IMAGE,
            "gtins", Fields.GTIN,
            "identifiers", Fields.IDENTIFIER,
            "colors", Fields.COLOR,
            "credits", Fields.DESIGNER,
            "links", Fields.LINK);

    private final Shape shape;
    private final SheetOptions options;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();
    private boolean hasTooMany;

    ColumnMapping(Shape shape, SheetOptions options) {
        this.shape = shape;
        this.options = options;
    }

    /**
     * Returns the column with this name, and adds it if it is new; null if there are too many columns already. Also
     * returns null for {@link RowLayout#FAULT}, unless the caller names a field for it: an earlier import wrote the
     * faults of the rows into this column.
     *
     * @param line the line on which a new column occurs first
     */
    @Nullable
    Column column(String name, long line) {
        if (name.equalsIgnoreCase(RowLayout.FAULT) && !options.columns().containsKey(ColumnName.key(name))) {
            return null;
        }
        Column known = columns.get(name);
        if (known != null) {
            return known;
        }
        if (columns.size() == TableReader.MAX_COLUMNS) {
            hasTooMany = true;
            return null;
        }
        Column added = resolve(name, line);
        columns.put(name, added);
        return added;
    }

    /**
     * Adds the columns of a header. A repeated name with a field becomes a fault: the cells of the second column would
     * be lost.
     */
    void addHeader(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            Column column = column(name, 1);
            if (!seen.add(name) && column != null && !column.targets.isEmpty()) {
                repeated.add(name);
            }
        }
    }

    private Column resolve(String name, long line) {
        String named = options.columns().get(ColumnName.key(name));
        if (named != null) {
            ColumnName qualified = ColumnName.qualified(name).orElse(new ColumnName(name, null, null));
            List<Target> targets = named.equals(SheetOptions.PASS_OVER)
                    ? List.of()
                    : List.of(target(named, 0, qualified.currency(), qualified.sizeSystem()));
            return new Column(name, line, targets, false);
        }
        List<Target> targets = matches(name);
        return new Column(
                name, line, targets, targets.isEmpty() && shape.isTable() && !options.ignoresUnknownColumns());
    }

    private static Target target(String field, int rank, @Nullable String currency, @Nullable String sizeSystem) {
        return new Target(
                field, rank, Fields.isPrice(field) ? currency : null, field.equals(Fields.SIZE) ? sizeSystem : null);
    }

    private List<Target> matches(String name) {
        List<Target> targets = new ArrayList<>();
        shape.matches(name).forEach(match -> targets.add(target(match.field(), match.rank(), null, null)));
        if (targets.isEmpty() && Fields.isKnown(name) && !name.equals(SheetOptions.PASS_OVER) && shape.isTable()) {
            targets.add(target(name, 0, null, null));
        }
        Optional<ColumnName> qualified =
                targets.isEmpty() && shape.isTable() ? ColumnName.qualified(name) : Optional.empty();
        qualified.ifPresent(rest -> {
            String text = rest.text().isEmpty() && rest.sizeSystem() != null ? Fields.SIZE : rest.text();
            shape.matches(text).forEach(match -> {
                if ((rest.currency() == null || Fields.isPrice(match.field()))
                        && (rest.sizeSystem() == null || match.field().equals(Fields.SIZE))) {
                    targets.add(target(match.field(), match.rank(), rest.currency(), rest.sizeSystem()));
                }
            });
        });
        return targets;
    }

    /** Returns whether a column shows that the rows are about sneakers: its field is not in {@link Fields#COMMON}. */
    boolean isAboutSneakers() {
        return columns.values().stream()
                .flatMap(column -> column.targets.stream())
                .anyMatch(target -> !Fields.COMMON.contains(target.field()));
    }

    Collection<Column> columns() {
        return columns.values();
    }

    /** Returns the name of the only column that has a field of a draft; the field itself if none or several have it. */
    String columnOf(String field) {
        return Objects.requireNonNullElse(onlyColumnOf(field), field);
    }

    /** Returns the name of the only column that has a field of a draft; null if none or several have it. */
    @Nullable
    String onlyColumnOf(String field) {
        Predicate<String> isField =
                field.equals("amount") ? Fields::isPrice : FIELDS_OF_DRAFTS.getOrDefault(field, field)::equals;
        List<String> names = columns.values().stream()
                .filter(column -> column.targets.stream().map(Target::field).anyMatch(isField))
                .map(column -> column.name)
                .toList();
        return names.size() == 1 ? names.get(0) : null;
    }

    /**
     * Returns the faults of the columns: unknown columns, two columns with one field, repeated names, too many columns.
     */
    List<RowFault> faults() {
        List<RowFault> faults = new ArrayList<>();
        Map<String, Column> owners = new LinkedHashMap<>();
        for (Column column : columns.values()) {
            if (column.isUnknown) {
                faults.add(new RowFault(column.line, Problem.quoted(column.name), null, unknown(column.name)));
            }
            for (Target target : column.targets) {
                String field = target.field() + " " + target.currency();
                Column owner = shape.isTable() && !Fields.LISTS.contains(target.field())
                        ? owners.putIfAbsent(field, column)
                        : null;
                if (owner != null) {
                    faults.add(new RowFault(
                            column.line,
                            Problem.quoted(column.name),
                            null,
                            "is the field '" + target.field() + "', like the column '" + Problem.quoted(owner.name)
                                    + "': name another field for one of the two columns, or ignore this one (map="
                                    + Problem.quoted(column.name) + "=-)"));
                }
            }
        }
        repeated.forEach(name -> faults.add(new RowFault(
                1,
                Problem.quoted(name),
                null,
                "appears twice: give each column a name of its own, or ignore both (map=" + Problem.quoted(name)
                        + "=-)")));
        if (hasTooMany) {
            faults.add(new RowFault(
                    1, null, null, "the rows have more than " + TableReader.MAX_COLUMNS + " different columns"));
        }
        return faults;
    }

    private String unknown(String name) {
        Map<String, String> names = shape.names();
        String nearest = Nearest.to(name, names.keySet());
        return "is unknown: "
                + (nearest == null ? "" : "did you mean '" + nearest + "' (" + names.get(nearest) + ")? ")
                + "Name its field (map=" + Problem.quoted(name)
                + "=FIELD), ignore it (map=" + Problem.quoted(name)
                + "=-), or ignore all unknown columns (ignoreUnknownColumns=true)";
    }
}
