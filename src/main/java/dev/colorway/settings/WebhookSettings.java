// SPDX-License-Identifier: Apache-2.0
package dev.colorway.settings;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Which addresses webhooks can have, and how their messages are delivered. */
@ConfigMapping(prefix = "colorway.webhooks")
public interface WebhookSettings {

    /** Returns whether this process delivers messages. */
    boolean deliver();

    /**
     * Returns how many webhooks there can be. Each has one request in progress at most, besides test messages and
     * messages that a writer sends again.
     */
    @Min(0)
    @Max(1000)
    int max();

    /** Returns whether the address of a webhook can begin with {@code http://}. */
    boolean allowHttp();

    /** Returns whether messages are sent to addresses of private networks and of this machine. */
    boolean allowPrivate();

    /** Returns the ports to which messages are sent; empty for any. */
    Optional<List<Integer>> ports();

    /** Returns how long one attempt can take: look-up, connection, request and response. */
    @DurationMin(millis = 1)
    Duration timeout();

    /**
     * Returns the pause after the first failed attempt. Each further pause is three times as long, up to
     * {@link #longestPause}. Each pause is lengthened or shortened at random, by a fifth at most.
     */
    @DurationMin(millis = 1)
    Duration firstPause();

    /** Returns the longest pause between two attempts, before the random change. */
    @DurationMin(millis = 1)
    Duration longestPause();

    /** Returns how long attempts can fail before the webhook is switched off. */
    @DurationMin(millis = 1)
    Duration retryFor();

    /** Returns how many deliveries of each webhook are stored. Pending deliveries are always stored. */
    @Positive
    int keepDeliveries();
}
