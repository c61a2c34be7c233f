// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.settings.WebhookSettings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a webhook waits after a failed attempt. The pause triples with each further failure, up to the longest
 * pause. A random part of at most a fifth is then added or subtracted.
 */
final class RetryPause {

    private static final int FACTOR = 3;
    /** A fifth more or less, so that many webhooks of one receiver are not all retried at the same time. */
    private static final double JITTER = 0.2;

    private RetryPause() {}

    /** @param failures how many attempts have failed in a row, from 1 */
    static Duration after(int failures, WebhookSettings settings) {
        double pause = (double) settings.firstPause().toMillis() * Math.pow(FACTOR, failures - 1.0);
        double limited = Math.min(pause, (double) settings.longestPause().toMillis());
        return Duration.ofMillis((long) (limited * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
    }
}
