// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transaction;

import dev.colorway.database.DatabaseFailure;
import dev.colorway.transaction.TransactionBulkhead.Permit;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/**
 * Retries every {@code @Transactional} operation. Runs outside the transaction, so each attempt gets a new one. An
 * operation within another one is a part of it and is not retried separately.
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
        if (TransactionRetry.isInTransaction()) {
            return operation.proceed();
        }
        Permit permit = bulkhead.acquire(operation.getMethod().isAnnotationPresent(RolesAllowed.class));
        boolean isAnswered = true;
        try {
            return retry.call(operation::proceed);
        } catch (Exception failed) {
            isAnswered = !DatabaseFailure.isUnreachable(failed);
            throw failed;
        } finally {
            permit.release(isAnswered);
        }
    }
}
