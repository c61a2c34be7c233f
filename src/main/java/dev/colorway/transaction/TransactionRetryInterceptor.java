// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.transaction.TransactionBulkhead.Permit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status.Family;

/**
 * Retries every {@code @Transactional} operation. Runs outside the transaction, so each attempt gets a new one. An
 * operation within another one is a part of the outer operation and is not retried separately.
 */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + TransactionRetryInterceptor.BEFORE_TRANSACTIONS)
class TransactionRetryInterceptor {

    /** Transactions begin at 200 (Jakarta Transactions, 3.7). */
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
        Permit permit = bulkhead.acquire(operation.getMethod().isAnnotationPresent(RolesAllowed.class));
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
