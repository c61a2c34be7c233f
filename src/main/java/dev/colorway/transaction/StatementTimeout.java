// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a connection waits for the database to say something, which it does not if it hangs or its machine is gone.
 * In an operation: a little longer than a transaction may take, so that a statement that only takes long is cancelled
 * and the connection kept. In long work, and while the schema is made, as long as long work may take.
 */
@Singleton
class StatementTimeout implements AgroalPoolInterceptor {

    private static final int MILLIS_TO_CANCEL = 2000;

    @ConfigProperty(name = "quarkus.transaction-manager.default-transaction-timeout")
    Duration operation;

    @ConfigProperty(name = "colorway.transfer.time-limit")
    Duration longWork;

    @Override
    public void onConnectionAcquire(Connection connection) {
        long millis = TransactionRetry.isUnderWay() ? operation.toMillis() + MILLIS_TO_CANCEL : longWork.toMillis();
        try {
            connection.setNetworkTimeout(Runnable::run, (int) Math.min(millis, Integer.MAX_VALUE));
        } catch (SQLException broken) {
            // Whoever uses it is told by the statement.
        }
    }
}
