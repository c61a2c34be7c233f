// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The count of rows that PostgreSQL has read for the service: rows of tables that it read completely, and entries of
 * indexes, as {@code pg_stat_user_tables} and {@code pg_stat_user_indexes} count them.
 */
final class RowsRead {

    private static final String QUESTION = """
            select (select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables)
            + (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes)""";
    /** The time that a server process needs to end, in milliseconds. */
    private static final int MILLIS_TO_END = 1_500;

    private final AgroalDataSource pool;
    private final Connection own;

    /**
     * @param pool the service's connection pool
     * @param own a connection that the service does not use
     */
    RowsRead(AgroalDataSource pool, Connection own) {
        this.pool = pool;
        this.own = own;
    }

    /**
     * Returns the count so far. Closes the service's idle connections first, because a server process may report its
     * counts only when it ends.
     */
    long soFar() throws SQLException, InterruptedException {
        pool.flush(AgroalDataSource.FlushMode.IDLE);
        Thread.sleep(MILLIS_TO_END);
        try (Statement statement = own.createStatement();
                ResultSet answer = statement.executeQuery(QUESTION)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
