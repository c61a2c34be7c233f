// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import dev.colorway.price.history.PriceDayRebuild;
import dev.colorway.testing.CatalogGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Creates a database with a generated catalog. It equals the result of an import, except that no changes are recorded.
 * The rows come straight from the generator and are inserted by plain JDBC. The indexes that no constraint needs are
 * built at the end.
 */
public final class FillDatabase {

    private static final int BUFFER = 1 << 20;
    /** Few enough that H2 does not store undo data for a whole catalog. */
    private static final int ROWS_OF_TRANSACTION = 100_000;

    private static final long NANOS_BETWEEN_REPORTS = 5_000_000_000L;

    private FillDatabase() {}

    /**
     * Fills a new database and prints the progress.
     *
     * @param args the settings that docs/BENCHMARKS.md lists
     */
    public static void main(String[] args) throws IOException, SQLException {
        Settings settings =
                new Settings(args, "folder=target/bench", "database=h2", "sneakers=100000", "prices=", "seed=1");
        CatalogGenerator generator = settings.catalog();
        try (FilledDatabase database = new FilledDatabase(settings)) {
            database.create();
            try (Connection connection = database.connect()) {
                fill(connection, database.kind(), generator);
                settle(connection, database.kind());
            }
        }
    }

    /** Fills a database that has all tables and no rows. */
    static void fill(Connection connection, Database kind, CatalogGenerator generator)
            throws IOException, SQLException {
        long begin = System.nanoTime();
        SecondaryIndexes indexes = new SecondaryIndexes(connection, kind);
        indexes.drop();
        try (PipedInputStream rows = new PipedInputStream(BUFFER)) {
            CompletableFuture<Void> generated = generate(generator, new PipedOutputStream(rows));
            double seconds = JdbcInsert.all(rows, connection, ROWS_OF_TRANSACTION);
            generated.join();
            System.out.printf(Locale.ROOT, "inserted %,d rows; the database took %.0f s%n", generator.rows(), seconds);
        }
        connection.setAutoCommit(true);
        indexes.build();
        connection.setAutoCommit(false);
        PriceDayRebuild.run(connection);
        connection.commit();
        connection.setAutoCommit(true);
        System.out.printf(Locale.ROOT, "filled in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
    }

    private static CompletableFuture<Void> generate(CatalogGenerator generator, OutputStream pipe) {
        return CompletableFuture.runAsync(() -> {
            long[] reported = {System.nanoTime()};
            // Closes the stream even after an error, because otherwise the reader would wait forever.
            try (OutputStream out = new BufferedOutputStream(pipe, 1 << 16)) {
                generator.write(out, rows -> {
                    if (System.nanoTime() - reported[0] > NANOS_BETWEEN_REPORTS) {
                        reported[0] = System.nanoTime();
                        System.out.printf(Locale.ROOT, "%,d of %,d rows%n", rows, generator.rows());
                    }
                });
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** Runs the maintenance that a database otherwise does later in the background, and prints the row counts. */
    private static void settle(Connection connection, Database kind) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(kind == Database.H2 ? "analyze" : "vacuum analyze");
            for (String rows : new String[] {"sneaker", "price", "price where is_current"}) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + rows)) {
                    count.next();
                    System.out.printf(Locale.ROOT, "%s: %,d%n", rows, count.getLong(1));
                }
            }
            if (kind == Database.H2) {
                // Otherwise four fifths of the file would be free space that the inserts left.
                statement.execute("shutdown compact");
            }
        }
    }
}
