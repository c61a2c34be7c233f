// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.Revision;
import dev.colorway.database.Database;
import dev.colorway.price.Price;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The indexes that a large import into H2 is done without. H2 writes nearly a whole page anew for every row that comes
 * into the middle of an index: a million prices took six minutes and a file of 17 GB with the indexes in place, and one
 * minute and 1 GB when they were built afterwards. What is unique stays unique meanwhile. They are those that the first
 * migration creates on sneakers and prices.
 */
@ApplicationScoped
class BulkIndexes {

    private static final Logger LOG = Logger.getLogger(BulkIndexes.class);
    private static final String MIGRATION = "/db/migration/V1__catalog.sql";
    private static final Pattern INDEX =
            Pattern.compile("(?m)^create index (\\w+) on (?:sneaker|sneaker_technology|price) [^;]+");
    private static final int BYTES_OF_A_ROW = 200;
    private static final int WORTH_IT = 50_000;
    private static final int SHARE = 10;

    @Inject
    AgroalDataSource database;

    /** After a process that was killed in between: whatever is missing is built, before anybody asks. */
    void complete(@Observes @Priority(1) StartupEvent start) throws SQLException {
        if (Database.current() == Database.H2) {
            create();
        }
    }

    /** Runs an import; if its file is so large that it pays, without the indexes, which are there again afterwards. */
    void afterwards(long bytes, Revision.Work work) throws IOException {
        try {
            if (Database.current() != Database.H2 || !isWorthIt(bytes)) {
                work.run();
                return;
            }
            Set<String> constraints = ofConstraints();
            execute(definitions().stream()
                    .map(BulkIndexes::name)
                    .filter(index -> !constraints.contains(index))
                    .map(index -> "drop index if exists " + index)
                    .toList());
            try {
                work.run();
            } finally {
                create();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isWorthIt(long bytes) {
        long rows = bytes / BYTES_OF_A_ROW;
        return rows >= WORTH_IT && rows >= prices() / SHARE;
    }

    private static long prices() {
        return QuarkusTransaction.requiringNew().call(() -> Price.count());
    }

    /** The indexes that a constraint is checked by. */
    private Set<String> ofConstraints() throws SQLException {
        Set<String> names = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select lower(index_name) from information_schema.table_constraints where index_name is "
                                + "not null")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void create() throws SQLException {
        execute(definitions().stream()
                .map(definition -> definition.replaceFirst("create index", "create index if not exists"))
                .toList());
    }

    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                long begin = System.nanoTime();
                statement.execute(sql);
                LOG.debugf("%s: %d ms", sql, (System.nanoTime() - begin) / 1_000_000);
            }
        }
    }

    static List<String> definitions() {
        try (InputStream migration = BulkIndexes.class.getResourceAsStream(MIGRATION)) {
            return INDEX.matcher(new String(migration.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group())
                    .collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String name(String definition) {
        Matcher index = INDEX.matcher(definition);
        if (!index.find()) {
            throw new IllegalStateException(definition);
        }
        return index.group(1);
    }
}
