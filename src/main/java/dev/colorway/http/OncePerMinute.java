// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Logs a message at most once a minute, even if many requests cause it. */
public final class OncePerMinute {

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** Logs the message, unless a message was logged within the last minute. */
    public void run(Runnable message) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + TimeUnit.MINUTES.toNanos(1))) {
            message.run();
        }
    }
}
