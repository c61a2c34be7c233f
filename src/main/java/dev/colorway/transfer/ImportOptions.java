// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The options of an import. */
public record ImportOptions(
        @RestQuery
        @DefaultValue("false")
        @Parameter(description = "`true`: only check the file and report the result; change nothing.", example = "true")
        Boolean dryRun,

        @RestQuery
        @DefaultValue("merge")
        @Parameter(
                description = "How to treat fields of an existing entry that its row does not have. `merge`: they stay "
                        + "as they are. `replace`: they are cleared; use it to restore an export over a catalog that "
                        + "has changed.",
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
