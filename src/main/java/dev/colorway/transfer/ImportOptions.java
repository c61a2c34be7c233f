// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How a file is imported. */
public record ImportOptions(
        @RestQuery
        @DefaultValue("false")
        @Parameter(description = "`true`: only check, and tell what would be; nothing is changed.", example = "true")
        Boolean dryRun) {}
