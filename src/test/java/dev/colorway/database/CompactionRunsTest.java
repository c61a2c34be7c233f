// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the file of H2 shrinks without a restart, and that nothing is lost. */
class CompactionRunsTest {

    private static final int ROWS = 20_000;
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    static Path filled;

    @TempDir
    Path folder;

    private long putOff;
    private final CompactionRuns runs = new CompactionRuns(() -> System.nanoTime() + putOff);
    private Connection connection;
    private MVStore store;
    private RandomAccessStore file;

    /** Writes a file whose index has another order than the rows, so nearly every commit replaces pages of it. */
    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = connect(filled);
                Statement statement = connection.createStatement()) {
            store(connection).setRetentionTime(Integer.MAX_VALUE);
            statement.execute("create table price (id int primary key, amount int, note varchar(200))");
            statement.execute("create index price_by_amount on price (amount)");
            connection.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                statement.execute("insert into price values (%d, %d, repeat('x', 100))".formatted(i, i * 7919 % ROWS));
                if (i % 5 == 0) {
                    connection.commit();
                }
            }
            connection.commit();
            // An ordinary end would compact the file.
            statement.execute("shutdown immediately");
        } catch (SQLException closed) {
            assertEquals(ErrorCode.DATABASE_IS_CLOSED, closed.getErrorCode());
        }
    }

    private static Connection connect(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("catalog") + ";WRITE_DELAY=0");
    }

    private static MVStore store(Connection connection) throws SQLException {
        return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
                .getDatabase()
                .getStore()
                .getMvStore();
    }

    private void open(Path catalog) throws SQLException {
        connection = connect(catalog);
        store = store(connection);
        file = (RandomAccessStore) store.getFileStore();
        // The tests do not wait until H2 frees unused pages.
        store.setRetentionTime(0);
    }

    private void openFilled() throws SQLException, IOException {
        Files.copy(filled.resolve("catalog.mv.db"), folder.resolve("catalog.mv.db"));
        open(folder);
        assertTrue(file.size() > 64L * MEGABYTE, () -> "too small to be compacted: " + file.size());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long sum() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return sum(statement);
        }
    }

    private static long sum(Statement statement) throws SQLException {
        try (ResultSet sum = statement.executeQuery("select sum(amount) from price where note is not null")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    private void compact() {
        for (int step = 0; step < 1000; step++) {
            runs.step(store, file);
        }
    }

    @Test
    void shrinksAFileThatIsHardlyUsedAndKeepsItsRows() throws SQLException, IOException {
        openFilled();
        long before = file.size();
        long sum = sum();

        compact();

        long after = file.size();
        assertTrue(after < before / 4, () -> before + " became " + after);
        assertEquals(sum, sum());
        connection.close();
        open(folder);
        assertEquals(sum, sum());
    }

    @Test
    void leavesASmallFileAlone() throws SQLException {
        open(folder);
        execute("create table price (id int primary key, amount int, note varchar(200))");
        execute("insert into price select x, x, repeat('x', 100) from system_range(1, 1000)");
        execute("delete from price where id > 10");
        long writes = file.getWriteCount();

        compact();

        assertEquals(writes, file.getWriteCount());
    }

    @Test
    void waitsUntilNothingIsWritten() throws SQLException, IOException {
        openFilled();
        for (int check = 0; check < 3; check++) {
            for (int write = 0; write < 30; write++) {
                execute("update price set note = 'y' where id = " + write);
            }
            long version = store.getCurrentVersion();
            assertEquals(Long.MAX_VALUE, runs.step(store, file));
            assertEquals(version, store.getCurrentVersion());
        }
        assertTrue(runs.step(store, file) < Long.MAX_VALUE);
    }

    @Test
    void doesNotWaitForeverForSteadyWrites() throws SQLException, IOException {
        openFilled();
        for (int check = 0; check < 3; check++) {
            putOff = check * (CompactionRuns.NANOS_PUT_OFF / 2);
            for (int write = 0; write < 30; write++) {
                execute("update price set note = 'y' where id = " + write);
            }
            boolean begins = runs.step(store, file) < Long.MAX_VALUE;
            assertEquals(check == 2, begins, () -> "put off " + putOff);
        }
    }

    /** H2 frees no page that an open snapshot can read. */
    @Test
    void changesNothingForAReaderAndShrinksTheFileLater() throws SQLException, IOException {
        openFilled();
        long sum = sum();
        try (Connection reader =
                DriverManager.getConnection(connection.getMetaData().getURL())) {
            reader.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            reader.setAutoCommit(false);
            try (Statement statement = reader.createStatement()) {
                assertEquals(sum, sum(statement));
                execute("update price set amount = amount + 1");
                compact();
                assertEquals(sum, sum(statement));
            }
            reader.rollback();
        }
        compact();
        assertTrue(file.size() < 20L * MEGABYTE, () -> "size " + file.size());
        assertEquals(sum + ROWS, sum());
    }
}
