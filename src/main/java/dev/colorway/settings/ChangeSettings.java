// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long changes are stored, and the limits of change streams. */
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

    /** Returns how often each stream gets a keep-alive. */
    @DurationMin(millis = 1)
    Duration heartbeat();

    /** Returns how long a subscriber can leave pending changes unread. */
    @DurationMin(millis = 1)
    Duration stallLimit();

    /** Returns how often this process looks for changes, in case a notification is lost. */
    @DurationMin(millis = 1)
    Duration lookEvery();
}
