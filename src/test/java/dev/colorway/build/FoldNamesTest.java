// SPDX-License-Identifier: Apache-2.0
package dev.colorway.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.query.Names;
import dev.colorway.testing.PostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upgrades catalogs whose names were folded by the versions before migration 6 and before migration 18. */
class FoldNamesTest {

    /** More rows than one batch of the migration has. */
    private static final int MANY = 1_500;

    private static final List<String> OLD_ROWS = List.of(
            "insert into brand (id, slug, name, name_key) values (1, 'off-whitetm', 'Off-White™', 'off-whitetm')",
            "insert into brand (id, slug, name, name_key) values (2, 'off-white', 'Off-White', 'off-white')",
            "insert into designer (id, slug, name, name_key) "
                    + "values (1, 'd', 'Straße Møller Işık', 'straße møller ısık')",
            "insert into collaborator (id, slug, name, name_key) values (1, 'c', 'ゲル', 'ケル')",
            "insert into collaboration (id, slug, name, name_key, brand_id) values (1, 'k', 'Æon', 'æon', 1)",
            "insert into size_chart (id, slug, name, name_key, brand_id) values (1, 's', 'Łódź', 'łodz', 1)",
            "insert into silhouette (id, slug, name, name_key, brand_id, line, line_key) "
                    + "values (1, 's', 'Спутник', 'спутник', 1, 'Þór', 'þor')",
            "insert into silhouette (id, slug, name, name_key, brand_id) values (2, 't', 'Plain', 'plain', 1)",
            "insert into sneaker (id, slug, slug_key, name, name_key, silhouette_id) "
                    + "values (1, 'n', 'N', '나이키', '나이키', 1)",
            technology("silhouette", 1, 0, "gore-tex", "GORE-TEX"),
            technology("silhouette", 1, 1, "gore-textm", "GORE-TEX™"),
            technology("silhouette", 2, 0, "btm", "B™"),
            technology("silhouette", 2, 1, "b", "Øb"),
            technology("silhouette", 2, 2, "tm", "™"),
            technology("sneaker", 1, 0, "flytefoamtm", "FlyteFoam™"));

    private static String technology(String owner, int id, int position, String slug, String name) {
        return "insert into %1$s_technology (%1$s_id, position, slug, name) values (%2$d, %3$d, '%4$s', '%5$s')"
                .formatted(owner, id, position, slug, name);
    }

    /** A database and how its migrations declare columns that compare by code point. */
    record Old(String url, String user, String password, String byCodePoint) {

        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        void migrateTo(String version) {
            Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("byCodePoint", byCodePoint))
                    .target(version)
                    .load()
                    .migrate();
        }
    }

    static Stream<Old> databases() {
        PostgreSql server = PostgreSql.empty();
        return Stream.of(
                new Old("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "", "/**/"),
                new Old(server.url(), server.user(), server.password(), "collate \"C\""));
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void foldsWhatIsStored(Old old) throws SQLException {
        old.migrateTo("5");
        try (Connection connection = old.connect();
                Statement statement = connection.createStatement()) {
            for (String row : OLD_ROWS) {
                statement.executeUpdate(row);
            }
            insertMany(connection);
            old.migrateTo("6");
            assertEquals(
                    List.of("off-whitetm", "off-white"),
                    column(statement, "select slug from brand where id < 3 order by id"));
            assertEquals(
                    List.of("off-white", "off-white"),
                    column(statement, "select name_key from brand where id < 3 order by id"));
            assertEquals(List.of("strasse moller isik"), column(statement, "select name_key from designer"));
            assertEquals(List.of("geru"), column(statement, "select name_key from collaborator"));
            assertEquals(List.of("aeon"), column(statement, "select name_key from collaboration"));
            assertEquals(List.of("lodz"), column(statement, "select name_key from size_chart"));
            assertEquals(
                    List.of("sputnik", "plain"),
                    column(statement, "select name_key from silhouette where id < 3 order by id"));
            assertEquals(List.of("thor"), column(statement, "select line_key from silhouette where id = 1"));
            assertEquals(List.of("naiki"), column(statement, "select name_key from sneaker"));
            assertEquals(List.of("flytefoam"), column(statement, "select slug from sneaker_technology"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void renamesTechnologiesWhoseNewKeysAreEqual(Old old) throws SQLException {
        old.migrateTo("5");
        try (Connection connection = old.connect();
                Statement statement = connection.createStatement()) {
            for (String row : OLD_ROWS) {
                statement.executeUpdate(row);
            }
            old.migrateTo("6");
            String ofShoe = " from silhouette_technology where silhouette_id = %d order by position";
            assertEquals(List.of("gore-tex", "gore-tex-2"), column(statement, "select slug" + ofShoe.formatted(1)));
            assertEquals(List.of("GORE-TEX", "GORE-TEX™ (2)"), column(statement, "select name" + ofShoe.formatted(1)));
            assertEquals(List.of("b", "ob", "tm"), column(statement, "select slug" + ofShoe.formatted(2)));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readsManyRowsInBatches(Old old) throws SQLException {
        old.migrateTo("5");
        try (Connection connection = old.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(OLD_ROWS.get(0));
            insertMany(connection);
            old.migrateTo("6");
            assertEquals(
                    List.of(String.valueOf(MANY)),
                    column(statement, "select count(*) from silhouette where name_key like 'ost %'"));
            assertEquals(
                    List.of(String.valueOf(2 * MANY)),
                    column(statement, "select count(*) from silhouette_technology where slug in ('gel', 'foam')"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void foldsKeysUntilNothingChanges(Old old) throws SQLException {
        old.migrateTo("17");
        try (Connection connection = old.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into brand (id, slug, name, name_key) values (1, 'x', 'ル〤썜', 'ru 〤ssyaem')");
            old.migrateTo("18");
            String key = column(statement, "select name_key from brand").get(0);
            assertEquals("ru 〤 ssyaem", key);
            assertEquals(key, Names.key(key));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void foldsTheNamesOfATableThatCameLater(Old old) throws SQLException {
        old.migrateTo("17");
        try (Connection connection = old.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into exchange_rate (id, slug, name, name_key, base_currency, "
                    + "quote_currency, rate_date, rate, source) "
                    + "values (1, 'x', 'Ørsted', 'ørsted', 'EUR', 'SGD', '2026-01-01', 1.5, 's')");
            old.migrateTo("18");
            assertEquals(List.of("orsted"), column(statement, "select name_key from exchange_rate"));
        }
    }

    private static void insertMany(Connection connection) throws SQLException {
        try (PreparedStatement silhouette = connection.prepareStatement(
                        "insert into silhouette " + "(id, slug, name, name_key, brand_id) values (?, ?, ?, ?, 1)");
                PreparedStatement technology = connection.prepareStatement("insert into silhouette_technology "
                        + "(silhouette_id, position, slug, name) values (?, ?, ?, ?)")) {
            for (int id = 10; id < 10 + MANY; id++) {
                silhouette.setInt(1, id);
                silhouette.setString(2, "ost-" + id);
                silhouette.setString(3, "Øst " + id);
                silhouette.setString(4, "øst " + id);
                silhouette.addBatch();
                for (int position = 0; position < 2; position++) {
                    technology.setInt(1, id);
                    technology.setInt(2, position);
                    technology.setString(3, position == 0 ? "geltm" : "foamtm");
                    technology.setString(4, position == 0 ? "GEL™" : "Foam™");
                    technology.addBatch();
                }
            }
            silhouette.executeBatch();
            technology.executeBatch();
        }
    }
}
