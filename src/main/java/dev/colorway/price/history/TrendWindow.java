// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.util.concurrent.TimeUnit;

/** The windows of a change: 1, 7 or 30 times 24 hours back from the latest observation, to the microsecond. */
public enum TrendWindow {
    HOURS_24("24h", 1),
    DAYS_7("7d", 7),
    DAYS_30("30d", 30);

    /** How far a trend looks back from its latest observation: 52 weeks. */
    static final long RANGE_MICROS = TimeUnit.DAYS.toMicros(364);

    private final String text;
    private final int days;

    TrendWindow(String text, int days) {
        this.text = text;
        this.days = days;
    }

    /** Returns the name on the wire: {@code 7d}. */
    public String text() {
        return text;
    }

    /**
     * Returns the window of a wire name.
     *
     * @throws IllegalArgumentException if no window has this name
     */
    public static TrendWindow of(String text) {
        for (TrendWindow window : values()) {
            if (window.text.equals(text)) {
                return window;
            }
        }
        throw new IllegalArgumentException("no window '" + text + "'");
    }

    /** Returns the length of the window in microseconds. */
    public long micros() {
        return TimeUnit.DAYS.toMicros(days);
    }
}
