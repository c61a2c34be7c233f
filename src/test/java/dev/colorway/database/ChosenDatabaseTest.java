// SPDX-License-Identifier: Apache-2.0
package dev.colorway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Constants;
import org.hibernate.SessionFactory;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/** Checks that all components use the database of the configured URL. Runs on H2 and on PostgreSQL. */
@QuarkusTest
@OnBothDatabases
class ChosenDatabaseTest {

    /** The version of the bundled H2. */
    private static final String H2_VERSION = Constants.VERSION;

    @Inject
    AgroalDataSource connections;

    @Inject
    SessionFactory hibernate;

    @Test
    void everyComponentUsesItsDialect() throws SQLException {
        Dialect dialect = hibernate
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect();
        boolean sorts =
                connections.getConfiguration().connectionPoolConfiguration().exceptionSorter()
                        instanceof PostgreSQLExceptionSorter;
        try (Connection connection = connections.getConnection()) {
            if (TestDatabase.isPostgreSql()) {
                assertEquals(Database.POSTGRESQL, Database.current());
                assertEquals("PostgreSQL", connection.getMetaData().getDatabaseProductName());
                assertInstanceOf(PostgreSQLDialect.class, dialect);
                assertTrue(sorts, "the pool detects broken connections");
            } else {
                assertEquals(Database.H2, Database.current());
                assertEquals("H2", connection.getMetaData().getDatabaseProductName());
                assertInstanceOf(H2Dialect.class, dialect);
                assertEquals(
                        H2_VERSION,
                        dialect.getVersion().getMajor() + "."
                                + dialect.getVersion().getMinor() + "."
                                + dialect.getVersion().getMicro());
            }
        }
    }
}
