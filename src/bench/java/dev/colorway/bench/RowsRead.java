// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many rows PostgreSQL has read for the service: rows of tables that were read from end to end, and entries of
 * indexes, as {@code pg_stat_user_tables} and {@code pg_stat_user_indexes} count them.
 */
final class RowsRead {

    private static final String QUESTION = """
            select (select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables) + (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes)""";
    /** What a server process needs to end. */
    private static final int MILLIS_TO_END = 1_500;

    private final AgroalDataSource pool;
    private final Connection own;

    /**
     * @param pool the service's connections
     * @param own one that the service does not use
     */
    RowsRead(AgroalDataSource pool, Connection own) {
        this.pool = pool;
        this.own = own;
    }

    /**
     * So far. Closes the service's connections, because a server process may keep its counts for itself until it ends.
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
