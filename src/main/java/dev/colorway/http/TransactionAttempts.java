// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;

/** Stands around every operation that is a transaction, outside of it: that it is one is all that an operation says. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + TransactionAttempts.BEFORE_TRANSACTIONS)
class TransactionAttempts {

    /** Transactions begin at 200 (Jakarta Transactions, 3.7). */
    static final int BEFORE_TRANSACTIONS = 100;

    private static final String RETRY_AFTER_SECONDS = "5";

    @Inject
    Attempts attempts;

    @Inject
    WriteTurns turns;

    @AroundInvoke
    Object around(InvocationContext operation) throws Exception {
        if (!operation.getMethod().isAnnotationPresent(RolesAllowed.class)) {
            return attempts.call(operation::proceed);
        }
        if (!turns.take()) {
            throw new ProblemException(
                            ProblemType.UNAVAILABLE,
                            "Too many writes wait for each other just now. Try again in a moment.")
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        try {
            return attempts.call(operation::proceed);
        } finally {
            turns.giveBack();
        }
    }
}
