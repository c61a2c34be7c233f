// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of one attempt to deliver a message.
 *
 * @param status the status of the response; null if there was none
 * @param error why the attempt failed, in at most 200 characters; null if the receiver has accepted the message
 * @param millis how long the attempt took, in milliseconds
 */
record Attempt(@Nullable Integer status, @Nullable String error, int millis) {

    private static final int GONE = 410;

    /** Returns the result of an attempt with a response. Every status of 2xx is a success. */
    static Attempt of(int status, Duration took) {
        boolean isSuccess = status >= 200 && status < 300;
        boolean isRedirect = status >= 300 && status < 400;
        return new Attempt(
                status,
                isSuccess
                        ? null
                        : "the receiver answered " + status + (isRedirect ? ", and redirects are not followed" : ""),
                (int) took.toMillis());
    }

    /** Returns the result of an attempt without a response. */
    static Attempt failed(String error, Duration took) {
        return new Attempt(null, error, (int) took.toMillis());
    }

    boolean isDelivered() {
        return error == null;
    }

    /** Returns whether the receiver wants no more messages. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
