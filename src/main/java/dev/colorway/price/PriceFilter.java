// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.body.PlainText;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import dev.colorway.query.KeyType;
import dev.colorway.query.Order;
import dev.colorway.query.SortKey;
import dev.colorway.query.Where;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.Equivalents;
import dev.colorway.size.KnownSizes;
import dev.colorway.size.ShoeSize;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Filters and sort order for lists of prices. */
public record PriceFilter(
        @RestQuery
        @ValuesOf(ShoeSize.class)
        @Size(max = 50)
        @Parameter(
                description = PriceFilter.SIZES,
                example = "US9",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ShoeSize.class))
        List<String> size,

        @RestQuery
        @Parameter(
                description = "Only prices in this currency. Default: any currency. With a range or `sort=amount`, the "
                        + "default is the catalog's currency (SGD unless configured otherwise), because amounts "
                        + "compare within one currency only.",
                example = "SGD")
        @Nullable
        CurrencyCode currency,

        @RestQuery
        @ValuesOf(PriceKind.class)
        @Parameter(
                description = "Only prices of any of these kinds. Default: any kind.",
                example = "ASK",
                schema = @Schema(type = SchemaType.ARRAY, implementation = PriceKind.class))
        List<String> kind,

        @RestQuery
        @ValuesOf(ItemCondition.class)
        @Parameter(
                description = "Only prices of shoes in any of these conditions. Default: any condition.",
                example = "NEW",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ItemCondition.class))
        List<String> condition,

        @RestQuery
        @ValuesOf(CountryCode.class)
        @Size(max = 50)
        @Parameter(
                description = "Only prices in any of these markets: countries (ISO 3166-1 alpha-2). Default: any "
                        + "market, known or not.",
                example = "SG",
                schema = @Schema(type = SchemaType.ARRAY, implementation = CountryCode.class))
        List<String> market,

        @RestQuery
        @Size(max = 200)
        @Parameter(description = PriceFilter.SOURCE, example = PriceFilter.SOURCE_EXAMPLE)
        @Nullable
        String source,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(description = "Only prices of at least this amount in `currency`.", example = "250")
        @Nullable
        BigDecimal minPrice,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(description = "Only prices of at most this amount in `currency`.", example = "1500")
        @Nullable
        BigDecimal maxPrice,

        @RestQuery
        @Parameter(
                description = "Only prices observed at this time or later: an instant, or a date in UTC.",
                example = "2026-11-23")
        @Nullable
        TimeBound observedFrom,

        @RestQuery
        @Parameter(
                description = "Only prices observed at this time or earlier: an instant, or a date in UTC. A date "
                        + "counts to its end.",
                example = "2026-11-23T00:00:00Z")
        @Nullable
        TimeBound observedTo,

        @RestQuery
        @DefaultValue("true")
        @Parameter(
                description = "`true`: only current prices. A price is current if it is the newest of its sneaker, "
                        + "size, currency, kind, source, condition and market. `false`: the whole history.",
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

    /** The description of a parameter for sizes. */
    public static final String SIZES =
            "Only prices at any of these sizes, or at a size that the brand's size charts call equivalent. A size "
                    + "without a width finds every width. A retail price without a size applies to every size. "
                    + "Default: any size.";

    /** The description of a parameter for the source. */
    public static final String SOURCE =
            "Only prices from this source, written exactly as in the prices. It is one value: a comma is part of it. "
                    + "Default: any source.";

    public static final String SOURCE_EXAMPLE =
            "straatosphere.com, How the GEL-Kayano 14 became Asics' flashiest sneaker";

    private static final SortKey BY_AMOUNT = new SortKey("amount", "p.amount", KeyType.AMOUNT, false);

    /** Normalizes the values, so that queries with the same meaning are equal. Refuses invalid ranges. */
    public PriceFilter {
        size = ParameterValues.of(size, ShoeSize::fromString);
        kind = ParameterValues.of(kind, PriceKind::valueOf);
        condition = ParameterValues.of(condition, ItemCondition::valueOf);
        market = ParameterValues.of(market, CountryCode::fromString);
        source = canonicalSource(source);
        if (minPrice != null || maxPrice != null || sort.endsWith(BY_AMOUNT.wireName())) {
            currency = CatalogCurrency.orDefault(currency);
        }
        ProblemException.refuse(
                currency == null ? List.of() : PriceRange.faults(minPrice, maxPrice, currency),
                TimeBound.rangeFaults(observedFrom, observedTo));
        minPrice = currency == null || minPrice == null ? null : currency.scaled(minPrice);
        maxPrice = currency == null || maxPrice == null ? null : currency.scaled(maxPrice);
        observedFrom = observedFrom == null ? null : observedFrom.begin();
        observedTo = observedTo == null ? null : observedTo.end();
    }

    /** Returns a source as prices store it, see {@link PlainText#trim}. */
    public static @Nullable String canonicalSource(@Nullable String given) {
        return given == null ? null : PlainText.trim(given);
    }

    Order order() {
        return Order.of(sort, List.of(BY_AMOUNT, new SortKey("observedAt", "p.observedAt", KeyType.INSTANT, false)));
    }

    /**
     * Returns the conditions. If sizes are set, loads their equivalent sizes with one or two statements.
     *
     * @throws ProblemException if the catalog does not know one of the sizes
     */
    Where where() {
        return atSize().and("p.currency = :currency", "currency", currency == null ? null : currency.toString())
                .and(
                        "p.kind in :kind",
                        "kind",
                        kind.stream().map(PriceKind::valueOf).toList())
                .and(
                        "p.condition in :condition",
                        "condition",
                        condition.stream().map(ItemCondition::valueOf).toList())
                .and("p.market in :market", "market", market)
                .and("p.source = :source", "source", source)
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
     * Matches prices at the sizes and at their equivalents of any brand, so that the database can use its index. For a
     * price at an equivalent size, also checks the charts of the sneaker's own brand.
     */
    private Where atSize() {
        if (size.isEmpty()) {
            return new Where();
        }
        List<ShoeSize> sizes = size.stream().map(ShoeSize::fromString).toList();
        Set<ShoeSize> same = KnownSizes.check(sizes);
        Where where = new Where().and("p.size in :sizes", "sizes", found(same));
        return same.size() == sizes.size()
                ? where
                : where.and("p.size in :exactly or " + Equivalents.matchesOfBrand("p.sneakerId"))
                        .bind("exactly", found(sizes))
                        .bind("size", size)
                        .bind(
                                "sizeWithoutWidth",
                                sizes.stream()
                                        .map(own -> own.withoutWidth().text())
                                        .distinct()
                                        .toList());
    }

    /** Returns the stored texts of the sizes that a request for these sizes finds, and {@link Price#EVERY_SIZE}. */
    private static List<String> found(Collection<ShoeSize> sizes) {
        return Stream.concat(
                        Stream.of(Price.EVERY_SIZE),
                        sizes.stream().flatMap(ShoeSize::found).map(ShoeSize::text))
                .distinct()
                .toList();
    }
}
