// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.database.Database;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Statement;

/** Runs writes of many rows. */
public final class BulkWrite {

    /**
     * PostgreSQL otherwise uses one plan for all executions of a statement, made when a table had few rows: in an
     * import into an empty catalog, each look-up read the whole table.
     */
    private static final String PLAN_EACH_EXECUTION = "set local plan_cache_mode = force_custom_plan";

    private BulkWrite() {}

    /** Runs a write in a separate transaction, with the time limit of {@link Snapshot#seconds}. */
    public static void run(Runnable write) {
        QuarkusTransaction.requiringNew().timeout(Snapshot.seconds()).run(() -> {
            if (Database.current() == Database.POSTGRESQL) {
                Panache.getSession().doWork(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(PLAN_EACH_EXECUTION);
                    }
                });
            }
            write.run();
        });
    }
}
