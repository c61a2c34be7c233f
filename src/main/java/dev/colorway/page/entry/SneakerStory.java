// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.page.ApiQuery;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceSummary;
import dev.colorway.price.PriceView;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.related.RelatedSneakers.Related;
import dev.colorway.silhouette.CreditView;
import dev.colorway.silhouette.SilhouetteView;
import dev.colorway.silhouette.TechnologyView;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.PriceSelection;
import dev.colorway.sneaker.SneakerView;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of the page of a sneaker: the responses of several operations.
 *
 * @param silhouette null if it has none
 * @param prices its current prices in all currencies, the newest first, at most 100
 * @param history the history of the price that the page shows; null if the page shows no price
 * @param chart the chart of the history; null with fewer than two points
 * @param related sneakers that are related to it
 * @param quoted the parameters of the address that choose the price to show
 * @param stream the path and query of a stream of changes that includes the changes of the sneaker
 */
public record SneakerStory(
        SneakerView sneaker,
        @Nullable SilhouetteView silhouette,
        List<PriceView> prices,
        @Nullable ChartLine history,
        @Nullable PriceChart chart,
        List<Related> related,
        PriceSelection quoted,
        String stream) {

    private static final int LAST_CHANGES = 6;

    private static final List<String> DEFAULT_CONDITION = List.of(ItemCondition.NEW.name());

    /** Returns its sizes with their lowest asks. */
    public List<PricedSize> sizes() {
        return PricedSize.of(sneaker, prices);
    }

    /** Returns whether the address of the page chooses this size. */
    public boolean isChosen(ShoeSize size) {
        return quoted.size().contains(size.text());
    }

    /** Returns the path and query of this page with another size, and the same currency, kinds and conditions. */
    public String at(ShoeSize size) {
        return EntryPath.SNEAKERS.path(sneaker.slug()) + choice(List.of(size));
    }

    /** Returns the query that chooses the price to show, for the page of another sneaker; empty for none. */
    public String choice() {
        return choice(quoted.size());
    }

    private String choice(List<?> sizes) {
        return ApiQuery.NONE
                .with("size", sizes)
                .with("currency", quoted.currency() == null ? List.of() : List.of(quoted.currency()))
                .with("kind", quoted.kind())
                .with("condition", quoted.condition().equals(DEFAULT_CONDITION) ? List.of() : quoted.condition())
                .text();
    }

    /** A retail price. */
    public record Retail(BigDecimal amount, CurrencyCode currency) {}

    /**
     * Returns the newest retail price, in any currency, of {@code prices}; without one, the retail price of the
     * summary. Null if there is none, or if the price that the page shows is a retail price.
     */
    public @Nullable Retail retail() {
        return sneaker.price() != null && sneaker.price().kind() == PriceKind.RETAIL
                ? null
                : prices.stream()
                        .filter(price -> price.kind() == PriceKind.RETAIL)
                        .findFirst()
                        .map(price -> new Retail(price.amount(), price.currency()))
                        .orElseGet(this::retailOfSummary);
    }

    private @Nullable Retail retailOfSummary() {
        PriceSummary summary = sneaker.priceSummary();
        return summary == null || summary.retail() == null
                ? null
                : new Retail(summary.retail().amount(), summary.currency());
    }

    /** Returns the newest current prices, at most {@value #LAST_CHANGES}. */
    public List<PriceView> last() {
        return prices.stream().limit(LAST_CHANGES).toList();
    }

    /** Returns whether a technology belongs to this colorway only, not to its silhouette. */
    public boolean isExtra(TechnologyView technology) {
        return sneaker.extraTechnologies().contains(technology);
    }

    /** Returns the technologies of the silhouette, then the other ones of the sneaker. */
    public List<TechnologyView> technologies() {
        return joined(silhouette == null ? List.of() : silhouette.technologies(), sneaker.extraTechnologies());
    }

    /** Returns the credits of the silhouette, then the other ones of the sneaker. */
    public List<CreditView> credits() {
        return joined(silhouette == null ? List.of() : silhouette.designers(), sneaker.credits());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    /** Returns whether the title is the colorway. Otherwise it is the whole name. */
    public boolean isTitledByColorway() {
        return sneaker.colorway() != null;
    }
}
