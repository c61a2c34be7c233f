// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Whether a caller takes or sends a file too slowly. Only the time counts that this service waits for the caller, not
 * the time that it needs itself.
 */
final class MinimumRate {

    private final Duration interval;
    private final long leastBytes;
    private long bytes;
    private long waited;
    /** Since when the caller is waited for, by {@link System#nanoTime()}; 0 if not. */
    private long since;

    /**
     * Nothing was moved yet.
     *
     * @param interval in which the rate is measured
     * @param leastRate in bytes a second
     */
    MinimumRate(Duration interval, long leastRate) {
        this.interval = interval;
        this.leastBytes = leastRate * interval.toMillis() / 1000;
    }

    /** To be asked once in each interval: whether fewer bytes were moved in it than at the least rate. */
    synchronized boolean isTooSlow() {
        long now = System.nanoTime();
        if (since != 0) {
            waited += now - since;
            since = now;
        }
        // A caller who was waited for half of the time had the other half for nothing.
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
