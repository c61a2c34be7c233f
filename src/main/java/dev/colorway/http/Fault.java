// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter the wire name of the query parameter
 * @param detail what is wrong and what would be right
 * @param suggestion the nearest thing that would be right; null if nothing is near
 */
@Schema(name = "Fault", description = "One thing that is wrong with a request.")
public record Fault(
        @Schema(description = "The name of the query parameter.", examples = "colaborator") String parameter,
        @Schema(required = true, description = "What is wrong and what would be right.", examples = "unknown") String detail,
        @Schema(description = "The nearest thing that would be right.", examples = "collaborator") String suggestion) {

    public static Fault ofParameter(String name, String detail) {
        return new Fault(name, detail, null);
    }
}
