// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.OldPostgreSql;
import dev.colorway.testing.OnPostgreSql;
import dev.colorway.testing.PostgreSql;
import dev.colorway.testing.StoppablePostgreSql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that can be reached but cannot store the catalog, and databases that cannot be reached yet. */
@OnPostgreSql
@Timeout(120)
class PostgreSqlCheckTest {

    private final PostgreSql database = PostgreSql.empty();

    private final List<String> logged = new ArrayList<>();

    /**
     * Returns the error; empty if there is none. Fails if the check waits for the database, because a wait of up to
     * five minutes exceeds the timeout of this class.
     */
    private Optional<String> faultOf(String url) {
        Optional<String> fault = faultOf(url, new StartTimeout(Duration.ofMinutes(5), logged::add));
        assertEquals(List.of(), logged);
        return fault;
    }

    private Optional<String> faultOf(String url, StartTimeout startTimeout) {
        return new PostgreSqlCheck(url, database.user(), database.password()).fault(startTimeout);
    }

    private void assertFault(String expected, String url) {
        String fault = faultOf(url).orElse("none");
        assertTrue(fault.contains(expected) && fault.contains("COLORWAY_DATABASE_URL"), fault);
    }

    @Test
    void acceptsAnEmptyDatabase() {
        assertEquals(Optional.empty(), faultOf(database.url()));
    }

    @Test
    void refusesADatabaseWithTablesOfAnotherApplication() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table other (id bigint)");
        }
        assertFault("has tables of another application", database.url());
    }

    @Test
    void refusesAReadOnlyDatabase() {
        PostgreSql.execute("alter database " + database.user() + " set default_transaction_read_only = on");
        assertFault("can only be read", database.url());
    }

    @Test
    void refusesADatabaseThatIsNotUtf8() {
        String name = database.user() + "_latin";
        PostgreSql.execute("create database " + name + " owner " + database.user()
                + " encoding 'LATIN1' locale 'C' template template0");
        assertFault("stores text as LATIN1", PostgreSql.address(name));
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

    @Test
    void anAddressOfNoDatabase() {
        assertFault("There is no such database", PostgreSql.address("gone"));
    }

    @Test
    void aUserOrPasswordThatIsWrong() {
        assertRefused(database.user(), "a-secret");
        assertRefused("nobody", database.password());
        assertRefused("nobody", "");
    }

    /** The pool connects with such an address too: it sends the password of the settings without their user. */
    @Test
    void aUserInTheAddressWithThePasswordOfTheSettings() {
        String url = database.url() + "?user=" + database.user();
        assertEquals(
                Optional.empty(),
                new PostgreSqlCheck(url, "", database.password())
                        .fault(new StartTimeout(Duration.ofMinutes(5), logged::add)));
        String refused = new PostgreSqlCheck(url, "", "a-secret")
                .fault(new StartTimeout(Duration.ofMinutes(5), logged::add))
                .orElse("none");
        assertTrue(refused.contains("refuses the user or password") && !refused.contains("a-secret"), refused);
        assertEquals(
                Optional.empty(),
                new PostgreSqlCheck(url + "&password=" + database.password(), "", "")
                        .fault(new StartTimeout(Duration.ofMinutes(5), logged::add)));
    }

    private void assertRefused(String user, String password) {
        String fault = new PostgreSqlCheck(database.url(), user, password)
                .fault(new StartTimeout(Duration.ofMinutes(5), logged::add))
                .orElse("none");
        assertTrue(fault.contains("refuses the user or password") && !fault.contains("a-secret"), fault);
        assertEquals(List.of(), logged);
    }

    @Test
    void aUserWithoutPermissionToCreateTables() {
        PostgreSql other = PostgreSql.empty();
        String fault = new PostgreSqlCheck(database.url(), other.user(), other.password())
                .fault(new StartTimeout(Duration.ofMinutes(5), logged::add))
                .orElse("none");
        assertTrue(fault.contains("cannot create tables in the schema 'public'"), fault);
    }

    @Test
    void aServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/db?loginTimeout=1";
            String fault = faultOf(address, new StartTimeout(Duration.ofSeconds(0), logged::add))
                    .orElse("none");
            assertTrue(fault.startsWith("Cannot connect to jdbc:postgresql://127.0.0.1:"), fault);
        }
    }

    @Test
    void waitsForAServerThatStartsLater() {
        StoppablePostgreSql later = new StoppablePostgreSql();
        later.start();
        later.kill();
        AtomicBoolean isUp = new AtomicBoolean();
        StartTimeout startTimeout = new StartTimeout(Duration.ofMinutes(2), Duration.ofMillis(500), line -> {
            logged.add(line);
            if (isUp.compareAndSet(false, true)) {
                later.startServer();
            }
        });
        try {
            assertEquals(
                    Optional.empty(), new PostgreSqlCheck(later.address(), "postgres", "postgres").fault(startTimeout));
        } finally {
            later.kill();
        }
        assertTrue(
                logged.get(0)
                        .matches("Cannot connect to " + later.address()
                                + ": Connection to .* The start waits for it: \\d+ of at most 120 seconds\\."),
                logged.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "53300"})
    void waitsForAServerThatRefusesConnectionsForAWhile(String state) throws IOException {
        try (OldPostgreSql server = new OldPostgreSql("14.9", state)) {
            assertFault("is version 14.9", server.url());
        }
    }

    @Test
    void stopsWaitingForAnUnknownHost() {
        String fault = faultOf(
                        "jdbc:postgresql://nowhere.invalid/db", new StartTimeout(Duration.ofSeconds(1), logged::add))
                .orElse("none");
        assertTrue(
                fault.startsWith("There is no host of that name: jdbc:postgresql://nowhere.invalid/db.")
                        && fault.endsWith(" The start waited for 1 seconds; "
                                + "COLORWAY_DATABASE_START_TIMEOUT sets the longest wait."),
                fault);
    }
}
