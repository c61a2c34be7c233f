// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.http.request.ParameterRecord;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.entry.PriceSeries.Point;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.PriceFilter;
import dev.colorway.price.PriceView;
import dev.colorway.query.PageRequest;
import dev.colorway.rate.ObservedExchange;
import dev.colorway.size.ShoeSize;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.SneakerResource;
import dev.colorway.sneaker.SneakerView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the chart of a sneaker gets its prices: the last hundred observations of the kind, currency and condition that
 * the sneaker shows, from {@code /sneakers/{sneaker}/prices}. The prices of different sizes do not compare, so it shows
 * one size: the one that the address of the page chooses, or else the one with most days.
 */
@Singleton
class PriceHistory {

    private static final int MAX_OBSERVATIONS = 100;
    private static final SortedMap<LocalDate, BigDecimal> NONE = Collections.emptySortedMap();
    private static final String NEWEST_FIRST = "-observedAt";

    @Inject
    SneakerResource sneakers;

    /**
     * Returns the history of the shown price; null if the sneaker shows none.
     *
     * @param isOfSize whether to show the size of the shown price
     */
    @Nullable
    PriceSeries of(SneakerView sneaker, boolean isOfSize, UriInfo uri) {
        MatchedPrice shown = sneaker.price();
        if (shown == null) {
            return null;
        }
        List<PriceView> observed = sneakers.prices(
                        sneaker.slug(),
                        filter(shown, isOfSize),
                        ShownSizes.ALL,
                        ObservedExchange.NONE,
                        new PageRequest(MAX_OBSERVATIONS, null),
                        uri)
                .items();
        Map<Optional<ShoeSize>, SortedMap<LocalDate, BigDecimal>> bySize = observed.stream()
                .collect(Collectors.groupingBy(
                        price -> Optional.ofNullable(price.size()),
                        Collectors.collectingAndThen(Collectors.toList(), PriceHistory::lowestByDay)));
        Optional<ShoeSize> own = Optional.ofNullable(shown.size());
        Optional<ShoeSize> longest = bySize.keySet().stream()
                .max(Comparator.<Optional<ShoeSize>>comparingInt(
                                size -> bySize.getOrDefault(size, NONE).size())
                        .thenComparing(own::equals)
                        .thenComparing(size -> size.map(ShoeSize::text).orElse("")))
                .orElse(own);
        return new PriceSeries(
                shown.kind(),
                longest.orElse(null),
                shown.currency(),
                bySize.getOrDefault(longest, NONE).entrySet().stream()
                        .map(day -> new Point(day.getKey(), day.getValue()))
                        .toList());
    }

    private static SortedMap<LocalDate, BigDecimal> lowestByDay(List<PriceView> prices) {
        SortedMap<LocalDate, BigDecimal> lowest = new TreeMap<>();
        prices.forEach(price ->
                lowest.merge(price.observedAt().atZone(ZoneOffset.UTC).toLocalDate(), price.amount(), BigDecimal::min));
        return lowest;
    }

    private static PriceFilter filter(MatchedPrice shown, boolean isOfSize) {
        return ParameterRecord.of(
                PriceFilter.class,
                Map.of(
                        "size",
                        isOfSize && shown.size() != null ? List.of(shown.size().text()) : List.of(),
                        "currency",
                        shown.currency(),
                        "kind",
                        List.of(shown.kind().name()),
                        "condition",
                        List.of(shown.condition().name()),
                        "current",
                        false,
                        "sort",
                        NEWEST_FIRST));
    }

    /** Returns the request of the history of a price. */
    static ApiRequest request(SneakerView sneaker, MatchedPrice shown, boolean isOfSize) {
        String query = (isOfSize && shown.size() != null ? "size=" + shown.size() + "&" : "")
                + "currency=" + shown.currency()
                + "&kind=" + shown.kind()
                + "&condition=" + shown.condition()
                + "&current=false&limit=" + MAX_OBSERVATIONS;
        return new ApiRequest(URI.create(sneaker.prices() + "?" + query), "Sneakers/listPricesOfSneaker");
    }
}
