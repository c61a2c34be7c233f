// SPDX-License-Identifier: Apache-2.0
/**
 * Webhooks: subscribers to which the service sends changes and price alerts itself, signed, in order and at least once.
 */
@NullMarked
package dev.colorway.webhook;

import org.jspecify.annotations.NullMarked;
