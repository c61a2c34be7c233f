// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.price.MatchedPrices;
import dev.colorway.price.Price;
import dev.colorway.price.PriceKind;
import dev.colorway.query.Listing;
import dev.colorway.query.Where;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rows.Export;
import dev.colorway.size.ShoeSize;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table of sneakers in addition to the draft. They cannot be written with a sneaker: the names belong
 * to the collaboration, and prices have rows of their own.
 *
 * @param collaborators the names of the collaborators in billing order, with an x between them; null for a general
 *     release
 * @param size the size of the price; null without a price, and for a retail price that applies to every size
 * @param price the amount of the price that the list shows, in major units; null without a price
 * @param currency the currency of that price; null without a price
 * @param priceKind the kind of that price; null without a price
 */
record SneakerColumns(
        @Nullable String collaborators,
        @Nullable ShoeSize size,
        @Nullable BigDecimal price,
        @Nullable CurrencyCode currency,
        @Nullable PriceKind priceKind) {

    /** The first columns of a table of sneakers: the most useful ones for a person. */
    static final List<String> FIRST = List.of(
            "name",
            "brand",
            "collaborators",
            "styleCode",
            "size",
            "price",
            "currency",
            "priceKind",
            "releaseDate",
            "colorway",
            "audience",
            "status");

    private static final String BETWEEN_NAMES = " x ";

    /** The slug of the brand of a sneaker, and the name of one collaborator. The name is null if there is none. */
    private record Named(
            Long sneaker, String brand, @Nullable String collaborator) {}

    /**
     * Adds the drafts of sneakers to a table, with these columns. Each draft has the brand, even if it is the brand of
     * the silhouette. Uses at most two statements.
     *
     * @param prices the id of the matched price of each sneaker, by the id of the sneaker; null if no price matches
     */
    static void export(List<Sneaker> sneakers, Map<Long, @Nullable Long> prices, SneakerType type, Export.Target target)
            throws IOException {
        Map<Long, String> brands = new HashMap<>();
        Map<Long, String> collaborators = new HashMap<>();
        readNames(prices.keySet(), brands, collaborators);
        Map<Long, Price> matched = MatchedPrices.of(
                prices.values().stream().filter(Objects::nonNull).toList());
        for (Sneaker sneaker : sneakers) {
            target.add(
                    type.toDraft(sneaker)
                            .withBrand(new EntryReference(
                                    Objects.requireNonNull(brands.get(sneaker.id), "Every sneaker has a brand"))),
                    of(collaborators.get(sneaker.id), matched.get(sneaker.id)));
        }
    }

    private static void readNames(Collection<Long> ids, Map<Long, String> brands, Map<Long, String> collaborators)
            throws IOException {
        Listing.each(
                "select s.id, b.slug, c.name from Sneaker s" + SneakerIdentity.JOIN_BRAND
                        + "left join s.collaboration k left join k.collaborators c "
                        + "where s.id in :ids order by s.id, index(c)",
                Named.class,
                new Where().bind("ids", List.copyOf(ids)),
                row -> {
                    brands.put(row.sneaker, row.brand);
                    if (row.collaborator != null) {
                        collaborators.merge(row.sneaker, row.collaborator, (all, next) -> all + BETWEEN_NAMES + next);
                    }
                });
    }

    private static SneakerColumns of(@Nullable String collaborators, @Nullable Price price) {
        return price == null
                ? new SneakerColumns(collaborators, null, null, null, null)
                : new SneakerColumns(
                        collaborators,
                        price.sizeOrNull(),
                        price.exactAmount(),
                        CurrencyCode.fromString(price.currency),
                        price.kind);
    }
}
