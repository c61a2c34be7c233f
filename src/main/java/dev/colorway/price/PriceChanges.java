// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.Collaborators;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import dev.colorway.revision.WrittenPrices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The changes of a batch of prices, in order. They are recorded together, for subscribers. */
final class PriceChanges {

    /** A change with the values that the observation has at that point of the batch. */
    private record Pending(
            Price price,
            CatalogChange.Kind change,
            BigDecimal amount,
            @Nullable BigDecimal previousAmount,
            @Nullable String offerUrl,
            boolean current) {

        CatalogChange toCatalogChange(SneakerIdentity sneaker, Set<String> collaborators) {
            CatalogChange recorded =
                    new CatalogChange(PriceListing.RESOURCE, change, sneaker.slug(), sneaker.name(), collaborators);
            recorded.priceId = price.id;
            recorded.amount = amount;
            recorded.previousAmount = previousAmount;
            recorded.currency = price.currency;
            recorded.kind = price.kind.name();
            recorded.size = price.size;
            recorded.source = price.source;
            recorded.condition = price.condition.name();
            recorded.market = price.market;
            recorded.reference = price.reference;
            recorded.offerUrl = offerUrl;
            recorded.observedAt = price.observedAt;
            recorded.current = current;
            return recorded;
        }

        /**
         * Returns the lists that the change can affect in addition to the lists that show the sneaker. These are lists
         * that filter or sort by price. A price that is not current affects none of them, unless it is deleted. A new
         * amount of a series affects the lists whose range contains the old or the new amount. A deleted price, the
         * first price of a series and a current sale can affect all lists that filter or sort by price. Sales differ,
         * because a sneaker shows its last sale of all series.
         */
        WrittenPrices toWrittenPrices() {
            if (change != CatalogChange.Kind.DELETED && !current) {
                return WrittenPrices.ofHistory(price.sneakerId);
            }
            BigDecimal before =
                    change == CatalogChange.Kind.CHANGED && previousAmount == null ? amount : previousAmount;
            return price.kind == PriceKind.SALE || change == CatalogChange.Kind.DELETED || before == null
                    ? WrittenPrices.open(price.sneakerId)
                    : WrittenPrices.ofAmounts(price.sneakerId, price.currency, before, amount);
        }
    }

    private final List<Pending> pending = new ArrayList<>();

    /**
     * Adds a change, with the present values of the price.
     *
     * @param previousAmount for a corrected price, its amount before the correction; null if the amount is the same.
     *     For a price that becomes current, the amount of the former current price of its series; null if there was
     *     none. Null for a new price that is not current, and for a deleted price
     */
    void add(CatalogChange.Kind change, Price price, @Nullable BigDecimal previousAmount) {
        pending.add(new Pending(price, change, price.amount, previousAmount, price.offerUrl, price.isCurrent()));
    }

    /**
     * Records the changes. The sneakers must include the sneakers of all changed prices. The prices must have their
     * ids.
     */
    void record(Collection<SneakerIdentity> sneakers, Write write) {
        Map<Long, SneakerIdentity> sneakerById = sneakers.stream()
                .collect(Collectors.toMap(SneakerIdentity::id, Function.identity(), (same, again) -> same));
        Map<Long, Set<String>> collaborators =
                pending.isEmpty() ? Map.of() : Collaborators.ofSneakers(sneakerById.keySet());
        pending.forEach(change -> write.recordPrice(
                change.toCatalogChange(
                        Objects.requireNonNull(sneakerById.get(change.price.sneakerId), "The sneaker was found before"),
                        collaborators.getOrDefault(change.price.sneakerId, Set.of())),
                change.toWrittenPrices()));
    }

    /** Records the changes. The prices must have their ids. */
    void record(Write write) {
        Set<Long> sneakers =
                pending.stream().map(change -> change.price.sneakerId).collect(Collectors.toSet());
        if (!sneakers.isEmpty()) {
            record(SneakerIdentity.ofIds(sneakers), write);
        }
    }
}
