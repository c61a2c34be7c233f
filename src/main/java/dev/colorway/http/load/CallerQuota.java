// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.load;

import java.util.HashMap;
import java.util.Map;

/** Limits how much of a resource callers use at the same time, together and each. */
public final class CallerQuota {

    private final long most;
    private final long mostOfEach;
    private final Map<String, Long> byCaller = new HashMap<>();
    private long used;

    /**
     * Creates a quota of which nothing is in use.
     *
     * @param most how much all callers together may use
     * @param mostOfEach how much one caller may use
     */
    public CallerQuota(long most, long mostOfEach) {
        this.most = most;
        this.mostOfEach = mostOfEach;
    }

    /**
     * Reserves an amount for a caller.
     *
     * @return false, and nothing is reserved, if this caller or all callers would use more than they may
     */
    public synchronized boolean take(String caller, long amount) {
        long ofCaller = byCaller.getOrDefault(caller, 0L) + amount;
        if (used + amount > most || ofCaller > mostOfEach) {
            return false;
        }
        used += amount;
        byCaller.put(caller, ofCaller);
        return true;
    }

    /** Releases an amount that a caller reserved. */
    public synchronized void giveBack(String caller, long amount) {
        used -= amount;
        byCaller.computeIfPresent(caller, (any, taken) -> taken > amount ? taken - amount : null);
    }
}
