// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/**
 * An empty database for each application under test: H2 in memory or, with {@code -Dcolorway.test.database=postgresql},
 * PostgreSQL. The application is the same; only its settings differ, as in production.
 */
@QuarkusTestResource(TestDatabase.class)
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private static final String SETTING = "colorway.test.database";
    private static final String POSTGRESQL = "postgresql";

    /** Makes the applications under test in this process use PostgreSQL. */
    public static void choosePostgreSql() {
        System.setProperty(SETTING, POSTGRESQL);
    }

    /** Returns whether the applications under test in this process use PostgreSQL. */
    public static boolean isPostgreSql() {
        return POSTGRESQL.equals(System.getProperty(SETTING));
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
        // The PostgreSQL server ends with the test process, an H2 database in memory with its application.
    }
}
