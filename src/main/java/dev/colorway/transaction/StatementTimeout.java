// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.settings.TransferSettings;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how long a connection waits for the database to respond, in case the database hangs or its machine fails. In
 * an operation, the limit is two seconds longer than the transaction timeout: a slow statement is then cancelled before
 * the limit, and its connection stays open. Otherwise, such as in an import or while the schema is created, the limit
 * is the time that an import can run.
 */
@Singleton
class StatementTimeout implements AgroalPoolInterceptor {

    private static final int MILLIS_TO_CANCEL = 2000;

    @ConfigProperty(name = "quarkus.transaction-manager.default-transaction-timeout")
    Duration operation;

    @Inject
    TransferSettings files;

    @Override
    public void onConnectionAcquire(Connection connection) {
        long millis = TransactionRetry.isInTransaction()
                ? operation.toMillis() + MILLIS_TO_CANCEL
                : files.timeLimit().toMillis();
        try {
            connection.setNetworkTimeout(Runnable::run, (int) Math.min(millis, Integer.MAX_VALUE));
        } catch (SQLException broken) {
            // The statement that uses the connection will fail.
        }
    }
}
