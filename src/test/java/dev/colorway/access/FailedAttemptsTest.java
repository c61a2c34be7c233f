// SPDX-License-Identifier: Apache-2.0
package dev.colorway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private long now = Long.MAX_VALUE - 5;
    private final FailedAttempts failed = new FailedAttempts(() -> now);

    private void fail(String address, int times) {
        IntStream.range(0, times).forEach(i -> failed.add(address));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void doublesTheWaitUpToAMinute() {
        fail("192.0.2.1", 9);
        List<Long> waits = new ArrayList<>(List.of(failed.secondsToWait("192.0.2.1")));
        for (int i = 0; i < 9; i++) {
            fail("192.0.2.1", 1);
            waits.add(failed.secondsToWait("192.0.2.1"));
        }
        assertEquals(List.of(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L), waits);
        fail("192.0.2.1", 100);
        assertEquals(60, failed.secondsToWait("192.0.2.1"));
        pass(Duration.ofMillis(59_001));
        assertEquals(1, failed.secondsToWait("192.0.2.1"));
        pass(Duration.ofMillis(999));
        assertEquals(0, failed.secondsToWait("192.0.2.1"));
    }

    @Test
    void forgetsAfterTenMinutesWithoutAFailure() {
        fail("192.0.2.1", 12);
        pass(Duration.ofMinutes(9));
        fail("192.0.2.1", 1);
        assertEquals(8, failed.secondsToWait("192.0.2.1"));
        pass(Duration.ofMinutes(10).plusSeconds(1));
        fail("192.0.2.1", 9);
        assertEquals(0, failed.secondsToWait("192.0.2.1"));
    }

    @Test
    void keepsAddressesApart() {
        fail("192.0.2.1", 10);
        assertEquals(0, failed.secondsToWait("192.0.2.2"));
        assertEquals(0, failed.secondsToWait("unknown"));
    }

    @Test
    void countsTheAddressesOfOneNetworkAsOneCaller() {
        IntStream.range(0, 10).forEach(i -> failed.add("2001:db8:1:2::" + i));
        assertEquals(1, failed.secondsToWait("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertEquals(0, failed.secondsToWait("2001:db8:1:3::1"));
    }
}
