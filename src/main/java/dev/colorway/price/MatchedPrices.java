// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Loads matched prices from the database. */
public final class MatchedPrices {

    private MatchedPrices() {}

    /** Returns the prices with these ids, by the id of their sneaker, in one statement. */
    public static Map<Long, Price> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : Price.<Price>list("from Price where id in ?1", ids).stream()
                        .collect(Collectors.toMap(price -> price.sneakerId, Function.identity()));
    }

    /**
     * Returns the matched price of each sneaker, by its id, without the search index. It reads all current prices of
     * these sneakers in the currency and kind, so use it for few sneakers. Uses one statement, and one more for a size.
     *
     * @param brands the slug of the brand of each sneaker, by the id of the sneaker
     */
    public static Map<Long, Price> of(Map<Long, String> brands, PriceCondition condition) {
        if (brands.isEmpty()) {
            return Map.of();
        }
        List<Price> candidates = Price.list(
                "from Price where sneakerId in ?1 and currency = ?2 and kind = ?3 and current = true",
                brands.keySet(),
                condition.currency().toString(),
                condition.kind());
        Equivalents equivalents =
                condition.size() == null ? null : Equivalents.of(brands.values(), List.of(condition.size()));
        return candidates.stream()
                .filter(price -> isInRange(price, condition))
                .filter(price -> equivalents == null
                        || isAtSize(price.sizeOrNull(), condition.size(), equivalents, brands.get(price.sneakerId)))
                .collect(Collectors.toMap(
                        price -> price.sneakerId,
                        Function.identity(),
                        BinaryOperator.minBy(PriceCondition.LOWEST_FIRST)));
    }

    private static boolean isInRange(Price price, PriceCondition condition) {
        return (condition.min() == null || price.amount.compareTo(condition.min()) >= 0)
                && (condition.max() == null || price.amount.compareTo(condition.max()) <= 0);
    }

    private static boolean isAtSize(ShoeSize size, ShoeSize requested, Equivalents equivalents, String brand) {
        return size == null || equivalents.finds(brand, requested, size);
    }
}
