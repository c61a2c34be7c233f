// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Inserts rows in batches into tables that refer to each other, and measures the time of the database. */
final class Batches {

    private static final int SIZE = 1_000;

    private final Connection database;
    private final int rowsOfTransaction;
    /** The tables, each after those that it refers to. */
    private final Map<String, Batch> tables = new LinkedHashMap<>();

    private long nanos;
    private int uncommitted;

    /** @param rowsOfTransaction the count of rows per transaction; {@link #commit} commits the last ones */
    Batches(Connection database, int rowsOfTransaction) {
        this.database = database;
        this.rowsOfTransaction = rowsOfTransaction;
    }

    /**
     * Declares a table. Declare the tables that it refers to first. If it has a column {@code revision}, that becomes 1
     * in every row.
     */
    void table(String table, String... columns) throws SQLException {
        boolean revised;
        DatabaseMetaData known = database.getMetaData();
        boolean upper = known.storesUpperCaseIdentifiers();
        try (ResultSet column = known.getColumns(
                null,
                database.getSchema(),
                upper ? table.toUpperCase(Locale.ROOT) : table,
                upper ? "REVISION" : "revision")) {
            revised = column.next();
        }
        String values = List.of(columns).stream().map(column -> "?").collect(Collectors.joining(", "));
        tables.put(
                table,
                new Batch(database.prepareStatement("insert into %s (%s%s) values (%s%s)"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                revised ? ", revision" : "",
                                values,
                                revised ? ", 1" : ""))));
    }

    /**
     * Adds a row.
     *
     * @param values the values of the declared columns, in their order
     */
    void add(String table, Object... values) throws SQLException {
        Batch batch = tables.get(table);
        for (int i = 0; i < values.length; i++) {
            batch.insert.setObject(i + 1, values[i]);
        }
        batch.insert.addBatch();
        if (++batch.waiting == SIZE) {
            flush();
        }
        if (++uncommitted == rowsOfTransaction) {
            commit();
        }
    }

    /** Sends all rows that are still in a batch. */
    void flush() throws SQLException {
        long start = System.nanoTime();
        for (Batch batch : tables.values()) {
            if (batch.waiting > 0) {
                batch.insert.executeBatch();
                batch.waiting = 0;
            }
        }
        nanos += System.nanoTime() - start;
    }

    void commit() throws SQLException {
        flush();
        long start = System.nanoTime();
        database.commit();
        uncommitted = 0;
        nanos += System.nanoTime() - start;
    }

    /** Returns the time of the database so far, in seconds. */
    double seconds() {
        return nanos / 1e9;
    }

    private static final class Batch {

        private final PreparedStatement insert;
        private int waiting;

        private Batch(PreparedStatement insert) {
            this.insert = insert;
        }
    }
}
