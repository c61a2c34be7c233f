// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock that says which day is today, in UTC. Tests replace it. */
class UtcClock {

    @Produces
    @ApplicationScoped
    Clock utc() {
        return Clock.systemUTC();
    }
}
