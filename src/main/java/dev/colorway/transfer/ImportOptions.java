// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How a file is imported. */
public record ImportOptions(
        @RestQuery
        @DefaultValue("false")
        @Parameter(description = "`true`: only check, and tell what would be; nothing is changed.", example = "true")
        Boolean dryRun,

        @RestQuery
        @DefaultValue("merge")
        @Parameter(
                description = "What happens to fields of an existing entry that its row does not have. `merge`: they "
                        + "stay as they are. `replace`: they are cleared; use it to restore an export over a catalog "
                        + "that has changed.",
                example = "merge",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"merge", "replace"}))
        String mode) {

    ImportMode importMode() {
        return ImportMode.of(mode).orElseThrow();
    }
}
