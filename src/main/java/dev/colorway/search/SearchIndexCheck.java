// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * That sneakers can be found: not while the index is made for the first time, which takes a minute or more for a
 * million of them.
 */
@Readiness
class SearchIndexCheck implements HealthCheck {

    @Inject
    SearchIndex index;

    @Override
    public HealthCheckResponse call() {
        index.mend();
        String unavailability = index.unavailability();
        var response = HealthCheckResponse.named("Search index").status(unavailability == null);
        return (unavailability == null ? response : response.withData("progress", unavailability)).build();
    }
}
