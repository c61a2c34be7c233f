// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of {@code /sneakers}, as far as the list of sneakers shows it. The names are those of the API.
 *
 * @param next the address of the next page; null on the last page
 */
public record SneakerCards(
        List<Card> items, long total, @Nullable URI next) {

    /** A sneaker in the list. */
    public record Card(String slug, String name, @Nullable String colorway, URI url, URI drawing) {}
}
