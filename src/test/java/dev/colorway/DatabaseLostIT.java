// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Packaged;
import dev.colorway.testing.PostgreSql;
import dev.colorway.testing.StoppablePostgreSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command whose PostgreSQL is killed says in one line what became of its work, and ends with exit code 2. */
@Timeout(300)
class DatabaseLostIT {

    private static final String USER = "postgres";
    private static final String FILE = "brands.ndjson";

    /** PostgreSQL runs a deferred trigger within the commit. */
    private static final String SLOW_COMMIT = """
            create function sleep() returns trigger language plpgsql as
                'begin perform pg_sleep(600); return null; end';
            create constraint trigger slow_commit after insert on brand deferrable initially deferred
                for each row execute function sleep()""";

    /** Every query of brands waits. The start, which only checks the columns, does not. */
    private static final String SLOW_READS = """
            alter table brand rename to brand_rows;
            create view brand as select * from brand_rows where pg_sleep(600) is not null""";

    @TempDir
    Path home;

    private final StoppablePostgreSql database = new StoppablePostgreSql();
    private Packaged service;
    private Map<String, String> settings;

    @BeforeEach
    void fill() throws IOException, InterruptedException {
        database.start();
        service = new Packaged(home);
        settings = new PostgreSql(database.address(), USER, USER).variables();
        importOf("one");
    }

    @AfterEach
    void end() {
        database.stop();
    }

    private void write(String slug) throws IOException {
        Files.writeString(
                home.resolve(FILE),
                "{\"resource\":\"brands\",\"slug\":\"%s\",\"name\":\"%s\"}\n".formatted(slug, slug));
    }

    private void importOf(String slug) throws IOException, InterruptedException {
        write(slug);
        Packaged.Ended imported = service.run(settings, "import", FILE);
        assertEquals(0, imported.code(), imported.toString());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.address(), USER, USER);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a command, and kills PostgreSQL when a statement of the command waits for this event. */
    private Packaged.Ended killedAt(String waitEvent, String... command)
            throws IOException, InterruptedException, SQLException {
        CompletableFuture<Packaged.Ended> ended = CompletableFuture.supplyAsync(() -> run(command));
        try (Connection connection = connect()) {
            while (!isWaiting(connection, waitEvent)) {
                assertFalse(ended.isDone(), () -> ended.join().toString());
                Thread.sleep(20);
            }
            database.kill();
        }
        return ended.join();
    }

    private Packaged.Ended run(String... command) {
        try {
            return service.run(settings, command);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean isWaiting(Connection connection, String event) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery("select 1 from pg_stat_activity where application_name = "
                        + "'colorway' and '" + event + "' in (wait_event, wait_event_type)")) {
            return waiting.next();
        }
    }

    private static void assertLastLine(String line, Packaged.Ended ended) {
        assertEquals(2, ended.code(), ended.toString());
        assertTrue(ended.err().endsWith(line + System.lineSeparator()), ended.toString());
        assertFalse(ended.err().contains("\tat ") || ended.err().contains("WARN"), ended.toString());
    }

    /** Runs a command that waits for a locked table until PostgreSQL is killed. */
    private Packaged.Ended killedAtTable(String table, String mode, String... command)
            throws IOException, InterruptedException, SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            execute(connection, "lock table " + table + " in " + mode + " mode");
            return killedAt("Lock", command);
        }
    }

    /** Runs a command that reads brands until PostgreSQL is killed. */
    private Packaged.Ended killedAtRead(String... command) throws IOException, InterruptedException, SQLException {
        try (Connection connection = connect()) {
            execute(connection, SLOW_READS);
        }
        return killedAt("PgSleep", command);
    }

    @Test
    void anImportSaysThatNothingWasImported() throws IOException, InterruptedException, SQLException {
        write("two");
        assertLastLine(
                "The connection to the database was lost. Nothing was imported.",
                killedAtTable("catalog_revision", "exclusive", "import", FILE));
    }

    @Test
    void anImportSaysThatItsCommitIsInDoubt() throws IOException, InterruptedException, SQLException {
        try (Connection connection = connect()) {
            execute(connection, SLOW_COMMIT);
        }
        write("two");
        assertLastLine(
                "The connection to the database was lost. The connection broke during the commit, so the catalog "
                        + "contains either the whole file or nothing of it. Import the file again: this changes "
                        + "nothing if the catalog contains the file already.",
                killedAt("PgSleep", "import", FILE));
    }

    @Test
    @Tag("thorough")
    void anExportSaysThatNothingWasExported() throws IOException, InterruptedException, SQLException {
        assertLastLine(
                "The connection to the database was lost. Nothing was exported.", killedAtRead("export", "all.ndjson"));
        assertFalse(Files.exists(home.resolve("all.ndjson.part")));
    }

    @Test
    @Tag("thorough")
    void theIndexCommandSaysThatNothingWasCompared() throws IOException, InterruptedException, SQLException {
        assertLastLine("The connection to the database was lost. The index was not compared.", killedAtRead("index"));
    }

    @Test
    @Tag("thorough")
    void theIndexCommandSaysThatNothingWasRebuilt() throws IOException, InterruptedException, SQLException {
        assertLastLine(
                "The connection to the database was lost. The index was not rebuilt.",
                killedAtRead("index", "--remake"));
    }

    @Test
    @Tag("thorough")
    void aStartSaysThatItLostTheDatabase() throws IOException, InterruptedException, SQLException {
        assertLastLine(
                "The connection to the database was lost during the start.",
                killedAtTable("brand", "access exclusive", "export", "all.ndjson"));
    }

    @Test
    @Tag("thorough")
    void theKeyCommandNeedsNoDatabase() throws IOException, InterruptedException {
        database.kill();
        assertEquals(0, service.run(settings, "key", "partner").code());
    }
}
