// SPDX-License-Identifier: Apache-2.0
package dev.colorway.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.colorway.catalog.StyleCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the migrations on H2. The schema must also work after the connection that created it is closed, while the
 * database stays open: a new installation is in this state after some minutes, and H2 evaluates some checks with the
 * connection that declared them.
 */
class MigrationsTest {

    private static final String PRICE =
            "insert into price (id, sneaker_id, size, amount, currency, kind, source, observed_at, is_current) values ";
    private static final List<String> ROWS = List.of(
            "insert into brand (id, slug, name, name_key) values (1, 'a', 'A', 'a')",
            "insert into size_chart (id, slug, name, name_key, brand_id) values (1, 'a', 'A', 'a', 1)",
            "insert into size_chart_size (size_chart_id, position, chart_row, size_system, size) values (1, 0, "
                    + "0, 'USW', 'USW9.5')",
            "insert into size_chart_size (size_chart_id, position, chart_row, size_system, size) values (1, 1, "
                    + "0, 'EU', 'EU42.67')",
            "update size_chart set audience = 'WOMEN'",
            "insert into designer (id, slug, name, name_key) values (1, 'a', 'A', 'a')",
            "insert into silhouette (id, slug, name, name_key, brand_id, line, line_key, released_first, "
                    + "released_last, retro_released_first, retro_released_last) "
                    + "values (1, 'a', 'A', 'a', 1, 'x', 'x', '2022-01-01', '2022-12-31', '2023-01-01', '2023-01-01')",
            "insert into silhouette (id, slug, name, name_key, brand_id, predecessor_id) values (2, 'b', 'B', "
                    + "'b', 1, 1)",
            "insert into silhouette_designer (silhouette_id, position, designer_id, role) values (1, 0, 1, 'DESIGNER')",
            "insert into silhouette_technology (silhouette_id, position, slug, name) values (1, 0, 'a', 'A')",
            "insert into silhouette_award (silhouette_id, position, name) values (1, 0, 'A')",
            "insert into collaborator (id, slug, name, name_key) values (1, 'a', 'A', 'a')",
            "insert into collaboration (id, slug, name, name_key, brand_id) values (1, 'a', 'A', 'a', 1)",
            "insert into collaboration_collaborator (collaboration_id, position, collaborator_id) values (1, 0, 1)",
            "insert into sneaker (id, slug, slug_key, name, name_key, style_code, style_code_key, "
                    + "silhouette_id, released_first, released_last, audience, status, created_at, updated_at) "
                    + "values (1, 'a', 'A', 'A', 'a', 'X1', 'X1', 1, '2022-01-01', '2022-12-31', 'MEN', "
                    + "'AVAILABLE', current_timestamp, current_timestamp)",
            "insert into sneaker (id, slug, slug_key, name, name_key, brand_id, created_at, updated_at) "
                    + "values (2, 'b', 'B', 'B', 'b', 1, current_timestamp, current_timestamp)",
            "insert into sneaker_designer (sneaker_id, position, designer_id, role) values (1, 0, 1, 'RELAUNCH')",
            "insert into sneaker_color (sneaker_id, position, name, base, hex) values (1, 0, 'A', 'RED', '#a0b1c2')",
            "insert into sneaker_technology (sneaker_id, position, slug, name) values (1, 0, 'a', 'A')",
            PRICE + "(1, 1, 'US9', 1, 'SGD', 'ASK', 's', current_timestamp, true)",
            PRICE + "(2, 1, '', 1, 'SGD', 'RETAIL', 's', current_timestamp, null)",
            PRICE + "(3, 1, 'USC13.5-2E', 1, 'SGD', 'ASK', 's', current_timestamp, true)",
            "insert into import_record (id, revision, undo, answer) values (1, 2, 'AVAILABLE', '{}')",
            "insert into import_change (import_id, position, resource, first_id, last_id) "
                    + "values (1, 1, 'brands', 1, 1)",
            "insert into import_rejected (import_id, position, content) values (1, 0, 'a')",
            "insert into price_day (sneaker_id, currency, kind, item_condition, utc_day, part, closed, first_at, "
                    + "last_at, last_units, observed) values (1, 'SGD', 'ASK', 'NEW', 20000, 0, 0, 1, 1, 1, X'00')",
            "insert into exchange_rate (id, slug, name, name_key, base_currency, quote_currency, rate_date, rate, "
                    + "source) values (1, 'a', 'A', 'a', 'EUR', 'SGD', '2026-01-01', 1.5, 's')",
            "insert into webhook (id, address, secret, base, alert_sneaker_id, alert_amount, alert_currency, "
                    + "alert_kind, alert_condition, alert_below, created_at, status, status_at, position, last_number, "
                    + "pending, attempts) values (1, 'a', 's', 'b', 1, 1, 'SGD', 'ASK', 'NEW', false, "
                    + "current_timestamp, 'OFF', current_timestamp, 1, 1, 1, 0)",
            "insert into webhook_delivery (webhook_id, number, message_id, type, body, created_at, status, attempts) "
                    + "values (1, 1, 'a', 'ping', '{}', current_timestamp, 'PENDING', 0)",
            "update catalog_revision set revision = 2");

