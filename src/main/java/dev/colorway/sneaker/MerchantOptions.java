// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Values that the catalog does not contain, for all items of a shop's feed.
 *
 * @param availability null if not known; then the items have none
 * @param link the address of a page, with {@value #SLUG} for the slug; null for the first link of each sneaker with the
 *     relation {@code shop}
 */
public record MerchantOptions(
        @RestQuery
        @Parameter(
                description = "The `availability` of all items: Google requires it, and the catalog does not contain "
                        + "it. Without this parameter, no item has an `availability`.",
                example = "in_stock",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"in_stock", "out_of_stock", "preorder", "backorder"}))
        @Nullable
        String availability,

        @RestQuery
        @Size(max = 1000)
        @Pattern(
                regexp = "https://[!-~]*\\{slug\\}[!-~]*",
                message = "must be an https address with {slug} in it, such as https://shop.example/p/{slug}")
        @Parameter(
                description = "The `link` of all items: the address of a page of your shop, with `{slug}` instead of "
                        + "the slug of the sneaker. Default: the first link of the sneaker with the relation `shop`; "
                        + "if there is none, the item has no `link`.",
                example = "https://shop.example/p/{slug}")
        @Nullable
        String link) {

    static final String SLUG = "{slug}";
}
