// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How many changes are stored and for how long, and the limits of change streams. Writes delete old changes only from
 * time to time, so more changes, or older ones, can be stored for a while.
 */
@ConfigMapping(prefix = "colorway.changes")
public interface ChangeSettings {

    /** Returns how many changes are stored at most. */
    @Positive
    int keepAtMost();

    /** Returns how long changes are stored. */
    @DurationMin(nanos = 1)
    Duration keepFor();

    /** Returns how many change streams this process serves at a time. */
    @Positive
    int maxStreams();

    /** Returns how many change streams one caller can have at a time. */
    @Positive
    int maxStreamsPerCaller();

    /** Returns the interval at which each stream gets a keep-alive. */
    @DurationMin(millis = 1)
    Duration heartbeat();

    /** Returns how long a subscriber can leave pending changes unread before it is disconnected. */
    @DurationMin(millis = 1)
    Duration stallLimit();

    /**
     * Returns the interval at which this process looks for changes and for due webhooks, in case a notification is
     * lost.
     */
    @DurationMin(millis = 1)
    Duration lookEvery();
}
