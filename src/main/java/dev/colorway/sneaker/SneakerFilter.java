// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.Audience;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.StyleCode;
import dev.colorway.content.Tags;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.Percent;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceRange;
import dev.colorway.query.Names;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.TextQuery;
import dev.colorway.search.Words;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.IndexedMarket;
import dev.colorway.sneaker.index.MatchedPriceOrder;
import dev.colorway.sneaker.index.SneakerDocuments;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Selects sneakers, their order and the price of each. Each component is a query parameter. {@link SneakerConditions}
 * contains the conditions.
 */
public record SneakerFilter(
        @RestQuery
        @Size(max = 200)
        @Parameter(
                description = "Only sneakers with all of these words, in any order, in their name, colorway, style "
                        + "code, silhouette, line, brand, collaborators, designers or technologies. Case, accents, "
                        + "trade marks and punctuation do not matter, and every script is read in Latin letters: "
                        + "`ゲル` is `geru`. The last word can be incomplete. A word of three to five "
                        + "letters can have one typing error, a longer word two.",
                example = "kiko asics")
        @Nullable
        String q,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers by any of these collaborators: slugs or names in any case, repeated or "
                        + "separated by commas.",
                example = "JJJJound")
        List<@Size(max = 200) String> collaborator,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers of any of these collaborations: slugs or names.",
                example = "jjjjound-x-asics")
        List<@Size(max = 200) String> collaboration,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers whose colorway or silhouette any of these designers designed or "
                        + "relaunched: slugs or names. A designer who only gave the name does not match.",
                example = "hidenori-yamashita")
        List<@Size(max = 200) String> designer,

        @RestQuery
        @Size(max = 50)
        @Parameter(description = "Only sneakers of any of these brands: slugs or names.", example = "ASICS")
        List<@Size(max = 200) String> brand,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers of any of these silhouettes: slugs or names. A sneaker without a "
                        + "silhouette never matches.",
                example = "gel-kayano-14")
        List<@Size(max = 200) String> silhouette,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with any of these technologies, their own or those of their silhouette: "
                        + "names in any spelling.",
                example = "GORE-TEX")
        List<@Size(max = 200) String> technology,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with any of these tags; case, accents and punctuation do not matter.",
                example = "retro-running")
        List<@Size(max = Tags.MAX_LENGTH) String> tag,

        @RestQuery
        @Parameter(
                description = "`true`: only general releases. `false`: only collaborations. Default: both.",
                example = "false")
        @Nullable
        Boolean general,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with any of these style codes; separators and case do not matter.",
                example = "[\"1201A457-101\"]")
        List<@Size(max = 40) String> styleCode,

        @RestQuery
        @Size(max = 100)
        @Parameter(
                description =
                        "Only these sneakers: slugs, former slugs or style codes, repeated or separated by commas. "
                                + "The response lists in `missing` the values that no sneaker has.",
                example = "jjjjound-gel-kayano-14-silver-black")
        List<@Size(max = 120) String> slug,

        @RestQuery
        @ValuesOf(Gtin.class)
        @Size(max = 100)
        @Parameter(
                description = "Only sneakers with any of these GTINs: EAN-8, UPC-A, EAN-13 or GTIN-14.",
                example = "[\"4006381333931\"]",
                schema = @Schema(type = SchemaType.ARRAY, implementation = Gtin.class))
        List<@Size(max = 30) String> gtin,

        @RestQuery
        @Size(max = 100)
        @Parameter(
                description = "Only sneakers with any of these identifiers of other sources: the scheme and the value, "
                        + "with a colon between them.",
                example = "example-shop:12345")
        List<@Size(max = 141) @Pattern(regexp = Identifier.TEXT_FORM, message = Identifier.TEXT_MESSAGE) String>
                identifier,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(
                description = "Only sneakers with a price of at least this amount in `currency`, of these `kind`s "
                        + "and at these `size`s.",
                example = "250")
        @Nullable
        BigDecimal minPrice,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(
                description = "Only sneakers with a price of at most this amount in `currency`, of these `kind`s and "
                        + "at these `size`s.",
                example = "320")
        @Nullable
        BigDecimal maxPrice,

        @RestQuery
        @Parameter(
                description = "Only sneakers whose price is at least this many percent above retail: the lowest ask, "
                        + "the highest bid or the last sale, at any size, in `currency`, of the `kind` and "
                        + "`condition`, of which there must be one at most. A negative number is below retail.",
                example = "50")
        @Nullable
        Percent minPremium,

        @RestQuery
        @Parameter(
                description = "Only sneakers whose price is at most this many percent above retail, as `minPremium`.",
                example = "500")
        @Nullable
        Percent maxPremium,

        @RestQuery
        @Parameter(
                description = "The currency of the prices (ISO 4217). Default: the currency of the catalog, SGD unless "
                        + "configured otherwise. Sneakers without a price in this currency are listed, too, without a "
                        + "price, unless you set a price range or a size.",
                example = "SGD")
        CurrencyCode currency,

        @RestQuery
        @ValuesOf(ShoeSize.class)
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with a price at any of these sizes. A size without a width finds every "
                        + "width. A retail price without a size applies to every size. Default: any size.",
                example = "US9",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ShoeSize.class))
        List<String> size,

        @RestQuery
        @ValuesOf(PriceKind.class)
        @Parameter(
                description =
                        "The kinds of the prices; the lowest price of these kinds is shown. It excludes sneakers only "
                                + "together with a price range or a size. Default: each sneaker shows its first kind "
                                + "of these: its lowest `ASK`, else its last `SALE`, else its lowest `RETAIL`, "
                                + "unless configured otherwise.",
                example = "ASK",
                schema = @Schema(type = SchemaType.ARRAY, implementation = PriceKind.class))
        List<String> kind,

        @RestQuery
        @ValuesOf(ItemCondition.class)
        @Parameter(
                description = "The conditions of the shoes. Like `kind`, it excludes sneakers only "
                        + "together with a price range or a size. Default: `NEW`.",
                example = "NEW",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ItemCondition.class))
        List<String> condition,

        @RestQuery
        @Parameter(
                description = "Only sneakers released on this date or later. A release date that is a year or a month "
                        + "matches if any day of it is in the range. A sneaker without a date never matches.",
                example = "2022")
        @Nullable
        CalendarDate releasedFrom,

        @RestQuery
        @Parameter(
                description =
                        "Only sneakers released on this date or earlier. A year or a month includes its last day.",
                example = "2022-12")
        @Nullable
        CalendarDate releasedTo,

        @RestQuery
        @ValuesOf(Audience.class)
        @Parameter(
                description = "Only sneakers for any of these people. A sneaker whose audience is not known never "
                        + "matches.",
                example = "WOMEN",
                schema = @Schema(type = SchemaType.ARRAY, implementation = Audience.class))
        List<String> audience,

        @RestQuery
        @ValuesOf(SneakerStatus.class)
        @Parameter(
                description = "Only sneakers with any of these statuses. A sneaker whose status is not known never "
                        + "matches. Without this parameter, no sneaker is hidden.",
                example = "AVAILABLE",
                schema = @Schema(type = SchemaType.ARRAY, implementation = SneakerStatus.class))
        List<String> status,

        @RestQuery
        @ValuesOf(BaseColor.class)
        @Parameter(
                description = "Only sneakers with any of these base colours in their `colors`. A sneaker whose colours "
                        + "are not known never matches.",
                example = "SILVER",
                schema = @Schema(type = SchemaType.ARRAY, implementation = BaseColor.class))
        List<String> color,

        @RestQuery
        @Parameter(
                description = "The order; a leading `-` means descending. Default of `/sneakers`: `relevance` with "
                        + "`q`, `name` without it; of drops: `lastReleaseDay`; of feeds: `-updatedAt`. `relevance` "
                        + "puts the best match first and needs `q`. `releaseDate` compares the first day that a "
                        + "release date can mean, `lastReleaseDay` the last. Sneakers without the price or date come "
                        + "last in both directions. `premium` and `change7d` are numbers of the market, as "
                        + "`include=market` shows them: they need one `kind` at most and one `condition`.",
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
        String sort) {

    private static final String RELEVANCE = "relevance";

    /** Normalizes the parameters, so that equal requests are equal. Refuses wrong ones, all at once. */
    public SneakerFilter {
        q = q == null ? null : String.join(" ", Words.telling(q));
        List<Fault> faults = new ArrayList<>(TextQuery.faults("q", q));
        sort = sort != null ? sort : q != null ? RELEVANCE : "name";
        if (q == null && sort.equals(RELEVANCE)) {
            faults.add(Fault.ofParameter("sort", "can be relevance only if q is set"));
        }
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key, faults);
        collaboration = ParameterValues.of("collaboration", collaboration, Names::key, faults);
        designer = ParameterValues.of("designer", designer, Names::key, faults);
        brand = ParameterValues.of("brand", brand, Names::key, faults);
        silhouette = ParameterValues.of("silhouette", silhouette, Names::key, faults);
        technology = ParameterValues.of("technology", technology, Names::slug, faults);
        tag = ParameterValues.of("tag", tag, Tags::key, faults);
        styleCode = ParameterValues.of("styleCode", styleCode, StyleCode::key, faults);
        audience = ParameterValues.of("audience", audience, UnaryOperator.identity());
        status = ParameterValues.of("status", status, UnaryOperator.identity());
        color = ParameterValues.of("color", color, UnaryOperator.identity());
        slug = ParameterValues.of("slug", slug, Names::key, faults);
        gtin = ParameterValues.of("gtin", gtin, value -> Gtin.fromString(value).key(), faults);
        identifier = ParameterValues.of("identifier", identifier, Identifier::canonical, faults);
        size = ParameterValues.of(size, ShoeSize::fromString);
        kind = ParameterValues.of(kind, PriceKind::valueOf);
        condition = PriceCondition.orNew(ParameterValues.of(condition, ItemCondition::valueOf));
        currency = CatalogCurrency.orDefault(currency);
        faults.addAll(PriceRange.faults(minPrice, maxPrice, currency));
        faults.addAll(CalendarDate.rangeFaults("releasedFrom", releasedFrom, "releasedTo", releasedTo));
        faults.addAll(SneakerMarkets.rangeFaults(minPremium, maxPremium));
        if (minPremium != null || maxPremium != null || SneakerMarkets.isNumber(sort)) {
            faults.addAll(SneakerMarkets.severalFaults(kind, condition));
        }
        ProblemException.refuse(faults);
        minPrice = minPrice == null ? null : currency.scaled(minPrice);
        maxPrice = maxPrice == null ? null : currency.scaled(maxPrice);
        releasedFrom = CalendarDate.firstDay(releasedFrom);
        releasedTo = CalendarDate.lastDay(releasedTo);
    }

    /**
     * Returns the same selection with another default order.
     *
     * @param other one of the values of the parameter {@code sort}
     * @param request keeps its own order if it names one
     */
    public SneakerFilter sortedByDefault(String other, UriInfo request) {
        return request.getQueryParameters().containsKey("sort") ? this : with(releasedFrom, releasedTo, other);
    }

    /**
     * Returns the sneakers of this selection that are released between two dates.
     *
     * @param from the first date; null for no limit
     * @param to the last date; null for no limit
     */
    public SneakerFilter releasedBetween(@Nullable CalendarDate from, @Nullable CalendarDate to) {
        return with(
                from == null || (releasedFrom != null && releasedFrom.first().isAfter(from.first()))
                        ? releasedFrom
                        : from,
                to == null || (releasedTo != null && releasedTo.last().isBefore(to.last())) ? releasedTo : to,
                sort);
    }

    private SneakerFilter with(@Nullable CalendarDate from, @Nullable CalendarDate to, String order) {
        return new SneakerFilter(
                q,
                collaborator,
                collaboration,
                designer,
                brand,
                silhouette,
                technology,
                tag,
                general,
                styleCode,
                slug,
                gtin,
                identifier,
                minPrice,
                maxPrice,
                minPremium,
                maxPremium,
                currency,
                size,
                kind,
                condition,
                from,
                to,
                audience,
                status,
                color,
                order);
    }

    /** Returns the price condition of the request. */
    PriceCondition price() {
        return new PriceSelection(currency, size, kind, condition).price().between(minPrice, maxPrice);
    }

    /** Returns the words to search for; empty without {@code q}. */
    List<String> words() {
        return Words.of(q);
    }

    IndexOrder order() {
        boolean descending = sort.startsWith("-");
        return switch (descending ? sort.substring(1) : sort) {
            case RELEVANCE -> IndexOrder.byScore();
            case "name" -> IndexOrder.byName(descending);
            case "releaseDate" -> IndexOrder.byDate(SneakerDocuments.RELEASED_FIRST, descending);
            case "lastReleaseDay" -> IndexOrder.byDate(SneakerDocuments.RELEASED_LAST, descending);
            case "createdAt" -> IndexOrder.byInstant(SneakerDocuments.CREATED_AT, descending);
            case "updatedAt" -> IndexOrder.byInstant(SneakerDocuments.UPDATED_AT, descending);
            // The amount of each sneaker's matched price.
            case "price" ->
                IndexOrder.byAmount(
                        new MatchedPriceOrder(price(), IndexOrder.missing(descending)),
                        descending,
                        AskedPrices.of(price())::amount,
                        AskedPrices.of(price())::units);
            case "premium", "change24h", "change7d", "change30d" ->
                IndexedMarket.order(descending ? sort.substring(1) : sort, IndexedMarket.prices(price()), descending);
            default -> throw new IllegalArgumentException("no sort '" + sort + "'");
        };
    }
}
