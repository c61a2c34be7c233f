// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.sneaker.Facets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The histogram of prices, on which people choose a range.
 *
 * @param currency the currency of the amounts (ISO 4217)
 * @param min the lowest amount of the histogram, rounded down to a whole amount
 * @param max the last position of a handle, at or above the highest amount of the histogram. A browser moves a handle
 *     in steps from {@code min}, so {@code max} is a multiple of {@code step} away; otherwise no handle could reach it
 * @param step the difference between two positions of a handle: a whole amount, at least 1
 * @param from the lower end of the range; null if it is open
 * @param to the upper end of the range; null if it is open
 * @param lowest the lowest price of all, as people write it
 * @param highest the highest price of all, as people write it
 * @param bars the bars from left to right, in a square of 100 by 100
 */
public record PriceSlider(
        String currency,
        BigDecimal min,
        BigDecimal max,
        BigDecimal step,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        String lowest,
        String highest,
        List<Bar> bars) {

    /**
     * A bar, which leads to the sneakers in its range.
     *
     * @param selected whether at least a part of the bar is in the chosen range
     */
    public record Bar(int x, int y, int width, int height, boolean selected, String title, String href) {}

    private static final int SIDE = 100;
    private static final int GAP = 1;
    private static final int LEAST_HEIGHT = 3;
    private static final BigDecimal POSITIONS = BigDecimal.valueOf(100);

    /**
     * Returns the slider of a facet; null if there are no prices.
     *
     * @param from the lower end of the range; null if it is open
     * @param to the upper end of the range; null if it is open
     */
    static @Nullable PriceSlider of(
            Facets.Prices facet, @Nullable BigDecimal from, @Nullable BigDecimal to, ListLinks links, ListTexts texts) {
        List<Facets.Bucket> buckets = facet.buckets();
        BigDecimal lowest = facet.min();
        BigDecimal highest = facet.max();
        if (buckets.isEmpty() || lowest == null || highest == null) {
            return null;
        }
        BigDecimal min = buckets.get(0).min().setScale(0, RoundingMode.FLOOR);
        BigDecimal span = buckets.get(buckets.size() - 1).max().subtract(min);
        BigDecimal step = span.divide(POSITIONS, 0, RoundingMode.CEILING).max(BigDecimal.ONE);
        BigDecimal max = min.add(span.divide(step, 0, RoundingMode.CEILING).multiply(step));
        BigDecimal low = Objects.requireNonNullElse(from, min);
        BigDecimal high = Objects.requireNonNullElse(to, max);
        long most = buckets.stream().mapToLong(Facets.Bucket::count).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            Facets.Bucket bucket = buckets.get(i);
            int left = SIDE * i / buckets.size();
            int height = bucket.count() == 0 ? 1 : Math.max(LEAST_HEIGHT, (int) (SIDE * bucket.count() / most));
            boolean isIn = bucket.max().compareTo(low) >= 0 && bucket.min().compareTo(high) <= 0;
            bars.add(new Bar(
                    left,
                    SIDE - height,
                    SIDE * (i + 1) / buckets.size() - left - GAP,
                    height,
                    isIn,
                    texts.bucket(bucket, facet.currency().toString()),
                    links.to(links.query()
                            .with("minPrice", List.of(plain(bucket.min())))
                            .with("maxPrice", List.of(plain(bucket.max()))))));
        }
        String currency = facet.currency().toString();
        return new PriceSlider(
                currency,
                min,
                max,
                step,
                from,
                to,
                texts.amount(lowest, currency),
                texts.amount(highest, currency),
                List.copyOf(bars));
    }

    /** Returns {@code from} as the text of a field; empty if it is open. */
    public String fromText() {
        return from == null ? "" : plain(from);
    }

    /** Returns {@code to} as the text of a field; empty if it is open. */
    public String toText() {
        return to == null ? "" : plain(to);
    }

    /** Returns the position of the lower handle. */
    public String lowerHandle() {
        return plain(Objects.requireNonNullElse(from, min));
    }

    /** Returns the position of the upper handle. */
    public String upperHandle() {
        return plain(Objects.requireNonNullElse(to, max));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
