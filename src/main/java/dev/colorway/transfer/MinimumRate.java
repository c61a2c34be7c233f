// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Measures whether a caller reads or sends a file too slowly. Counts only the time in which this service waits for the
 * caller, not the time that the service itself needs.
 */
final class MinimumRate {

    private final Duration interval;
    private final long leastBytes;
    private long bytes;
    private long waited;
    /** When the current wait for the caller began, in {@link System#nanoTime()}; 0 without a wait. */
    private long since;

    /**
     * @param interval the length of one measurement
     * @param leastRate the minimum rate, in bytes per second
     */
    MinimumRate(Duration interval, long leastRate) {
        this.interval = interval;
        this.leastBytes = leastRate * interval.toMillis() / 1000;
    }

    /**
     * Returns whether fewer bytes were transferred in the last interval than the minimum rate requires. Call it once
     * per interval.
     */
    synchronized boolean isTooSlow() {
        long now = System.nanoTime();
        if (since != 0) {
            waited += now - since;
            since = now;
        }
        // The caller is too slow only if the service waited for it for more than half of the interval.
        boolean isTooSlow = bytes < leastBytes && waited > interval.toNanos() / 2;
        bytes = 0;
        waited = 0;
        return isTooSlow;
    }

    private synchronized void waitFor() {
        since = System.nanoTime();
    }

    private synchronized void moved(int count) {
        waited += System.nanoTime() - since;
        since = 0;
        bytes += count;
    }

    OutputStream of(OutputStream body) {
        return new FilterOutputStream(body) {
            @Override
            public void write(byte[] chunk, int offset, int length) throws IOException {
                waitFor();
                out.write(chunk, offset, length);
                moved(length);
            }
        };
    }

    InputStream of(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read(byte[] chunk, int offset, int length) throws IOException {
                waitFor();
                int read = in.read(chunk, offset, length);
                moved(Math.max(0, read));
                return read;
            }
        };
    }
}
