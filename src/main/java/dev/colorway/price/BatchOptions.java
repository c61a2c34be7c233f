// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The options of a batch of observations. */
public record BatchOptions(
        @RestQuery
        @DefaultValue("refuse")
        @Parameter(
                description =
                        "How to treat observations with faults. `refuse`: no observation of the list is added. `skip`: "
                                + "the observations with faults are left out, and `skipped` lists them.",
                example = "refuse",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"refuse", "skip"}))
        String onFault) {

    boolean skipsFaults() {
        return onFault.equals("skip");
    }
}
