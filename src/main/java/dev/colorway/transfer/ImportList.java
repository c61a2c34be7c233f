// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of imports, newest first. */
@Schema(name = "Imports", description = "The last imports, newest first.")
public record ImportList(
        @Schema(required = true, description = "The imports, without their changes: read one to get them.")
        List<ImportView> items,

        @Schema(description = "The address of the next page; absent on the last one.") @Nullable
        URI next) {}
