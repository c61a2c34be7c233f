// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.http.CallerNetwork;
import org.junit.jupiter.api.Test;

class CallerQuotaTest {

    @Test
    void leavesRoomForOthers() {
        CallerQuota shares = new CallerQuota(5, 2);
        assertTrue(shares.reserve("a", 1));
        assertTrue(shares.reserve("a", 1));
        assertFalse(shares.reserve("a", 1), "one caller has at most two");
        assertTrue(shares.reserve("b", 2));
        assertTrue(shares.reserve("c", 1));
        assertFalse(shares.reserve("d", 1), "all callers together have at most five");
        shares.release("a", 2);
        assertTrue(shares.reserve("d", 2));
        assertFalse(shares.reserve("a", 1));
        shares.release("b", 2);
        assertTrue(shares.reserve("a", 2));
    }

    @Test
    void distinguishesNetworks() {
        assertEquals("192.0.2.1", CallerNetwork.of("192.0.2.1"));
        assertEquals(CallerNetwork.of("2001:db8::1"), CallerNetwork.of("2001:db8::ffff:1"));
        assertFalse(CallerNetwork.of("2001:db8::1").equals(CallerNetwork.of("2001:db8:0:1::1")));
    }
}