    /** Returns an open database. The connection that ran its migrations is closed. */
    private static Connection migrated(String name) throws SQLException {
        return migrated(name, "latest");
    }

    private static Connection migrated(String name, String version) throws SQLException {
        String url = "jdbc:h2:mem:" + name;
        Connection stays = DriverManager.getConnection(url);
        flyway(url).target(version).load().migrate();
        return stays;
    }

    private static FluentConfiguration flyway(String url) {
        return Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration")
                .placeholders(Map.of("byCodePoint", "/**/"));
    }

    @Test
    void splitTwoStyleCodesThatWereStoredAsOne() throws SQLException {
        try (Connection before = migrated("split", "5");
                Statement statement = before.createStatement()) {
            statement.executeUpdate("insert into brand (id, slug, name, name_key) values (1, 'a', 'A', 'a')");
            statement.executeUpdate(
                    "insert into silhouette (id, slug, name, name_key, brand_id) values (1, 'a', 'A', 'a', 1)");
            List<String> codes = List.of(
                    "GX7982/GX7983", "555088-134/136", "AB12345 / ab-12346", "CD11111/CD22222", "CD11111", "plain-1");
            for (int i = 0; i < codes.size(); i++) {
                statement.executeUpdate(
                        "insert into sneaker (id, slug, slug_key, name, name_key, style_code, style_code_key, "
                                + "silhouette_id) values (%1$s, 's%1$s', 'S%1$s', 'S', 's', '%2$s', '%3$s', 1)"
                                        .formatted(i, codes.get(i), StyleCode.key(codes.get(i))));
            }
            migrated("split").close();
            assertEquals(
                    List.of(
                            "GX7982 GX7982 GX7983",
                            "555088-134/136 555088134136 null",
                            "AB12345 AB12345 ab-12346",
                            "CD11111/CD22222 CD11111CD22222 null",
                            "CD11111 CD11111 null",
                            "plain-1 PLAIN1 null"),
                    rows(
                            statement,
                            "select style_code || ' ' || style_code_key || ' ' || coalesce(more_style_codes, 'null') "
                                    + "from sneaker order by id"));
            assertEquals(
                    List.of("AB12345AB12346 2", "AB12346 2", "GX7982GX7983 0", "GX7983 0"),
                    rows(statement, "select alias || ' ' || entry_id from entry_alias order by alias"));
        }
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Test
    void letEveryTableBeWrittenWhenTheirConnectionIsClosed() throws SQLException {
        try (Connection connection = migrated("written");
                Statement statement = connection.createStatement()) {
            for (String row : ROWS) {
                assertEquals(1, statement.executeUpdate(row), row);
            }
        }
    }

    /** The column {@code place} of the first change of the third write. */
    private static final long FIRST_OF_THIRD = (3L << 24) + 1;

    @Test
    void setTheTimesOfExistingSneakers() throws SQLException {
        String url = "jdbc:h2:mem:times";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            flyway(url).target("5").load().migrate();
            statement.executeUpdate("insert into brand (id, slug, name, name_key) values (1, 'a', 'A', 'a')");
            statement.executeUpdate(
                    "insert into silhouette (id, slug, name, name_key, brand_id) values (1, 'a', 'A', 'a', 1)");
            for (int id : new int[] {2, 3}) {
                statement.executeUpdate(
                        "insert into sneaker (id, slug, slug_key, name, name_key, silhouette_id, revision) "
                                + "values (" + id + ", 's" + id + "', 'S', 'S', 's', 1, " + id + ")");
            }
            statement.executeUpdate("insert into catalog_change (place, written_at, resource, change, slug, name) "
                    + "values (" + FIRST_OF_THIRD + ", timestamp with time zone '2026-03-03 10:00:00Z', 'sneakers', "
                    + "'CHANGED', 's3', 'S')");
            flyway(url).load().migrate();
            try (ResultSet times = statement.executeQuery("select count(*) from sneaker where created_at = updated_at "
                    + "and (id = 3) = (updated_at = timestamp with time zone '2026-03-03 10:00:00Z')")) {
                times.next();
                assertEquals(2, times.getInt(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(4, 1, '', 1, 'SGD', 'ASK', 't', current_timestamp, null)",
                "(4, 1, 'US9-C', 1, 'SGD', 'ASK', 't', current_timestamp, null)",
                "(4, 1, 'US9.67', 1, 'SGD', 'ASK', 't', current_timestamp, null)",
                "(4, 1, 'US9', 1, 'SGD', 'ASX', 't', current_timestamp, null)",
                "(4, 1, 'US9', 0, 'SGD', 'ASK', 't', current_timestamp, null)",
                "(4, 1, 'US9', 1, 'SGD', 'ASK', 't', current_timestamp, false)"
            })
    void refuseWhatNoPriceCanBe(String price) throws SQLException {
        try (Connection connection = migrated("refused");
                Statement statement = connection.createStatement()) {
            for (String row : ROWS) {
                statement.executeUpdate(row);
            }
            SQLException refused = assertThrows(SQLException.class, () -> statement.executeUpdate(PRICE + price));
            assertEquals("23513", refused.getSQLState(), refused.getMessage());
        }
    }
}
