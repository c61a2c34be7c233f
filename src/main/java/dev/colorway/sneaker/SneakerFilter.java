// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.price.PriceCondition;
import dev.colorway.revision.PriceDependence;
import dev.colorway.revision.PricesSeen;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.TextQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects sneakers, their order and the price of each. Each component is a group of query parameters. No component is a
 * single parameter, because the contract would list it apart from the groups. {@link SneakerConditions} converts the
 * filter to conditions of the index.
 */
public record SneakerFilter(
        @BeanParam SneakerNames names,
        @BeanParam SneakerCodes codes,
        @BeanParam SneakerPrices prices,
        @BeanParam ReleasePeriod released,
        @BeanParam SneakerTraits traits,
        @BeanParam SneakerOrder order) {

    /**
     * Sets the default order. Refuses a text without words, with too many words or with too many characters, and
     * parameters that do not fit together.
     */
    public SneakerFilter {
        List<Fault> faults = new ArrayList<>(TextQuery.faults("q", names.q()));
        order = order.orDefault(names.q());
        if (names.q() == null && order.isByRelevance()) {
            faults.add(Fault.ofParameter("sort", "can be relevance only if q is set"));
        }
        if (prices.hasPremium() || order.isByMarket()) {
            faults.addAll(SneakerMarkets.severalFaults(prices.kind(), prices.condition()));
        }
        ProblemException.refuse(faults);
    }

    /**
     * Returns the same selection with another default order.
     *
     * @param other one of the values of the parameter {@code sort}
     * @param request the request; if it has the parameter {@code sort}, the order does not change
     */
    public SneakerFilter sortedByDefault(String other, UriInfo request) {
        return request.getQueryParameters().containsKey("sort")
                ? this
                : new SneakerFilter(names, codes, prices, released, traits, new SneakerOrder(other));
    }

    /**
     * Returns the sneakers of this selection that are released between two dates.
     *
     * @param from the first date; null for no limit
     * @param to the last date; null for no limit
     * @throws ProblemException if this selection has no day between the dates
     */
    public SneakerFilter releasedBetween(@Nullable CalendarDate from, @Nullable CalendarDate to) {
        return new SneakerFilter(names, codes, prices, released.between(from, to), traits, order);
    }

    /**
     * Records on which prices a page of this selection depends. Records nothing if the page can depend on all prices:
     * if the filter limits the premium, sorts by the premium or a price change, or has {@code q}. With {@code q}, a
     * page without matches can have a {@link DidYouMean}. Its words depend on how many documents of the index contain a
     * word, and each write of a price replaces a document.
     */
    void recordPrices() {
        PriceCondition price = prices.price();
        if (names.q() == null && !prices.hasPremium() && !order.isByMarket()) {
            PricesSeen.dependOnShownAnd(
                    price.narrows() || order.isByPrice()
                            ? new PriceDependence.Range(price.currency().toString(), price.min(), price.max())
                            : null);
        }
    }

    IndexOrder indexOrder() {
        return order.index(prices.price());
    }
}
