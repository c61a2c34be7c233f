// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.price.PriceCondition;
import dev.colorway.search.IndexOrder;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.IndexedMarket;
import dev.colorway.sneaker.index.MatchedPriceOrder;
import dev.colorway.sneaker.index.SneakerDocuments;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The order of sneakers.
 *
 * @param sort the order, with a hyphen in front if it is descending; null for the default
 */
public record SneakerOrder(
        @RestQuery
        @Parameter(
                description = "The order; a leading `-` means descending. Default of `/sneakers`: `relevance` with "
                        + "`q`, `name` without it; of drops: `lastReleaseDay`; of feeds: `-updatedAt`. `relevance` "
                        + "puts the best match first and needs `q`. `releaseDate` compares the first day that a "
                        + "release date can mean, `lastReleaseDay` the last. Sneakers without the price, date or "
                        + "number come last in both directions. `premium` and the changes are numbers of the market, "
                        + "as `include=market` shows them: they need one `kind` at most and one `condition`.",
                example = "name",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {
                                    "relevance",
                                    "name",
                                    "-name",
                                    "price",
                                    "-price",
                                    "premium",
                                    "-premium",
                                    "change24h",
                                    "-change24h",
                                    "change7d",
                                    "-change7d",
                                    "change30d",
                                    "-change30d",
                                    "releaseDate",
                                    "-releaseDate",
                                    "lastReleaseDay",
                                    "-lastReleaseDay",
                                    "createdAt",
                                    "-createdAt",
                                    "updatedAt",
                                    "-updatedAt"
                                }))
        @Nullable
        String sort) {

    private static final String RELEVANCE = "relevance";

    /**
     * Returns this order. If the caller chose none, returns the order by relevance with {@code q}, or by name without
     * it.
     */
    SneakerOrder orDefault(@Nullable String q) {
        return sort != null ? this : new SneakerOrder(q != null ? RELEVANCE : "name");
    }

    boolean isByRelevance() {
        return RELEVANCE.equals(sort);
    }

    /** Returns whether this order compares a number of the market. */
    boolean isByMarket() {
        return sort != null && SneakerMarkets.isNumber(sort);
    }

    boolean isByPrice() {
        return "price".equals(sort) || "-price".equals(sort);
    }

    /** @param price the condition that the price of each sneaker satisfies */
    IndexOrder index(PriceCondition price) {
        String name = Objects.requireNonNull(sort, "SneakerFilter sets the default");
        boolean descending = name.startsWith("-");
        return switch (descending ? name.substring(1) : name) {
            case RELEVANCE -> IndexOrder.byScore();
            case "name" -> IndexOrder.byName(descending);
            case "releaseDate" -> IndexOrder.byDate(SneakerDocuments.RELEASED_FIRST, descending);
            case "lastReleaseDay" -> IndexOrder.byDate(SneakerDocuments.RELEASED_LAST, descending);
            case "createdAt" -> IndexOrder.byInstant(SneakerDocuments.CREATED_AT, descending);
            case "updatedAt" -> IndexOrder.byInstant(SneakerDocuments.UPDATED_AT, descending);
            // The amount of each sneaker's matched price.
            case "price" ->
                IndexOrder.byAmount(
                        new MatchedPriceOrder(price, IndexOrder.missing(descending)),
                        descending,
                        AskedPrices.of(price)::amount,
                        AskedPrices.of(price)::units);
            case "premium", "change24h", "change7d", "change30d" ->
                IndexedMarket.order(descending ? name.substring(1) : name, IndexedMarket.prices(price), descending);
            default -> throw new IllegalArgumentException("no sort '" + name + "'");
        };
    }
}
