// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The options of a delete request for a sneaker. */
public record DeleteOptions(
        @RestQuery
        @DefaultValue("false")
        @Parameter(
                description = "`true` also deletes the prices of the sneaker, with their whole history. Otherwise a "
                        + "sneaker with prices is not deleted.",
                example = "true")
        Boolean withPrices) {}
