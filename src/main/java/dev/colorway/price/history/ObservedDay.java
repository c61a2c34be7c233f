// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.util.List;

/** A row of a query: the observations of a day, or of a part of it, as stored. */
final class ObservedDay {

    private final int day;
    private final byte[] bytes;

    /**
     * @param day the UTC day, in days since 1970
     * @param bytes see {@link ObservedBytes}
     */
    ObservedDay(Integer day, byte[] bytes) {
        this.day = day;
        this.bytes = bytes;
    }

    int day() {
        return day;
    }

    /** Returns the observations in order. */
    List<Observed> observed() {
        return ObservedBytes.read(day, bytes);
    }
}
