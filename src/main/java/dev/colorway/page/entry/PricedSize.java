// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.content.WebAddress;
import dev.colorway.price.PriceSummary.SizeAsk;
import dev.colorway.price.PriceView;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.SneakerView;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A size of a sneaker with its lowest ask.
 *
 * @param equivalents the same size in other systems; empty if not known or if there are none
 * @param offer the address of the offer; null if not known or if there is none
 * @param observedAt when the ask was observed; null if not known
 */
public record PricedSize(
        ShoeSize size,
        List<ShoeSize> equivalents,
        BigDecimal lowestAsk,
        @Nullable WebAddress offer,
        @Nullable Instant observedAt) {

    /**
     * Returns the sizes in the summary of a sneaker.
     *
     * @param sneaker a sneaker with the summary of its prices
     * @param prices the current prices of the sneaker that the page has read. The summary names the ask of a size by
     *     its address. If {@code prices} lack this ask, its equivalents, offer and time are not known
     */
    static List<PricedSize> of(SneakerView sneaker, List<PriceView> prices) {
        Map<URI, PriceView> byAddress = prices.stream().collect(Collectors.toMap(PriceView::url, Function.identity()));
        return Objects.requireNonNull(sneaker.priceSummary(), "The page requests the summary").sizes().stream()
                .map(ask -> of(ask, byAddress.get(ask.url())))
                .toList();
    }

    private static PricedSize of(SizeAsk ask, @Nullable PriceView price) {
        return price == null
                ? new PricedSize(ask.size(), List.of(), ask.lowestAsk(), null, null)
                : new PricedSize(
                        ask.size(), price.equivalents(), ask.lowestAsk(), price.offerUrl(), price.observedAt());
    }

    /** Returns the equivalents in one text, with slashes between them. */
    public String also() {
        return equivalents.stream().map(ShoeSize::text).collect(Collectors.joining(" / "));
    }
}
