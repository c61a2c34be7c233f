// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What is deleted with a sneaker. */
public record DeleteOptions(
        @RestQuery
        @DefaultValue("false")
        @Parameter(
                description = "`true`: its prices, too, with all their history. Otherwise a sneaker that has prices "
                        + "is not deleted.",
                example = "true")
        Boolean withPrices) {}
