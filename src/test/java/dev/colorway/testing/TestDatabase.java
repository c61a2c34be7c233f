// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/**
 * An empty database for every application under test: H2 in memory, or on {@code -Dcolorway.test.database=postgresql}
 * one in PostgreSQL. The application is the same; it is only given what operators give it.
 */
@QuarkusTestResource(TestDatabase.class)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Whether the tests run on PostgreSQL. */
    public static boolean isPostgreSql() {
        return "postgresql".equals(System.getProperty("colorway.test.database"));
    }

    @Override
    public Map<String, String> start() {
        if (isPostgreSql()) {
            return PostgreSql.empty().properties();
        }
        return Map.of(
                "colorway.database.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    @Override
    public void stop() {
        // The server ends with the tests' process; a database in memory with its application.
    }
}
