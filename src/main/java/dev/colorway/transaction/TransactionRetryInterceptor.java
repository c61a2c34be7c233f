// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.transaction.TransactionBulkhead.Permit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status.Family;

/**
 * Waits for a permit of {@link TransactionBulkhead}, then runs and retries a {@code @Transactional} operation. Each
 * attempt gets a new transaction, because the interceptor runs outside it. {@link Writes} decides which operations are
 * writes. An operation within another one, or within an active transaction, needs no permit and is not retried
 * separately.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + TransactionRetryInterceptor.BEFORE_TRANSACTIONS)
class TransactionRetryInterceptor {

    /**
     * The interceptor that begins transactions has the priority {@code PLATFORM_BEFORE + 200} (Jakarta Transactions,
     * 3.7).
     */
    static final int BEFORE_TRANSACTIONS = 100;

    @Inject
    TransactionRetry retry;

    @Inject
    TransactionBulkhead bulkhead;

    @AroundInvoke
    Object around(InvocationContext operation) throws Exception {
        if (TransactionRetry.isInTransaction() || QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE) {
            return operation.proceed();
        }
        Permit permit = bulkhead.acquire(Writes.includes(operation.getMethod()));
        boolean isAnswered = false;
        try {
            Object result = retry.call(operation::proceed);
            isAnswered = true;
            return result;
        } catch (ProblemException refused) {
            isAnswered = refused.getResponse().getStatusInfo().getFamily() != Family.SERVER_ERROR;
            throw refused;
        } finally {
            permit.release(isAnswered);
        }
    }
}
