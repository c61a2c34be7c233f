// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The options of an undo.
 *
 * @param dryRun whether it only checks and changes nothing
 */
public record UndoOptions(
        @RestQuery
        @DefaultValue("false")
        @Parameter(
                description = "`true`: only check whether the import can be undone, and report what would change.",
                example = "true")
        Boolean dryRun) {}
