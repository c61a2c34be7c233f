// SPDX-License-Identifier: Apache-2.0
package db.migration;

import dev.colorway.query.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jboss.logging.Logger;

/**
 * Folds the stored names again, because folding has changed: the key of {@code Off-White™} is {@code off-white} now.
 * The slugs of entries stay, those of technologies change. Memory does not grow with the catalog. Flyway reads version
 * and description from the name of the class.
 */
@SuppressWarnings("IdentifierName")
public class V6__Fold_names extends BaseJavaMigration {

    private static final Logger LOG = Logger.getLogger(V6__Fold_names.class);

    /**
     * Selects the tables that have names and their keys. If a later migration folds again, it also finds the tables
     * that were added since.
     */
    private static final String NAMED = """
            select table_name from information_schema.columns
            where table_schema = current_schema and lower(column_name) in ('name', 'name_key')
            group by table_name having count(*) = 2 order by table_name""";

    private static final int BATCH = 1_000;
    private static final int MAX_SLUG_LENGTH = 120;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MOST_ATTEMPTS = 20;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        foldKeys(connection);
        foldTechnologies(connection, "silhouette_technology", "silhouette_id");
        foldTechnologies(connection, "sneaker_technology", "sneaker_id");
    }

    /** Folds the keys of names and lines, and stores those that have changed. */
    static void foldKeys(Connection connection) throws SQLException {
        for (String table : named(connection)) {
            foldKeys(connection, table, "name", "name_key");
        }
        foldKeys(connection, "silhouette", "line", "line_key");
    }

    private static List<String> named(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NAMED)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void foldKeys(Connection connection, String table, String name, String key) throws SQLException {
        String select = "select id, %2$s, %3$s from %1$s where id > ? order by id fetch first %4$d rows only"
                .formatted(table, name, key, BATCH);
        String update = "update %s set %s = ? where id = ?".formatted(table, key);
        try (PreparedStatement read = connection.prepareStatement(select);
                PreparedStatement write = connection.prepareStatement(update)) {
            long last = Long.MIN_VALUE;
            int count;
            do {
                count = 0;
                read.setLong(1, last);
                try (ResultSet rows = read.executeQuery()) {
                    while (rows.next()) {
                        count++;
                        last = rows.getLong(1);
                        String text = rows.getString(2);
                        String folded = text == null ? null : Names.key(text);
                        if (folded != null && !folded.equals(rows.getString(3))) {
                            write.setString(1, folded);
                            write.setLong(2, last);
                            write.addBatch();
                        }
                    }
                }
                write.executeBatch();
            } while (count == BATCH);
        }
    }

    /**
     * A technology of a silhouette or a sneaker.
     *
     * @param owner the id of the silhouette or sneaker
     */
    private record Technology(long owner, int position, String slug, String name) {}

    private static void foldTechnologies(Connection connection, String table, String owner) throws SQLException {
        String select = ("select %2$s, position, slug, name from %1$s where %2$s > ? "
                        + "order by %2$s, position fetch first %3$d rows only")
                .formatted(table, owner, BATCH);
        String update = "update %s set slug = ?, name = ? where %s = ? and position = ?".formatted(table, owner);
        try (PreparedStatement read = connection.prepareStatement(select);
                PreparedStatement write = connection.prepareStatement(update)) {
            long last = Long.MIN_VALUE;
            boolean isMore;
            do {
                Map<Long, List<Technology>> owners = new LinkedHashMap<>();
                int count = 0;
                read.setLong(1, last);
                try (ResultSet rows = read.executeQuery()) {
                    while (rows.next()) {
                        count++;
                        last = rows.getLong(1);
                        owners.computeIfAbsent(last, none -> new ArrayList<>())
                                .add(new Technology(last, rows.getInt(2), rows.getString(3), rows.getString(4)));
                    }
                }
                isMore = count == BATCH;
                if (isMore && owners.size() > 1) {
                    // The next batch reads the last owner again, with all its technologies.
                    owners.remove(last);
                    last = owners.keySet().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElseThrow();
                }
                for (List<Technology> technologies : owners.values()) {
                    fold(technologies, write);
                }
            } while (isMore);
        }
    }

    /**
     * Folds the slugs of the technologies of one owner. These slugs must differ at all times, so each round updates
     * only the technologies whose new slug is free. The technologies that remain are renamed.
     */
    private static void fold(List<Technology> technologies, PreparedStatement write) throws SQLException {
        Set<String> taken = new HashSet<>();
        List<Technology> waiting = new ArrayList<>();
        for (Technology technology : technologies) {
            taken.add(technology.slug);
            if (!slug(technology.name).equals(technology.slug)
                    && !slug(technology.name).isEmpty()) {
                waiting.add(technology);
            }
        }
        boolean isProgress = true;
        while (isProgress) {
            isProgress = false;
            for (Technology technology : List.copyOf(waiting)) {
                if (!taken.contains(slug(technology.name))) {
                    update(technology, technology.name, taken, write);
                    waiting.remove(technology);
                    isProgress = true;
                }
            }
        }
        for (Technology technology : waiting) {
            rename(technology, taken, write);
        }
    }

    /**
     * Adds a number to the name of a technology whose new slug belongs to another technology of its owner, because an
     * import would refuse two equal slugs. Changes nothing if no number from 2 to 19 makes the slug free.
     */
    private static void rename(Technology technology, Set<String> taken, PreparedStatement write) throws SQLException {
        for (int number = 2; number < MOST_ATTEMPTS; number++) {
            String suffix = " (" + number + ")";
            String name =
                    technology.name.substring(0, Math.min(technology.name.length(), MAX_NAME_LENGTH - suffix.length()))
                            + suffix;
            if (!taken.contains(slug(name))) {
                LOG.warnf(
                        "The technology '%s' is called '%s' now: another one of the same shoe has the same name, "
                                + "except for signs and accents",
                        technology.name, name);
                update(technology, name, taken, write);
                return;
            }
        }
    }

    private static void update(Technology technology, String name, Set<String> taken, PreparedStatement write)
            throws SQLException {
        taken.remove(technology.slug);
        taken.add(slug(name));
        write.setString(1, slug(name));
        write.setString(2, name);
        write.setLong(3, technology.owner);
        write.setInt(4, technology.position);
        write.executeUpdate();
    }

    private static String slug(String name) {
        return Names.slug(name, MAX_SLUG_LENGTH);
    }
}
