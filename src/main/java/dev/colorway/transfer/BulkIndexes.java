// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.database.Database;
import dev.colorway.revision.Revision;
import dev.colorway.rows.RowEstimate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Drops the indexes of sneakers and prices before a large import into H2 on the command line, and rebuilds them after
 * it. An import over HTTP keeps the indexes, because readers need them.
 *
 * <p>H2 rewrites nearly a whole page for each row that goes into the middle of an index. An import of a million prices
 * needs twice as long and a file of 9 GB with the indexes in place; without them, the file has 1 GB. The indexes of
 * constraints stay, so unique values stay unique.
 *
 * <p>Before the indexes are dropped, their definitions are stored in the table {@code index_to_rebuild}. Each
 * definition stays there until its index is rebuilt. If the process is killed before that, {@link RebuildIndexes}
 * rebuilds the index at the next start.
 */
@ApplicationScoped
class BulkIndexes {

    private static final Logger LOG = Logger.getLogger(BulkIndexes.class);
    private static final String DEFINITIONS = "script nodata table sneaker, sneaker_technology, price";
    private static final Pattern DEFINITION =
            Pattern.compile("CREATE INDEX (\"PUBLIC\"\\.\"(\\w+)\" ON .*)", Pattern.DOTALL);
    private static final int MIN_ROWS = 50_000;
    private static final int CATALOG_DIVISOR = 10;

    private final DataSource database;

    @Inject
    BulkIndexes(DataSource database) {
        this.database = database;
    }

    /**
     * Runs an import. Drops the indexes first if that is faster: on H2, for a file with probably at least 50,000 rows
     * and at least a tenth as many rows as the catalog has prices.
     *
     * @param file the file, in gzip or not
     */
    void runWithoutIndexes(Path file, Revision.Work work) throws IOException {
        try {
            if (Database.current() != Database.H2 || !isFaster(file)) {
                work.run();
                return;
            }
            drop();
            try {
                work.run();
            } finally {
                rebuild();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * Returns whether the file is large enough. Compares rows, not bytes: gzip makes a file of the same rows ten times
     * smaller.
     */
    private boolean isFaster(Path file) throws SQLException, IOException {
        return RowEstimate.isAtLeast(Math.max(MIN_ROWS, prices() / CATALOG_DIVISOR), Files.newInputStream(file));
    }

    private long prices() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from price")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Records the definitions of the indexes, then drops the indexes. */
    void drop() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, String> definitions = definitions(connection);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into index_to_rebuild (name, definition) values (?, ?)")) {
                for (Map.Entry<String, String> index : definitions.entrySet()) {
                    insert.setString(1, index.getKey());
                    insert.setString(2, index.getValue());
                    insert.executeUpdate();
                }
            }
            for (String name : definitions.keySet()) {
                statement.execute("drop index \"" + name + "\"");
            }
        }
    }

    /** Returns the statements that create the indexes that no constraint needs, by the name of the index. */
    private static Map<String, String> definitions(Connection connection) throws SQLException {
        Set<String> ofConstraints = new HashSet<>();
        Map<String, String> definitions = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "select index_name from information_schema.table_constraints where index_name is not null")) {
                while (rows.next()) {
                    ofConstraints.add(rows.getString(1));
                }
            }
            try (ResultSet rows = statement.executeQuery(DEFINITIONS)) {
                while (rows.next()) {
                    Matcher definition = DEFINITION.matcher(rows.getString(1));
                    if (definition.lookingAt() && !ofConstraints.contains(definition.group(2))) {
                        definitions.put(
                                definition.group(2),
                                "create index if not exists "
                                        + definition.group(1).replaceFirst(";\\s*$", ""));
                    }
                }
            }
        }
        return definitions;
    }

    private void rebuild() throws SQLException {
        try (Connection connection = database.getConnection()) {
            rebuild(connection);
        }
    }

    /** Rebuilds each index in {@code index_to_rebuild}, and deletes its row. */
    static void rebuild(Connection connection) throws SQLException {
        Map<String, String> definitions = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select name, definition from index_to_rebuild order by name")) {
            while (rows.next()) {
                definitions.put(rows.getString(1), rows.getString(2));
            }
        }
        int number = 0;
        for (Map.Entry<String, String> index : definitions.entrySet()) {
            LOG.infof("Rebuilding index %d of %d: %s", ++number, definitions.size(), index.getKey());
            try (Statement create = connection.createStatement();
                    PreparedStatement delete =
                            connection.prepareStatement("delete from index_to_rebuild where name = ?")) {
                create.execute(index.getValue());
                delete.setString(1, index.getKey());
                delete.executeUpdate();
            }
        }
    }
}
