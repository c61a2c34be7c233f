// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads matched prices from the database. */
public final class MatchedPrices {

    private MatchedPrices() {}

    /** Returns the prices with these ids, at most one of each sneaker, by the id of the sneaker. Uses one statement. */
    public static Map<Long, Price> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : Price.<Price>list("from Price p where is_any(p.id, ?1)", (Object) ids.toArray(Long[]::new)).stream()
                        .collect(Collectors.toMap(price -> price.sneakerId, Function.identity()));
    }

    /**
     * Returns the matched price of each sneaker, by the id of the sneaker, without the search index. Leaves out
     * sneakers without a matched price. Reads all current prices of these sneakers in the currency, of the kinds and
     * conditions, so use it for few sneakers. Uses one statement, and one more if the condition has sizes.
     *
     * @param brands the slug of the brand of each sneaker, by the id of the sneaker
     */
    public static Map<Long, Price> of(Map<Long, String> brands, PriceCondition condition) {
        Map<Long, List<Price>> candidates = current(
                brands.keySet(),
                condition.currency(),
                condition.isOfShownKind() ? ShownKinds.inOrder() : condition.kinds(),
                condition.conditions());
        Equivalents equivalents = condition.sizes().isEmpty() || brands.isEmpty()
                ? null
                : Equivalents.of(brands.values(), condition.sizes());
        Map<Long, Price> matched = new HashMap<>();
        candidates.forEach((sneaker, prices) -> {
            String brand = Objects.requireNonNull(brands.get(sneaker), "Only prices of these sneakers are read");
            BiPredicate<Price, @Nullable ShoeSize> isAtSize = (price, size) -> {
                ShoeSize own = price.sizeOrNull();
                return size == null || own == null || (equivalents != null && equivalents.finds(brand, size, own));
            };
            matched(prices, condition, isAtSize).ifPresent(price -> matched.put(sneaker, price));
        });
        return matched;
    }

    /**
     * Returns the current prices for the summaries of sneakers, by the id of the sneaker. Leaves out sneakers without
     * such a price. Does not use the search index. Costs one statement.
     */
    public static Map<Long, List<PriceSummary.Source>> summarized(
            Collection<Long> sneakers, CurrencyCode currency, List<ItemCondition> conditions) {
        return current(sneakers, currency, PriceSummary.KINDS, conditions).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        prices -> prices.getValue().stream()
                                .map(price -> new PriceSummary.Source(
                                        price.id,
                                        price.kind,
                                        price.condition,
                                        price.sizeOrNull(),
                                        price.exactAmount(),
                                        price.observedAt))
                                .toList()));
    }

    private static Map<Long, List<Price>> current(
            Collection<Long> sneakers, CurrencyCode currency, List<PriceKind> kinds, List<ItemCondition> conditions) {
        return sneakers.isEmpty()
                ? Map.of()
                : Panache.getSession()
                        .createSelectionQuery(
                                "from Price where sneakerId in :sneakers and currency = :currency and kind in :kinds "
                                        + "and condition in :conditions and current = true",
                                Price.class)
                        .setParameterList("sneakers", sneakers)
                        .setParameter("currency", currency.toString())
                        .setParameterList("kinds", kinds)
                        .setParameterList("conditions", conditions)
                        .getResultList()
                        .stream()
                        .collect(Collectors.groupingBy(price -> price.sneakerId));
    }

    private static Optional<Price> matched(
            List<Price> prices, PriceCondition condition, BiPredicate<Price, @Nullable ShoeSize> isAtSize) {
        // Null stands for any size.
        List<@Nullable ShoeSize> sizes =
                condition.sizes().isEmpty() ? Collections.singletonList(null) : condition.sizes();
        return (condition.isOfShownKind() ? shown(prices, sizes, isAtSize) : prices.stream())
                .filter(price -> isInRange(price, condition))
                .filter(price -> sizes.stream().anyMatch(size -> isAtSize.test(price, size)))
                .min(PriceCondition.LOWEST_FIRST);
    }

    /**
     * Returns, for each condition, the prices of the kind that a sneaker shows. Of sales, returns only the last one at
     * each of the sizes.
     */
    private static Stream<Price> shown(
            List<Price> prices, List<@Nullable ShoeSize> sizes, BiPredicate<Price, @Nullable ShoeSize> isAtSize) {
        return Stream.of(ItemCondition.values()).flatMap(condition -> {
            List<Price> same = prices.stream()
                    .filter(price -> price.condition == condition)
                    .toList();
            PriceKind shown = ShownKinds.first(kind -> same.stream().anyMatch(price -> price.kind == kind))
                    .orElse(null);
            List<Price> ofKind =
                    same.stream().filter(price -> price.kind == shown).toList();
            return shown != PriceKind.SALE
                    ? ofKind.stream()
                    : sizes.stream()
                            .flatMap(size -> ofKind.stream()
                                    .filter(sale -> isAtSize.test(sale, size))
                                    .min(PriceCondition.NEWEST_FIRST)
                                    .stream());
        });
    }

    private static boolean isInRange(Price price, PriceCondition condition) {
        return (condition.min() == null || price.amount.compareTo(condition.min()) >= 0)
                && (condition.max() == null || price.amount.compareTo(condition.max()) <= 0);
    }
}
