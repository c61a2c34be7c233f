// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link from an entry to a page outside of the catalog. Requests, responses and the database have its fields in the
 * same form.
 *
 * @param rel the relation of the page to the entry, never null
 * @param url the address of the page, never null
 */
@Schema(name = "WebLink", description = "A link to a page outside of the catalog. The service never opens it.")
public record WebLink(
        @NotNull
        @Size(max = 40)
        @Pattern(
                regexp = "[a-z][a-z0-9.-]*",
                message = "must be a relation: a letter a-z, then letters a-z, digits, dots and hyphens")
        @Schema(
                required = true,
                description = "The relation of the page to the entry, written like a registered link relation (RFC "
                        + "8288): `official` for the maker's page, for example, or `shop`. You choose the words.",
                examples = "official")
        String rel,

        @NotNull
        @Schema(
                required = true,
                description = "The address of the page.",
                examples = "https://maker.example/gel-kayano-14")
        WebAddress url) {

    /** The maximum count of links of one entry. */
    public static final int MAX = 20;
}
