// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.PriceKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of the latest observation and the 52 weeks before it. Amounts are in major units.
 *
 * @param volatility the sample standard deviation of the log returns, in percent; null with fewer than two returns. A
 *     return compares the last observations of two consecutive days with observations
 */
record PriceStatistics(
        Trend trend,
        BigDecimal lowest,
        BigDecimal highest,
        @Nullable BigDecimal volatility) {

    private static final int PERCENT = 100;
    private static final int PERCENT_DIGITS = 2;
    private static final int MIN_RETURNS = 2;

    /**
     * Accepts observations in any order, and ignores those outside of the 52 weeks before {@code latestAt}. Memory
     * grows with the days and not with the observations.
     */
    static final class Collector {

        private final PriceKind kind;
        private final long latestAt;
        private final SortedMap<Integer, Trend.Point> closes = new TreeMap<>();
        private final Map<TrendWindow, Trend.Point> before = new EnumMap<>(TrendWindow.class);
        private long lowest = Long.MAX_VALUE;
        private long highest = Long.MIN_VALUE;

        /** @param latestAt the time of the latest observation, in microseconds since 1970 */
        Collector(PriceKind kind, long latestAt) {
            this.kind = kind;
            this.latestAt = latestAt;
        }

        void add(Observed one) {
            if (one.at() > latestAt || one.at() < latestAt - TrendWindow.RANGE_MICROS) {
                return;
            }
            Trend.Point point = new Trend.Point(one.at(), one.units());
            closes.merge(Observed.day(one.at()), point, this::later);
            for (TrendWindow window : TrendWindow.values()) {
                if (one.at() <= latestAt - window.micros()) {
                    before.merge(window, point, this::later);
                }
            }
            lowest = Math.min(lowest, one.units());
            highest = Math.max(highest, one.units());
        }

        private Trend.Point later(Trend.Point one, Trend.Point other) {
            return PriceTrends.later(kind, one, other);
        }

        /** Returns the statistics; null if no observation was in the 52 weeks. */
        @Nullable
        PriceStatistics result() {
            List<Trend.Point> days = List.copyOf(closes.values());
            return days.isEmpty()
                    ? null
                    : new PriceStatistics(
                            new Trend(days.get(days.size() - 1), before),
                            Observed.amount(lowest),
                            Observed.amount(highest),
                            volatility(days));
        }
    }

    private static @Nullable BigDecimal volatility(List<Trend.Point> closes) {
        int count = closes.size() - 1;
        if (count < MIN_RETURNS) {
            return null;
        }
        double[] returns = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            returns[i] =
                    Math.log((double) closes.get(i + 1).units() / closes.get(i).units());
            sum += returns[i];
        }
        double mean = sum / count;
        double squares = 0;
        for (double one : returns) {
            squares += (one - mean) * (one - mean);
        }
        return BigDecimal.valueOf(PERCENT * Math.sqrt(squares / (count - 1)))
                .setScale(PERCENT_DIGITS, RoundingMode.HALF_EVEN);
    }
}
