// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that the indexes that large imports drop are restored afterwards, as the migrations defined them. */
class BulkIndexesTest {

    private static final long LARGE = 1L << 30;

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

    @Test
    void areAwayOnlyDuringALargeImport() throws IOException, SQLException {
        indexes.runWithoutIndexes(LARGE, () -> assertFalse(defined("PRICE_BY_SIZE")));
        assertEquals(before, definitions());
        indexes.runWithoutIndexes(1, () -> assertTrue(defined("PRICE_BY_SIZE")));
    }

    private boolean defined(String index) {
        try {
            return definitions().toString().contains('"' + index + '"');
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void areThereAgainAfterAnImportThatFailed() throws SQLException {
        assertThrows(
                IOException.class,
                () -> indexes.runWithoutIndexes(LARGE, () -> {
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
        indexes.runWithoutIndexes(LARGE, () -> {});
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
