// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.load;

import java.util.HashMap;
import java.util.Map;

/** Limits how much of a resource each caller, and all callers together, use at the same time. */
public final class CallerQuota {

    private final long max;
    private final long maxPerCaller;
    private final Map<String, Long> reservedByCaller = new HashMap<>();
    private long reservedInTotal;

    /**
     * Creates a quota of which nothing is in use.
     *
     * @param max how much all callers together may use
     * @param maxPerCaller how much one caller may use
     */
    public CallerQuota(long max, long maxPerCaller) {
        this.max = max;
        this.maxPerCaller = maxPerCaller;
    }

    /**
     * Reserves an amount for a caller.
     *
     * @return false if this caller or all callers together would exceed their limit; nothing is then reserved
     */
    public synchronized boolean reserve(String caller, long amount) {
        long ofCaller = reservedByCaller.getOrDefault(caller, 0L) + amount;
        if (reservedInTotal + amount > max || ofCaller > maxPerCaller) {
            return false;
        }
        reservedInTotal += amount;
        reservedByCaller.put(caller, ofCaller);
        return true;
    }

    /** Releases an amount that a caller reserved. */
    public synchronized void release(String caller, long amount) {
        reservedInTotal -= amount;
        reservedByCaller.computeIfPresent(caller, (any, reserved) -> reserved > amount ? reserved - amount : null);
    }
}
