// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.history.TrendWindow;
import dev.colorway.query.Names;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.sneaker.SneakerNames;
import dev.colorway.sneaker.index.IndexedPrices;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Selects movers. */
public record MoverFilter(
        @RestQuery
        @DefaultValue(MoverFilter.GAINERS)
        @Parameter(
                description = "`gainers`: prices that have risen, the largest change in percent first. `losers`: "
                        + "prices that have fallen.",
                example = "gainers",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {MoverFilter.GAINERS, "losers"}))
        String direction,

        @RestQuery
        @DefaultValue("24h")
        @Parameter(
                description = "The latest observation is compared with the last one that is at least this much older. "
                        + "A sneaker is left out if its latest observation is too old: more than this window before "
                        + "the newest observation of the catalog in this currency, kind and condition. If that newest "
                        + "observation is in the future, the current time counts instead.",
                example = "7d",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"24h", "7d", "30d"}))
        String window,

        @RestQuery @Parameter(description = CatalogCurrency.PARAMETER, example = "SGD")
        CurrencyCode currency,

        @RestQuery
        @Parameter(
                description = "The kind of the prices. Default: for each sneaker the first kind that it has: `ASK`, "
                        + "else `SALE`, else `RETAIL`, unless configured otherwise.",
                example = "SALE")
        @Nullable
        PriceKind kind,

        @RestQuery @DefaultValue("NEW") @Parameter(description = "The condition of the shoes.", example = "NEW")
        ItemCondition condition,

        @RestQuery @Size(max = 50) @Parameter(description = SneakerNames.OF_COLLABORATORS, example = "JJJJound")
        List<@Size(max = 200) String> collaborator,

        @RestQuery @Size(max = 50) @Parameter(description = SneakerNames.OF_BRANDS, example = "ASICS")
        List<@Size(max = 200) String> brand) {

    static final String GAINERS = "gainers";

    /**
     * Normalizes the values, so that queries with the same meaning are equal. Refuses all invalid values in one
     * problem.
     */
    public MoverFilter {
        currency = CatalogCurrency.orDefault(currency);
        List<Fault> faults = new ArrayList<>();
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key, faults);
        brand = ParameterValues.of("brand", brand, Names::key, faults);
        ProblemException.refuse(faults);
    }

    boolean isOfGainers() {
        return direction.equals(GAINERS);
    }

    TrendWindow trendWindow() {
        return TrendWindow.of(window);
    }

    /** Selects the prices in the index. Without a kind, these are the prices of the kind that each sneaker shows. */
    IndexedPrices prices() {
        return new IndexedPrices(currency, kind, condition);
    }
}
