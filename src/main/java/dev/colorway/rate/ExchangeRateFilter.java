// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import dev.colorway.query.KeyType;
import dev.colorway.query.Order;
import dev.colorway.query.SortKey;
import dev.colorway.query.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Selects exchange rates and their order. */
public record ExchangeRateFilter(
        @RestQuery
        @ValuesOf(CurrencyCode.class)
        @Size(max = 50)
        @Parameter(
                description = "Only rates whose `base` is any of these currencies. Default: any currency.",
                example = "EUR",
                schema = @Schema(type = SchemaType.ARRAY, implementation = CurrencyCode.class))
        List<String> base,

        @RestQuery
        @ValuesOf(CurrencyCode.class)
        @Size(max = 50)
        @Parameter(
                description = "Only rates whose `quote` is any of these currencies. Default: any currency.",
                example = "DEM",
                schema = @Schema(type = SchemaType.ARRAY, implementation = CurrencyCode.class))
        List<String> quote,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only rates from any of these sources: slugs. Default: any source.",
                example = "[\"council-regulation-2866-98\"]")
        List<@Size(max = 60) String> source,

        @RestQuery @Parameter(description = "Only rates of this day.", example = "1999-01-01") @Nullable
        Day on,

        @RestQuery @Parameter(description = "Only rates of this day or later.", example = "1999-01-01") @Nullable
        Day from,

        @RestQuery @Parameter(description = "Only rates of this day or earlier.", example = "2026-11-30") @Nullable
        Day to,

        @RestQuery
        @DefaultValue("-date")
        @Parameter(
                description = "The order; a leading `-` means descending.",
                example = "-date",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"date", "-date"}))
        String sort) {

    /**
     * Normalizes the parameters, so that queries with the same meaning are equal.
     *
     * @throws ProblemException if the range ends before it begins
     */
    public ExchangeRateFilter {
        base = ParameterValues.of(base, CurrencyCode::fromString);
        quote = ParameterValues.of(quote, CurrencyCode::fromString);
        source = ParameterValues.of("source", source, UnaryOperator.identity());
        if (from != null && to != null && from.compareTo(to) > 0) {
            ProblemException.refuse(
                    List.of(Fault.ofParameter("from", "must not be after 'to': " + from + " is later than " + to)));
        }
    }

    Order order() {
        return Order.of(sort, List.of(new SortKey("date", "e.rateDate", KeyType.DATE, false)));
    }

    Where where() {
        return new Where()
                .and("e.base in :base", "base", base)
                .and("e.quote in :quote", "quote", quote)
                .and("e.source in :source", "source", source)
                .and("e.rateDate = :on", "on", on == null ? null : on.date())
                .and("e.rateDate >= :from", "from", from == null ? null : from.date())
                .and("e.rateDate <= :to", "to", to == null ? null : to.date());
    }
}
