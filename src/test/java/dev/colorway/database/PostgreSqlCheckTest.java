// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.OnPostgreSql;
import dev.colorway.testing.PostgreSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Databases that can be reached and cannot hold the catalog. */
@OnPostgreSql
class PostgreSqlCheckTest {

    private final PostgreSql database = PostgreSql.empty();

    private Optional<String> faultOf(String url) {
        return new PostgreSqlCheck(url, database.user(), database.password()).fault();
    }

    private void assertFault(String said, String url) {
        String fault = faultOf(url).orElse("none");
        assertTrue(fault.contains(said) && fault.contains("COLORWAY_DATABASE_URL"), fault);
    }

    @Test
    void oneThatIsEmptyIsRight() {
        assertEquals(Optional.empty(), faultOf(database.url()));
    }

    @Test
    void oneWithTablesOfSomethingElse() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table other (id bigint)");
        }
        assertFault("has tables of something else", database.url());
    }

    @Test
    void oneThatCanOnlyBeRead() {
        PostgreSql.execute("alter database " + database.user() + " set default_transaction_read_only = on");
        assertFault("can only be read", database.url());
    }

    @Test
    void oneThatDoesNotKeepTextAsUtf8() {
        String name = database.user() + "_latin";
        PostgreSql.execute("create database " + name + " owner " + database.user()
                + " encoding 'LATIN1' locale 'C' template template0");
        assertFault("keeps text as LATIN1", PostgreSql.address(name));
    }

    @Test
    void anAddressWithASchemaThatIsNotThere() {
        assertFault("no schema", database.url() + "?currentSchema=nothing");
    }

    @Test
    void anAddressWithAParameterThatIsNotRight() {
        assertFault("Cannot connect", database.url() + "?options=-c%20nothing=1");
        assertFault("Cannot connect", database.url() + "?sslmode=require");
    }
}
