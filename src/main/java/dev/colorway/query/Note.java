// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A value of a parameter that matches no entry, so that it adds nothing to the response. That is no fault: the entry
 * can be created later.
 *
 * @param parameter the name of the parameter
 * @param value the value, as {@code query} repeats it
 * @param detail what is unusual about it
 * @param suggestion the nearest value that matches an entry; null if none is near
 */
@Schema(name = "Note", description = "A value that matches no entry of the catalog, so that it adds nothing.")
public record Note(
        @Schema(required = true, description = "The name of the parameter.", examples = "collaborator")
        String parameter,

        @Schema(required = true, description = "The value, as in `query`.", examples = "jjjound")
        String value,

        @Schema(
                required = true,
                description = "What is unusual about the value.",
                examples = "No collaborator has this slug or name: did you mean 'JJJJound'?")
        String detail,

        @Schema(description = "The nearest value to send instead; absent if none is near.", examples = "jjjjound")
        @Nullable
        String suggestion) {}
