// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.CatalogList;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/** Adds prices to the lists of the catalog. */
@Singleton
@Priority(10)
final class PriceList implements CatalogList {

    @Override
    public String resource() {
        return PriceListing.RESOURCE;
    }
}
