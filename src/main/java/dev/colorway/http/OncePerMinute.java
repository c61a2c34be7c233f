// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Limits how often a message that many requests have in common is logged. */
public final class OncePerMinute {

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** Runs this if it did not run within the last minute. */
    public void run(Runnable message) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + TimeUnit.MINUTES.toNanos(1))) {
            message.run();
        }
    }
}
