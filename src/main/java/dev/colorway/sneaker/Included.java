// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.price.PriceSummary;
import org.jspecify.annotations.Nullable;

/**
 * The additional data of one sneaker.
 *
 * @param priceSummary null if it was not requested
 * @param market null if it was not requested
 */
record Included(
        @Nullable PriceSummary priceSummary, @Nullable MarketSummary market) {

    static final Included NOTHING = new Included(null, null);
}
