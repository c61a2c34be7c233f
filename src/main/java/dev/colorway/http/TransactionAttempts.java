// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Stands around every operation that is a transaction, outside of it: that it is one is all that an operation says. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + TransactionAttempts.BEFORE_TRANSACTIONS)
class TransactionAttempts {

    /** Transactions begin at 200 (Jakarta Transactions, 3.7). */
    static final int BEFORE_TRANSACTIONS = 100;

    @Inject
    Attempts attempts;

    @AroundInvoke
    Object around(InvocationContext operation) throws Exception {
        return attempts.call(operation::proceed);
    }
}
