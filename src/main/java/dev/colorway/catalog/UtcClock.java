// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.LocalDate;

/** The clock of the service, in UTC. Tests replace it. */
public class UtcClock {

    @Produces
    @ApplicationScoped
    Clock utc() {
        return Clock.systemUTC();
    }

    /** Returns today, in UTC. */
    public static LocalDate today() {
        return LocalDate.now(Arc.container().instance(Clock.class).get());
    }
}
