// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.StyleCode;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.CurrencyCode;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceRange;
import dev.colorway.query.Names;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.TextQuery;
import dev.colorway.search.Words;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.index.IndexedPrices;
import dev.colorway.sneaker.index.MatchedPriceOrder;
import dev.colorway.sneaker.index.SneakerDocuments;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Selects sneakers, their order and the price of each. Each component is a query parameter. {@link SneakerConditions}
 * contains the conditions.
 */
public record SneakerFilter(
        @RestQuery
        @Size(max = 200)
        @Parameter(
                description = "Only sneakers with all of these words, in any order, in their name, colorway, style "
                        + "code, silhouette, line, brand, collaborators, designers or technologies. Case, accents and "
                        + "punctuation do not matter. The last word can be incomplete. A word of three to five "
                        + "letters can have one typing error, a longer word two.",
                example = "kiko asics")
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
                description = "Only sneakers with a silhouette that any of these designers designed or relaunched: "
                        + "slugs or names. A designer that only lent the name does not match.",
                example = "hidenori-yamashita")
        List<@Size(max = 200) String> designer,

        @RestQuery
        @Size(max = 50)
        @Parameter(description = "Only sneakers of any of these brands: slugs or names.", example = "ASICS")
        List<@Size(max = 200) String> brand,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers of any of these silhouettes: slugs or names.",
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
        @Parameter(
                description = "`true`: only general releases. `false`: only collaborations. Default: both.",
                example = "false")
        Boolean general,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with any of these style codes; separators and case do not matter.",
                example = "[\"1201A457-101\"]")
        List<@Size(max = 40) String> styleCode,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(
                description = "Only sneakers with a price of at least this amount in `currency`, of this `kind` and "
                        + "at this `size`.",
                example = "250")
        BigDecimal minPrice,

        @RestQuery
        @PositiveOrZero
        @DecimalMax(value = PriceRange.LIMIT, inclusive = false)
        @Parameter(
                description = "Only sneakers with a price of at most this amount in `currency`, of this `kind` and at "
                        + "this `size`.",
                example = "320")
        BigDecimal maxPrice,

        @RestQuery
        @Parameter(
                description = "The currency of the prices (ISO 4217). Default: the currency of the catalog, SGD unless "
                        + "configured otherwise. Sneakers without a price in this currency are listed, too, without a "
                        + "price, unless you set a price range or a size.",
                example = "SGD")
        CurrencyCode currency,

        @RestQuery
        @Parameter(
                description = "Only sneakers with a price at this size. A retail price without a size applies to every "
                        + "size. Default: any size.",
                example = "US9")
        ShoeSize size,

        @RestQuery
        @DefaultValue("ASK")
        @Parameter(
                description = "The kind of the prices. It selects the price that is shown. It excludes sneakers only "
                        + "together with a price range or a size.",
                example = "ASK")
        PriceKind kind,

        @RestQuery
        @Parameter(
                description = "Only sneakers released on this date or later. A release date that is a year or a month "
                        + "matches if any day of it is in the range. A sneaker without a date never matches.",
                example = "2022")
        CalendarDate releasedFrom,

        @RestQuery
        @Parameter(
                description =
                        "Only sneakers released on this date or earlier. A year or a month includes its last day.",
                example = "2022-12")
        CalendarDate releasedTo,

        @RestQuery
        @Parameter(
                description = "The order; a leading `-` means descending. Default: `relevance` with `q`, `name` "
                        + "without it. `relevance` puts the best match first and needs `q`. Sneakers without the "
                        + "price or date come last in both directions.",
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
                                    "releaseDate",
                                    "-releaseDate"
                                }))
        String sort) {

    private static final String RELEVANCE = "relevance";

    /** Normalizes the parameters, so that equal requests are equal, and refuses impossible ranges. */
    public SneakerFilter {
        q = q == null ? null : String.join(" ", Words.telling(q));
        TextQuery.refuseUnlessSearchable("q", q);
        sort = sort != null ? sort : q != null ? RELEVANCE : "name";
        if (q == null && sort.equals(RELEVANCE)) {
            throw ProblemException.ofParameter("sort", "can be relevance only if q is set");
        }
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key);
        collaboration = ParameterValues.of("collaboration", collaboration, Names::key);
        designer = ParameterValues.of("designer", designer, Names::key);
        brand = ParameterValues.of("brand", brand, Names::key);
        silhouette = ParameterValues.of("silhouette", silhouette, Names::key);
        technology = ParameterValues.of("technology", technology, Names::slug);
        styleCode = ParameterValues.of("styleCode", styleCode, StyleCode::key);
        currency = CatalogCurrency.orDefault(currency);
        ProblemException.refuse(
                PriceRange.faults(minPrice, maxPrice, currency),
                CalendarDate.rangeFaults("releasedFrom", releasedFrom, "releasedTo", releasedTo));
        minPrice = minPrice == null ? null : currency.scaled(minPrice);
        maxPrice = maxPrice == null ? null : currency.scaled(maxPrice);
        releasedFrom = CalendarDate.firstDay(releasedFrom);
        releasedTo = CalendarDate.lastDay(releasedTo);
    }

    /** Returns the price condition of the request. */
    PriceCondition price() {
        return new PriceCondition(currency, kind, size, minPrice, maxPrice);
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
            // The amount of each sneaker's matched price.
            case "price" ->
                IndexOrder.byAmount(
                        new MatchedPriceOrder(price(), IndexOrder.missing(descending)),
                        descending,
                        IndexedPrices.of(price())::amount,
                        IndexedPrices.of(price())::units);
            default -> throw new IllegalArgumentException("no sort '" + sort + "'");
        };
    }
}
