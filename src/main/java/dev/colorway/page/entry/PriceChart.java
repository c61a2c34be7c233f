// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.page.entry.ChartLine.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line chart of a series, as coordinates of an SVG of {@value #WIDTH} by {@value #HEIGHT} units. The page stretches
 * it to the width of its column, so it contains lines only; labels are HTML beside it. The two grid values are round
 * amounts: no point is below the lower or above the upper one.
 *
 * @param line the points of the line, as the attribute {@code points} of a {@code polyline}
 * @param lower the amount of the lower grid line, which is at {@link #LOWER_Y}
 * @param upper the amount of the upper grid line, which is at {@link #UPPER_Y}
 * @param first the day of the first point
 * @param last the day of the last point
 * @param lowest the lowest amount of the series
 * @param highest the highest amount of the series
 */
public record PriceChart(
        String line,
        BigDecimal lower,
        BigDecimal upper,
        LocalDate first,
        LocalDate last,
        BigDecimal lowest,
        BigDecimal highest) {

    /** The width of the chart, in units. */
    public static final int WIDTH = 1000;
    /** The height of the chart, in units. */
    public static final int HEIGHT = 300;

    /** The upper grid line: leaves room for half the width of the line. */
    public static final int UPPER_Y = 10;
    /** The lower grid line. */
    public static final int LOWER_Y = 290;

    /** The round steps, times a power of ten. Both grid lines are at multiples of the same step. */
    private static final List<BigDecimal> STEPS =
            List.of(BigDecimal.ONE, new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("5"), BigDecimal.TEN);

    /** The span of the prices is at most this many steps, so a line that is not flat uses at least half the height. */
    private static final BigDecimal STEPS_OF_SPAN = BigDecimal.valueOf(4);

    /** @param series has at least one point */
    public static PriceChart of(ChartLine series) {
        List<Point> points = series.points();
        BigDecimal lowest =
                points.stream().map(Point::amount).reduce(BigDecimal::min).orElseThrow();
        BigDecimal highest =
                points.stream().map(Point::amount).reduce(BigDecimal::max).orElseThrow();
        BigDecimal step = step(lowest, highest);
        BigDecimal lower = multiple(lowest, step, RoundingMode.FLOOR);
        BigDecimal upper = multiple(highest, step, RoundingMode.CEILING);
        if (lower.compareTo(upper) == 0) {
            lower = lower.subtract(step).max(BigDecimal.ZERO);
            upper = upper.add(step);
        }
        LocalDate first = points.get(0).day();
        LocalDate last = points.get(points.size() - 1).day();
        return new PriceChart(line(points, lower, upper), lower, upper, first, last, lowest, highest);
    }

    /**
     * Returns the smallest round step with which the span of the prices is at most {@link #STEPS_OF_SPAN} steps. If all
     * prices are equal, the span is their amount; 1 if the amount is 0.
     */
    private static BigDecimal step(BigDecimal lowest, BigDecimal highest) {
        BigDecimal span = highest.subtract(lowest);
        if (span.signum() == 0) {
            span = highest.signum() == 0 ? BigDecimal.ONE : highest;
        }
        BigDecimal least = span.divide(STEPS_OF_SPAN, MathContext.DECIMAL64);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        return STEPS.stream()
                .map(power::multiply)
                .filter(step -> step.compareTo(least) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal multiple(BigDecimal amount, BigDecimal step, RoundingMode rounding) {
        return amount.divide(step, 0, rounding).multiply(step);
    }

    private static String line(List<Point> points, BigDecimal lower, BigDecimal upper) {
        LocalDate first = points.get(0).day();
        long days = ChronoUnit.DAYS.between(first, points.get(points.size() - 1).day());
        double span = upper.subtract(lower).doubleValue();
        return points.stream()
                .map(point -> {
                    double x = days == 0
                            ? WIDTH / 2.0
                            : (double) ChronoUnit.DAYS.between(first, point.day()) / days * WIDTH;
                    double height = point.amount().subtract(lower).doubleValue() / span;
                    return String.format(Locale.ROOT, "%.1f,%.1f", x, LOWER_Y - height * (LOWER_Y - UPPER_Y));
                })
                // A line of one point has a second one at the same coordinates: round ends make it a dot.
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        drawn -> String.join(" ", drawn) + (drawn.size() == 1 ? " " + drawn.get(0) : "")));
    }
}
