// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The minimum rate is a hundred bytes in each interval of a tenth of a second. */
class MinimumRateTest {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private long now = 1;
    private final MinimumRate rate = new MinimumRate(INTERVAL, 1000, () -> now);

    private void pass(int millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    /** A caller that accepts each write only after a delay. */
    private final class Slow extends OutputStream {

        private final int millis;

        Slow(int millis) {
            this.millis = millis;
        }

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            pass(millis);
        }
    }

    @Test
    void aCallerThatReadsTooFewBytesIsTooSlow() throws IOException {
        rate.of(new Slow(120)).write(new byte[99]);
        assertTrue(rate.isTooSlow());
        assertFalse(rate.isTooSlow(), "each interval is checked separately");
    }

    @Test
    void aCallerThatReadsEnoughIsNotTooSlow() throws IOException {
        rate.of(new Slow(120)).write(new byte[100]);
        assertFalse(rate.isTooSlow());
    }

    @Test
    void hasPatienceWhileTheServiceItselfIsSlow() throws IOException {
        rate.of(new ByteArrayOutputStream()).write(new byte[1]);
        pass(120);
        assertFalse(rate.isTooSlow());
    }

    @Test
    void passesOnWhatIsSent() throws IOException {
        try (InputStream measured = rate.of(new ByteArrayInputStream(new byte[] {1, 2, 3}))) {
            assertEquals(3, measured.readAllBytes().length);
        }
        assertFalse(rate.isTooSlow());
    }
}
