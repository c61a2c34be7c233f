// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The tables of the catalog, as the database describes them. */
public final class Tables {

    /** The tables that {@link #empty} does not empty. */
    private static final Set<String> OTHERS = Set.of(
            "catalog_load",
            "catalog_revision",
            "catalog_change",
            "catalog_change_collaborator",
            "catalog_change_cancelled_drop",
            "index_to_rebuild",
            "flyway_schema_history");

    private static final String ALL = """
            select table_name from information_schema.tables
            where table_schema = current_schema and table_type = 'BASE TABLE'""";

    private static final String REFERENCES = """
            select child.table_name, parent.table_name from information_schema.referential_constraints r
            join information_schema.table_constraints child
            on child.constraint_schema = r.constraint_schema and child.constraint_name = r.constraint_name
            join information_schema.table_constraints parent
            on parent.constraint_schema = r.unique_constraint_schema
            and parent.constraint_name = r.unique_constraint_name
            where r.constraint_schema = current_schema""";

    private record Reference(String from, String to) {}

    private Tables() {}

    /**
     * Deletes all entries, prices, exchange rates, records of imports and webhooks. On H2, it empties each table after
     * all tables that refer to it.
     */
    public static void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Set<String> rest = all(statement);
            rest.removeAll(OTHERS);
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                // Deleting row by row leaves dead rows, which make each check of a foreign key slow.
                statement.executeUpdate("truncate " + String.join(", ", rest));
                return;
            }
            List<Reference> references = references(statement);
            while (!rest.isEmpty()) {
                String next = rest.stream()
                        .filter(table -> references.stream()
                                .noneMatch(reference -> reference.to.equals(table) && rest.contains(reference.from)))
                        .findFirst()
                        .orElseThrow();
                statement.executeUpdate("delete from " + next);
                rest.remove(next);
            }
        }
    }

    private static Set<String> all(Statement statement) throws SQLException {
        Set<String> all = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                all.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return all;
    }

    /** Returns which table refers to which other table. */
    private static List<Reference> references(Statement statement) throws SQLException {
        List<Reference> references = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                references.add(new Reference(
                        rows.getString(1).toLowerCase(Locale.ROOT),
                        rows.getString(2).toLowerCase(Locale.ROOT)));
            }
        }
        references.removeIf(reference -> reference.from.equals(reference.to));
        return references;
    }
}
