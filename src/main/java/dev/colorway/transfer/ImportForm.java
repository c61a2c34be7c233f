// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file to import as the part of a form, for the contract. */
@Schema(name = "ImportForm", description = "A file to import, as browsers and `curl -F file=@mine.csv` send it.")
record ImportForm(
        @Schema(required = true, description = "The file, in any of the formats.", format = "binary")
        String file) {}
