// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.page.entry.ChartLine;
import dev.colorway.page.entry.ChartLine.Point;
import dev.colorway.page.entry.PriceChart;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The coordinates of a price chart, and its two grid values. */
class PriceChartTest {

    private static final LocalDate START = LocalDate.of(2025, 12, 1);

    private static PriceChart chart(List<Point> points) {
        return PriceChart.of(new ChartLine(PriceKind.ASK, new ShoeSize("US9"), CurrencyCode.fromString("SGD"), points));
    }

    private static PriceChart daily(String... amounts) {
        return chart(IntStream.range(0, amounts.length)
                .mapToObj(i -> new Point(START.plusDays(i), new BigDecimal(amounts[i])))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1362, 1675, 1300, 1700",
        "246.00, 373.00, 200, 400",
        "0.10, 0.13, 0.10, 0.13",
        "100, 200, 100, 200",
        "16000, 16000, 15000, 20000",
        "1.00, 1.00, 0.75, 1.25",
        "0, 0, 0, 0.25",
        "1, 999999999, 0, 1000000000"
    })
    void gridValuesAreRoundAndEncloseAllPrices(String low, String high, String lower, String upper) {
        PriceChart chart = daily(low, high);
        assertEquals(
                0, new BigDecimal(lower).compareTo(chart.lower()), chart.lower().toPlainString());
        assertEquals(
                0, new BigDecimal(upper).compareTo(chart.upper()), chart.upper().toPlainString());
    }

    @Test
    void theLineGoesFromTheFirstDayToTheLast() {
        PriceChart chart = daily("100", "150", "200");
        assertEquals("0.0,290.0 500.0,150.0 1000.0,10.0", chart.line());
        assertEquals(START, chart.first());
        assertEquals(START.plusDays(2), chart.last());
    }

    @Test
    void daysWithoutAPriceTakeRoom() {
        assertEquals(
                "0.0,290.0 100.0,10.0 1000.0,290.0",
                chart(List.of(
                                new Point(START, new BigDecimal("100")),
                                new Point(START.plusDays(10), new BigDecimal("200")),
                                new Point(START.plusDays(100), new BigDecimal("100"))))
                        .line());
    }

    @Test
    void onePriceIsADotInTheMiddle() {
        PriceChart chart = daily("1491.00");
        String[] ends = chart.line().split(" ");
        assertEquals(ends[0], ends[1]);
        assertTrue(ends[0].startsWith("500.0,"), chart.line());
    }

    @Test
    void everyPointIsBetweenTheGridLines() {
        Random random = new Random(14);
        for (int i = 0; i < 500; i++) {
            List<Point> points = new ArrayList<>();
            for (int day = 0; day <= random.nextInt(40); day++) {
                points.add(new Point(
                        START.plusDays(day),
                        BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), random.nextInt(4))));
            }
            PriceChart chart = chart(points);
            assertTrue(chart.lower().compareTo(chart.lowest()) <= 0
                    && chart.upper().compareTo(chart.highest()) >= 0);
            Stream.of(chart.line().split(" ")).map(point -> point.split(",")).forEach(xy -> {
                assertTrue(Double.parseDouble(xy[0]) >= 0 && Double.parseDouble(xy[0]) <= PriceChart.WIDTH);
                assertTrue(Double.parseDouble(xy[1]) >= PriceChart.UPPER_Y
                        && Double.parseDouble(xy[1]) <= PriceChart.LOWER_Y);
            });
        }
    }
}
