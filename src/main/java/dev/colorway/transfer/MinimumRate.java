// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures whether a caller reads or sends a file too slowly. Counts only the time in which this service waits for the
 * caller, not the time that the service itself needs.
 */
final class MinimumRate {

    private final Duration interval;
    private final long minBytes;
    private final LongSupplier nanoTime;
    private long bytes;
    private long waitedNanos;
    /** When the current wait for the caller began; 0 without a wait. */
    private long waitBegin;

    /**
     * @param interval the length of one measurement
     * @param minRate the minimum rate, in bytes per second
     */
    MinimumRate(Duration interval, long minRate) {
        this(interval, minRate, System::nanoTime);
    }

    /** @param nanoTime the clock, such as {@link System#nanoTime()} */
    MinimumRate(Duration interval, long minRate, LongSupplier nanoTime) {
        this.interval = interval;
        this.nanoTime = nanoTime;
        this.minBytes = minRate * interval.toMillis() / 1000;
    }

    /**
     * Returns whether the caller was too slow in the last interval: fewer bytes were transferred than the minimum rate
     * requires, and the service waited for the caller for more than half of the interval. Call it once per interval.
     */
    synchronized boolean isTooSlow() {
        long now = nanoTime.getAsLong();
        if (waitBegin != 0) {
            waitedNanos += now - waitBegin;
            waitBegin = now;
        }
        boolean isTooSlow = bytes < minBytes && waitedNanos > interval.toNanos() / 2;
        bytes = 0;
        waitedNanos = 0;
        return isTooSlow;
    }

    private synchronized void beginWait() {
        waitBegin = nanoTime.getAsLong();
    }

    private synchronized void endWait(int count) {
        waitedNanos += nanoTime.getAsLong() - waitBegin;
        waitBegin = 0;
        bytes += count;
    }

    OutputStream of(OutputStream body) {
        return new FilterOutputStream(body) {
            @Override
            public void write(byte[] chunk, int offset, int length) throws IOException {
                beginWait();
                out.write(chunk, offset, length);
                endWait(length);
            }
        };
    }

    InputStream of(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read(byte[] chunk, int offset, int length) throws IOException {
                beginWait();
                int read = in.read(chunk, offset, length);
                endWait(Math.max(0, read));
                return read;
            }
        };
    }
}
