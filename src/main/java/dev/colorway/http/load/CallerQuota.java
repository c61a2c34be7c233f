// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.load;

import java.util.HashMap;
import java.util.Map;

/** Limits how much of something callers use at a time, all together and each. */
public final class CallerQuota {

    private final long most;
    private final long mostOfEach;
    private final Map<String, Long> byCaller = new HashMap<>();
    private long used;

    /**
     * Nothing is in use yet.
     *
     * @param most what all callers together may use
     * @param mostOfEach what one caller may use
     */
    public CallerQuota(long most, long mostOfEach) {
        this.most = most;
        this.mostOfEach = mostOfEach;
    }

    /**
     * Takes this much for a caller; false, and nothing is taken, if it would be more than the caller or all may use.
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

    /** Gives back what a caller took. */
    public synchronized void giveBack(String caller, long amount) {
        used -= amount;
        byCaller.computeIfPresent(caller, (any, taken) -> taken > amount ? taken - amount : null);
    }
}
