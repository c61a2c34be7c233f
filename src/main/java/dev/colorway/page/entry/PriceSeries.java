// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one sneaker over time: one kind, one size and one currency, so that its amounts compare.
 *
 * @param size null for prices that apply to every size
 * @param points in order of time, at most one for each day
 */
public record PriceSeries(PriceKind kind, @Nullable ShoeSize size, CurrencyCode currency, List<Point> points) {

    /**
     * The price of one day.
     *
     * @param day in UTC
     * @param amount the lowest observed price of the day, in major units
     */
    public record Point(LocalDate day, BigDecimal amount) {}

    public PriceSeries {
        points = List.copyOf(points);
    }

    /** Returns the points, the newest first. */
    public List<Point> newestFirst() {
        List<Point> newest = new ArrayList<>(points);
        Collections.reverse(newest);
        return newest;
    }
}
