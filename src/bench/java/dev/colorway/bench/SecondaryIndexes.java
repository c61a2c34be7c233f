// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The indexes of a database that no constraint uses. They are dropped while many rows are written, and rebuilt from the
 * definitions that the database returns.
 */
final class SecondaryIndexes {

    private static final String OF_H2 = "script nodata";
    private static final String OF_CONSTRAINTS_OF_H2 =
            "select index_name from information_schema.table_constraints where index_name is not null";
    private static final String OF_POSTGRESQL = """
            select indexdef from pg_indexes where schemaname = current_schema() and not exists
            (select 1 from pg_constraint
            where conindid = to_regclass(quote_ident(schemaname) || '.' || quote_ident(indexname)))""";
    private static final Pattern DEFINITION = Pattern.compile("(?i)^create (?:unique )?index (\\S+) on [^;]+");

    private final Connection database;
    /** The statements that build the indexes, by index name. */
    private final Map<String, String> definitions = new LinkedHashMap<>();

    /** Reads the definitions. */
    SecondaryIndexes(Connection database, Database kind) throws SQLException {
        this.database = database;
        each(kind == Database.H2 ? OF_H2 : OF_POSTGRESQL, sql -> {
            Matcher definition = DEFINITION.matcher(sql.strip());
            if (definition.find()) {
                definitions.put(definition.group(1), definition.group());
            }
        });
        if (kind == Database.H2) {
            each(OF_CONSTRAINTS_OF_H2, index -> definitions.remove("\"PUBLIC\".\"" + index + "\""));
        }
    }

    /** Accepts the first column of each row. */
    private interface Action {

        void run(String first);
    }

    private void each(String sql, Action action) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                action.run(rows.getString(1));
            }
        }
    }

    List<String> names() {
        return definitions.keySet().stream().sorted().toList();
    }

    void drop() throws SQLException {
        for (String name : definitions.keySet()) {
            execute("drop index " + name);
        }
    }

    void build() throws SQLException {
        for (Map.Entry<String, String> index : definitions.entrySet()) {
            long begin = System.nanoTime();
            execute(index.getValue());
            System.out.printf("built %s in %d s%n", index.getKey(), (System.nanoTime() - begin) / 1_000_000_000);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
