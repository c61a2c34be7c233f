// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Checks that the search index can be searched, and starts the rebuild of a discarded index. The service is not ready
 * during the first build of the index, which takes a minute or more for a million sneakers.
 */
@Readiness
class SearchIndexCheck implements HealthCheck {

    @Inject
    SearchIndex index;

    @Override
    public HealthCheckResponse call() {
        index.rebuildIfDiscarded();
        String unavailability = index.unavailability();
        var response = HealthCheckResponse.named("Search index").status(unavailability == null);
        return (unavailability == null ? response : response.withData("progress", unavailability)).build();
    }
}
