// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Reports at {@code /q/health/well} how often the stored responses are used. This check is always up. */
@Wellness
class AnswerMemoryHealth implements HealthCheck {

    @Inject
    AnswerMemory memory;

    @Inject
    AnswerFlights flights;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Responses in memory")
                .up()
                .withData("hits", memory.hits())
                .withData("misses", memory.misses())
                .withData("shared", flights.shared())
                .withData("bytes", memory.bytes())
                .build();
    }
}
