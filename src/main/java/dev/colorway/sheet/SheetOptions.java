// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.http.body.Instants;
import dev.colorway.rate.CurrencyCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to read a table. Every option is null, false or empty if it is not given.
 *
 * @param columns the fields of columns, by the {@link ColumnName#key} of the column; the field {@value #PASS_OVER}
 *     ignores a column
 * @param shape the name of a {@link Shape}; null to recognise it
 * @param createsMissing whether brands, silhouettes, collaborators, collaborations and designers that rows name are
 *     created if they do not exist
 * @param ignoresUnknownColumns whether columns without a field are ignored
 * @param numbers how amounts are written; null to use the style of the shape, or else to find out from all values
 * @param dates the order of day and month; null to use that of the shape, or else to find out from all values
 * @param shortYears whether years of dates can have two digits
 * @param currency the ISO 4217 code of prices that name no currency
 * @param sizes the size system of sizes that name none
 * @param source the source of prices that name none
 * @param observedAt the date or time of prices that name none
 */
public record SheetOptions(
        Map<String, String> columns,
        @Nullable String shape,
        boolean createsMissing,
        boolean ignoresUnknownColumns,
        @Nullable NumberStyle numbers,
        @Nullable DateStyle dates,
        boolean shortYears,
        @Nullable String currency,
        @Nullable String sizes,
        @Nullable String source,
        @Nullable String observedAt) {

    /** The field of a column that is ignored on purpose. */
    public static final String PASS_OVER = "-";

    /** No option. */
    public static final SheetOptions NONE =
            new SheetOptions(Map.of(), null, false, false, null, null, false, null, null, null, null);

    private static final String CREATE_MISSING = "missing";

    /** Reports options with wrong values. */
    public static final class WrongOptionsException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Map<String, String> faults;

        WrongOptionsException(Map<String, String> faults) {
            super(faults.entrySet().stream()
                    .map(fault -> fault.getKey() + " " + fault.getValue())
                    .reduce((one, other) -> one + "; " + other)
                    .orElse(""));
            this.faults = faults;
        }

        /** Returns the faults, by the name of the option. */
        public Map<String, String> faults() {
            return faults;
        }
    }

    /**
     * The options as callers write them, in parameters or on the command line. Each is null, false or empty if it is
     * not given.
     *
     * @param map texts such as {@code SKU=styleCode}; commas separate several in one text
     */
    public record Given(
            List<String> map,
            @Nullable String shape,
            @Nullable String create,
            boolean ignoreUnknownColumns,
            @Nullable String numbers,
            @Nullable String dates,
            @Nullable String currency,
            @Nullable String sizes,
            @Nullable String source,
            @Nullable String observedAt) {}

    /**
     * Reads options.
     *
     * @throws WrongOptionsException with all faults, if there are any
     */
    public static SheetOptions of(Given given) throws WrongOptionsException {
        Map<String, String> faults = new LinkedHashMap<>();
        Map<String, String> columns = columns(given.map, faults);
        if (given.shape != null && !Shape.NAMES.contains(given.shape)) {
            faults.put("shape", "must be one of " + String.join(", ", Shape.NAMES));
        }
        if (given.create != null && !given.create.equals(CREATE_MISSING)) {
            faults.put("create", "must be 'missing', or be left out");
        }
        NumberStyle numbers =
                given.numbers == null ? null : NumberStyle.of(given.numbers).orElse(null);
        if (given.numbers != null && numbers == null) {
            faults.put("numbers", "must be 1,234.56 or 1.234,56");
        }
        DateStyle dates = given.dates == null ? null : DateStyle.of(given.dates).orElse(null);
        if (given.dates != null && dates == null) {
            faults.put("dates", "must be MM/dd/yyyy or dd/MM/yyyy, with yy if years have two digits");
        }
        check("currency", given.currency, CurrencyCode::fromString, faults);
        String sizes = given.sizes == null
                ? null
                : SourceWords.meaning("sizeSystem", given.sizes).orElse(null);
        if (given.sizes != null && sizes == null) {
            faults.put("sizes", "must be one of " + String.join(", ", SourceWords.values("sizeSystem")));
        }
        check("observedAt", given.observedAt, SheetOptions::checkTime, faults);
        if (!faults.isEmpty()) {
            throw new WrongOptionsException(faults);
        }
        return new SheetOptions(
                columns,
                given.shape,
                given.create != null,
                given.ignoreUnknownColumns,
                numbers,
                dates,
                given.dates != null && !given.dates.contains("yyyy"),
                given.currency == null
                        ? null
                        : CurrencyCode.fromString(given.currency).toString(),
                sizes,
                given.source,
                given.observedAt);
    }

    private static void checkTime(String text) {
        try {
            Instants.fromString(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "must be an instant such as 2026-11-23T00:00:00Z, or a date such as 2026-11-23", wrong);
        }
    }

    private static void check(
            String name, @Nullable String value, Consumer<String> reader, Map<String, String> faults) {
        try {
            if (value != null) {
                reader.accept(value);
            }
        } catch (IllegalArgumentException wrong) {
            faults.put(name, String.valueOf(wrong.getMessage()));
        }
    }

    private static Map<String, String> columns(List<String> mappings, Map<String, String> faults) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String mapping : mappings.stream()
                .flatMap(several -> Stream.of(several.split(",")))
                .toList()) {
            // The name of a column can contain an equals sign, a field cannot.
            int equals = mapping.lastIndexOf('=');
            String column = equals < 0 ? "" : mapping.substring(0, equals).strip();
            String field = mapping.substring(equals + 1).strip();
            if (column.isEmpty()) {
                wrong.add("'" + mapping + "' must be COLUMN=FIELD, such as SKU=styleCode");
            } else if (!Fields.isKnown(field)) {
                wrong.add(Fields.unknown(field));
            } else if (!field.equals(
                    Objects.requireNonNullElse(columns.putIfAbsent(ColumnName.key(column), field), field))) {
                wrong.add("gives the column '" + column + "' two fields");
            }
        }
        if (!wrong.isEmpty()) {
            faults.put("map", String.join("; ", wrong));
        }
        return Collections.unmodifiableMap(columns);
    }

    /** Returns the same options, but the entries that rows name are created if they do not exist. */
    public SheetOptions creatingMissing() {
        return new SheetOptions(
                columns,
                shape,
                true,
                ignoresUnknownColumns,
                numbers,
                dates,
                shortYears,
                currency,
                sizes,
                source,
                observedAt);
    }

    /** Returns the same options, but columns without a field are ignored. */
    public SheetOptions ignoringUnknownColumns() {
        return new SheetOptions(
                columns, shape, createsMissing, true, numbers, dates, shortYears, currency, sizes, source, observedAt);
    }

    /** Returns whether an option was given. Every option is only for tables of other sources. */
    public boolean isGiven() {
        return !equals(NONE);
    }
}
