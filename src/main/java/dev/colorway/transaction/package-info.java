// SPDX-License-Identifier: Apache-2.0
/** Retries, the circuit breaker, limits and timeouts of transactions; snapshots. */
@NullMarked
package dev.colorway.transaction;

import org.jspecify.annotations.NullMarked;
