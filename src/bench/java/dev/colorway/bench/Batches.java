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

/** Inserts into tables that refer to each other, in batches; measures the time that the database takes. */
final class Batches {

    private static final int SIZE = 1_000;

    private final Connection database;
    private final int rowsOfTransaction;
    /** In the order in which they refer to each other. */
    private final Map<String, Batch> tables = new LinkedHashMap<>();

    private long nanos;
    private int uncommitted;

    /** @param rowsOfTransaction how many rows are committed at once; the last ones by {@link #commit} */
    Batches(Connection database, int rowsOfTransaction) {
        this.database = database;
        this.rowsOfTransaction = rowsOfTransaction;
    }

    /**
     * Declares a table after those that it refers to. Its column {@code revision}, if it has one, becomes 1 in every
     * row.
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

    /** Adds a row; the values are those of the columns declared. */
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

    /** Sends all that waits. */
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

    /** What the database took so far, in seconds. */
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
