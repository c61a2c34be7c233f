// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceFilter;
import dev.colorway.price.PriceKind;
import dev.colorway.price.TimeBound;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Selects the observations of a chart, and its buckets. */
public record HistoryFilter(
        @RestQuery
        @ValuesOf(ShoeSize.class)
        @Size(max = 50)
        @Parameter(
                description = PriceFilter.SIZES,
                example = "US9",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ShoeSize.class))
        List<String> size,

        @RestQuery @Parameter(description = CatalogCurrency.PARAMETER, example = "SGD")
        CurrencyCode currency,

        @RestQuery
        @Parameter(
                description = "The kind of the prices. Default: the first kind of which the sneaker has a current "
                        + "price in the currency and condition: `ASK`, else `SALE`, else `RETAIL`, unless configured "
                        + "otherwise.",
                example = "ASK")
        @Nullable
        PriceKind kind,

        @RestQuery
        @ValuesOf(ItemCondition.class)
        @Parameter(
                description = "The conditions of the shoes. Default: `NEW`.",
                example = "NEW",
                schema = @Schema(type = SchemaType.ARRAY, implementation = ItemCondition.class))
        List<String> condition,

        @RestQuery
        @Size(max = 200)
        @Parameter(description = PriceFilter.SOURCE, example = PriceFilter.SOURCE_EXAMPLE)
        @Nullable
        String source,

        @RestQuery
        @Parameter(
                description = "Only observations at this time or later: an instant, or a date in `timeZone`. Default: "
                        + "the last " + HistoryFilter.MOST_BUCKETS + " intervals up to `to`.",
                example = "2026-01-01")
        @Nullable
        TimeBound from,

        @RestQuery
        @Parameter(
                description = "Only observations at this time or earlier: an instant, or a date in `timeZone`, which "
                        + "counts to its end. Default: the last observation.",
                example = "2026-12-31")
        @Nullable
        TimeBound to,

        @RestQuery
        @DefaultValue("day")
        @Parameter(
                description = "The length of a bucket: a day, a week that begins on Monday (ISO 8601), or a month.",
                example = "week",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"day", "week", "month"}))
        String interval,

        @RestQuery
        @Parameter(
                description = "The time zone in which days begin: a name of the IANA database. Default: `UTC`.",
                example = "Asia/Singapore")
        TimeZoneName timeZone,

        @RestQuery
        @DefaultValue("rows")
        @Parameter(
                description = "`rows`: the buckets one by one. `columns`: for each field, its values in all buckets.",
                example = "columns",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"rows", "columns"}))
        String layout) {

    /** The most intervals that a request can span. */
    static final int MOST_BUCKETS = 2000;

    /** Normalizes the values, so that queries with the same meaning are equal. Refuses an invalid range. */
    public HistoryFilter {
        size = ParameterValues.of(size, ShoeSize::fromString);
        condition = PriceCondition.orNew(ParameterValues.of(condition, ItemCondition::valueOf));
        currency = CatalogCurrency.orDefault(currency);
        source = PriceFilter.canonicalSource(source);
        timeZone = TimeZoneName.orUtc(timeZone);
        from = from == null ? null : from.in(timeZone.zone());
        to = to == null ? null : to.in(timeZone.zone());
        ProblemException.refuse(TimeBound.rangeFaults("from", from, "to", to));
        from = from == null ? null : from.begin();
        to = to == null ? null : to.end();
    }
}
