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
        String mode,

        @RestQuery
        @DefaultValue(ImportRules.REFUSE)
        @Parameter(
                description = "How to treat rows with faults. `refuse`: nothing of the file is imported. `skip`: at "
                        + "most 50,000 such rows are left out; `rejected` is the address of a file with them. A row "
                        + "is also left out if it refers to an entry that only a left-out row would create, or if an "
                        + "earlier row of the same entry is left out. In a table of another source, all rows of the "
                        + "sneaker are left out.",
                example = ImportRules.REFUSE,
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {ImportRules.REFUSE, ImportRules.SKIP}))
        String onFault,

        @RestQuery
        @DefaultValue("true")
        @Parameter(
                description = "`false`: keep no record of the changes. Then the import cannot be undone, and "
                        + "`allChanges` is absent. The record needs a database row for each changed entry or price.",
                example = "true")
        Boolean undo) {

    ImportRules rules() {
        return new ImportRules(dryRun, ImportMode.of(mode).orElseThrow(), onFault.equals(ImportRules.SKIP), undo);
    }
}
