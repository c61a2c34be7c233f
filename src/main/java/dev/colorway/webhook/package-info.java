// SPDX-License-Identifier: Apache-2.0
/**
 * Webhooks: subscribers to which the service sends changes, price alerts and digests. Each message is signed. The
 * messages of a webhook are sent in order, each at least once.
 */
@NullMarked
package dev.colorway.webhook;

import org.jspecify.annotations.NullMarked;
