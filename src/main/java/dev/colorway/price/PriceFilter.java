// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.query.KeyType;
import dev.colorway.query.Order;
import dev.colorway.query.SortKey;
import dev.colorway.query.Where;
import dev.colorway.size.Equivalents;
import dev.colorway.size.KnownSizes;
import dev.colorway.size.ShoeSize;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Filters and sort order for lists of prices. */
public record PriceFilter(
        @RestQuery
        @Parameter(
                description = "Only prices at this size, or at a size that the brand's size charts call equivalent. A "
                        + "retail price without a size applies to every size. Default: any size.",
                example = "US9")
        ShoeSize size,

        @RestQuery
        @Parameter(
                description = "Only prices in this currency. Default: any currency. With a range or `sort=amount`, the "
                        + "default is the catalog's currency (SGD unless configured otherwise), because amounts "
                        + "compare within one currency only.",
                example = "SGD")
        CurrencyCode currency,

        @RestQuery @Parameter(description = "Only prices of this kind. Default: any kind.", example = "ASK")
        PriceKind kind,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(description = "Only prices of at least this amount in `currency`.", example = "250")
        BigDecimal minPrice,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(description = "Only prices of at most this amount in `currency`.", example = "1500")
        BigDecimal maxPrice,

        @RestQuery
        @Parameter(
                description = "Only prices observed at this time or later: an instant, or a date in UTC.",
                example = "2026-11-23")
        TimeBound observedFrom,

        @RestQuery
        @Parameter(
                description = "Only prices observed at this time or earlier: an instant, or a date in UTC. A date "
                        + "counts to its end.",
                example = "2026-11-23T00:00:00Z")
        TimeBound observedTo,

        @RestQuery
        @DefaultValue("true")
        @Parameter(
                description = "`true`: only current prices. A price is current if it is the newest of its sneaker, "
                        + "size, currency, kind and source. `false`: the whole history.",
                example = "true")
        Boolean current,

        @RestQuery
        @DefaultValue("-observedAt")
        @Parameter(
                description = "The sort order. Put `-` in front for descending.",
                example = "-observedAt",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"amount", "-amount", "observedAt", "-observedAt"}))
        String sort) {

    private static final SortKey BY_AMOUNT = new SortKey("amount", "p.amount", KeyType.AMOUNT, false);

    /** Normalizes the values, so that equal questions are equal. Refuses invalid ranges. */
    public PriceFilter {
        if (minPrice != null || maxPrice != null || sort.endsWith(BY_AMOUNT.wireName())) {
            currency = CatalogCurrency.orDefault(currency);
        }
        ProblemException.refuse(
                currency == null ? List.of() : PriceRange.faults(minPrice, maxPrice, currency),
                TimeBound.rangeFaults(observedFrom, observedTo));
        minPrice = minPrice == null ? null : currency.scaled(minPrice);
        maxPrice = maxPrice == null ? null : currency.scaled(maxPrice);
        observedFrom = observedFrom == null ? null : observedFrom.begin();
        observedTo = observedTo == null ? null : observedTo.end();
    }

    Order order() {
        return Order.of(sort, List.of(BY_AMOUNT, new SortKey("observedAt", "p.observedAt", KeyType.INSTANT, false)));
    }

    /**
     * Returns the conditions. If a size is set, loads its equivalent sizes with one or two statements.
     *
     * @throws ProblemException if the catalog does not know the size
     */
    Where where() {
        return atSize().and("p.currency = :currency", "currency", currency == null ? null : currency.toString())
                .and("p.kind = :kind", "kind", kind)
                .and("p.amount >= :minPrice", "minPrice", minPrice)
                .and("p.amount <= :maxPrice", "maxPrice", maxPrice)
                .and(
                        "p.observedAt >= :observedFrom",
                        "observedFrom",
                        observedFrom == null ? null : observedFrom.first())
                .and("p.observedAt <= :observedTo", "observedTo", observedTo == null ? null : observedTo.last())
                .and("p.current = :current", "current", current ? true : null);
    }

    /**
     * Matches prices at any size that a brand calls equivalent, so that the database can use its index. Checks the
     * charts of the sneaker's own brand only for prices at another size.
     */
    private Where atSize() {
        if (size == null) {
            return new Where();
        }
        Set<ShoeSize> same = KnownSizes.check(size);
        String exactly = "p.size in (:size, '" + Price.EVERY_SIZE + "')";
        return same.size() == 1
                ? new Where().and(exactly, "size", size.text())
                : new Where()
                        .and(
                                "p.size in :sizes",
                                "sizes",
                                Stream.concat(
                                                Stream.of(Price.EVERY_SIZE),
                                                same.stream().map(ShoeSize::text))
                                        .toList())
                        .and(exactly + " or " + Equivalents.matchesOfBrand("p.sneakerId"), "size", size.text());
    }
}
