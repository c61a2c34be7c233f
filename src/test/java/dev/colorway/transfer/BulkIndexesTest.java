// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Transfers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the indexes that large imports drop are restored afterwards, as the migrations defined them. */
class BulkIndexesTest {

    /** The fewest rows of a large import. */
    private static final int LARGE = 50_000;

    private static final String ROW = "{\"resource\":\"brands\"}\n";

    @TempDir
    Path home;

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:indexes", "", "");
    private final BulkIndexes indexes = new BulkIndexes(database);
    private List<String> before;

    @BeforeEach
    void migrate() throws SQLException {
        start();
        before = definitions();
        assertTrue(before.toString().contains("PRICE_BY_SIZE"), before.toString());
    }

    @AfterEach
    void forget() throws SQLException {
        execute("shutdown");
        database.dispose();
    }

    /** Returns a file with this many rows. */
    private Path file(String name, int rows) throws IOException {
        byte[] content = Transfers.bytes(ROW.repeat(rows));
        return Files.write(home.resolve(name), name.endsWith(".gz") ? Transfers.packed(content) : content);
    }

    /** Runs the migrations as a start of the service does. */
    private void start(String... alsoIn) {
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(database)
                .placeholders(Map.of("byCodePoint", ""))
                .callbacks(new RebuildIndexes());
        List<String> locations = new ArrayList<>(List.of(alsoIn));
        locations.add("db/migration");
        flyway.locations(locations.toArray(String[]::new)).load().migrate();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the definitions of all indexes in H2's own words. */
    private List<String> definitions() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("script nodata")) {
            while (rows.next()) {
                if (rows.getString(1).matches("(?s)CREATE (\\w+ )*INDEX .*")) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found.stream().sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.ndjson", "rows.ndjson.gz"})
    void areDroppedOnlyDuringALargeImport(String name) throws IOException, SQLException {
        List<Boolean> isDefined = new ArrayList<>();
        indexes.runWithoutIndexes(file(name, LARGE), () -> isDefined.add(defined("PRICE_BY_SIZE")));
        assertEquals(before, definitions());
        indexes.runWithoutIndexes(file(name, LARGE - 1), () -> isDefined.add(defined("PRICE_BY_SIZE")));
        assertEquals(List.of(false, true), isDefined);
    }

    @Test
    void stayIfAFileIsSmallAndDamaged() throws IOException, SQLException {
        byte[] cut = Arrays.copyOf(Files.readAllBytes(file("rows.ndjson.gz", LARGE)), 100);
        Path damaged = Files.write(home.resolve("cut.ndjson.gz"), cut);
        indexes.runWithoutIndexes(damaged, () -> assertTrue(defined("PRICE_BY_SIZE")));
    }

    private boolean defined(String index) {
        try {
            return definitions().toString().contains('"' + index + '"');
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void areThereAgainAfterAnImportThatFailed() throws IOException, SQLException {
        Path large = file("rows.ndjson", LARGE);
        assertThrows(
                IOException.class,
                () -> indexes.runWithoutIndexes(large, () -> {
                    throw new IOException("cut off");
                }));
        assertEquals(before, definitions());
    }

    @Test
    void areRebuiltAtTheStartAfterAnImportThatWasKilled() throws SQLException {
        indexes.drop();
        assertFalse(defined("PRICE_BY_SIZE"));
        start();
        assertEquals(before, definitions());
    }

    @Test
    void areRebuiltAtTheStartAfterARebuildThatWasKilled() throws SQLException {
        indexes.drop();
        // Simulates a kill after the index was created and before its record was removed.
        execute("create index price_by_size on price (size, observed_at, id)");
        start();
        assertEquals(before, definitions());
    }

    @Test
    void areThoseOfTheMigrations() throws IOException, SQLException {
        start("db/changed-indexes");
        List<String> changed = definitions();
        assertFalse(changed.toString().contains("PRICE_BY_OBSERVED_AT"), changed.toString());
        assertTrue(
                changed.toString().contains("\"PRICE_BY_SIZE\" ON \"PUBLIC\".\"PRICE\"(\"SIZE\""), changed.toString());
        assertFalse(before.containsAll(changed), changed.toString());
        indexes.runWithoutIndexes(file("rows.ndjson", LARGE), () -> {});
        assertEquals(changed, definitions());
        start("db/changed-indexes");
        assertEquals(changed, definitions());
    }

    @Test
    void areThoseOfAMigrationThatComesAfterAnImportThatWasKilled() throws SQLException {
        indexes.drop();
        start("db/changed-indexes");
        List<String> changed = definitions();
        assertFalse(changed.toString().contains("PRICE_BY_OBSERVED_AT"), changed.toString());
        assertEquals(before.size() - 1, changed.size());
    }
}
