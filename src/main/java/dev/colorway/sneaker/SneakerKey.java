// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.answer.AnswerMemory;
import dev.colorway.rate.Exchange;
import dev.colorway.size.ShownSizes;
import org.jspecify.annotations.Nullable;

/**
 * The key of a rendered sneaker in the cache. It contains everything that the rendered sneaker depends on.
 *
 * @param number the id of the sneaker
 * @param stamp identifies the state of the sneaker, and of all entries that it refers to
 * @param price the id of its matched price; null if none matches
 * @param sizes the sizes that it lists
 * @param included identifies its additional data; null without any
 * @param exchange converts its prices. It contains the rate itself, so another rate is another key
 */
record SneakerKey(
        long number,
        long stamp,
        @Nullable Long price,
        ShownSizes sizes,
        @Nullable String included,
        Exchange exchange) implements AnswerMemory.Weighted {

    private static final int WEIGHT = 64;
    private static final int WEIGHT_OF_RATE = 300;

    @Override
    public int weight() {
        return exchange.equals(Exchange.NONE) ? WEIGHT : WEIGHT + WEIGHT_OF_RATE;
    }
}
