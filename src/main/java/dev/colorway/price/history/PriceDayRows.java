// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.search.IndexOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the days of the price history from the prices, in steps of {@value #STEP} ids of sneakers. Memory does not
 * grow with the catalog, only with the observations of a sneaker on one day. A comparison also has the stored days of
 * one step in memory.
 */
final class PriceDayRows {

    /** How many consecutive ids of sneakers one step covers. */
    private static final int STEP = 500;

    private static final int FETCH = 1_000;

    private static final String OBSERVED = "select sneaker_id, currency, kind, item_condition, observed_at, size, "
            + "source, amount from price where sneaker_id > ? and sneaker_id <= ? "
            + "order by sneaker_id, currency, kind, item_condition, observed_at";
    private static final String STORED = "select sneaker_id, currency, kind, item_condition, utc_day, part, closed, "
            + "first_at, last_at, last_units, observed from price_day where sneaker_id > ? and sneaker_id <= ?";

    private static final String RANGE = "select min(id) - 1, max(id) from ("
            + "select min(sneaker_id) as id from price union all select max(sneaker_id) from price union all "
            + "select min(sneaker_id) from price_day union all select max(sneaker_id) from price_day) as ends";

    private PriceDayRows() {}

    /** Accepts the observations of a day, in order. The list is valid only during the call. */
    @FunctionalInterface
    interface Days {
        void accept(DayKey key, List<Observed> observed) throws SQLException;
    }

    /** Accepts a step: the sneakers with an id greater than {@code above}, up to {@code last}. */
    @FunctionalInterface
    interface Steps {
        void accept(long above, long last) throws SQLException;
    }

    /**
     * Calls {@code steps} with ranges of ids that cover every sneaker with prices or a history. Makes no call if there
     * is no such sneaker.
     */
    static void each(Connection connection, Steps steps) throws SQLException {
        long above = 0;
        long last = 0;
        try (Statement statement = connection.createStatement();
                ResultSet range = statement.executeQuery(RANGE)) {
            if (range.next()) {
                above = range.getLong(1);
                last = range.getLong(2);
            }
        }
        for (; above < last; above += STEP) {
            steps.accept(above, Math.min(last, above + STEP));
        }
    }

    /** Calls {@code days} with each day that the history of these sneakers should contain, according to the prices. */
    static void expected(Connection connection, long above, long last, Days days) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OBSERVED)) {
            query.setFetchSize(FETCH);
            query.setLong(1, above);
            query.setLong(2, last);
            try (ResultSet rows = query.executeQuery()) {
                DayKey key = null;
                List<Observed> observed = new ArrayList<>();
                while (rows.next()) {
                    Observed one = new Observed(
                            IndexOrder.microseconds(
                                    rows.getObject(5, OffsetDateTime.class).toInstant()),
                            Observed.units(rows.getBigDecimal(8)),
                            rows.getString(6),
                            rows.getString(7));
                    DayKey next = key(rows, Observed.day(one.at()));
                    if (!next.equals(key)) {
                        pass(key, observed, days);
                        key = next;
                    }
                    observed.add(one);
                }
                pass(key, observed, days);
            }
        }
    }

    private static void pass(@Nullable DayKey key, List<Observed> observed, Days days) throws SQLException {
        if (key != null) {
            Collections.sort(observed);
            days.accept(key, observed);
            observed.clear();
        }
    }

    private static DayKey key(ResultSet rows, int day) throws SQLException {
        return new DayKey(
                rows.getLong(1),
                rows.getString(2),
                PriceKind.valueOf(rows.getString(3)),
                ItemCondition.valueOf(rows.getString(4)),
                day);
    }

    /** Returns the stored days of these sneakers, with all their parts. */
    static Map<DayKey, List<PriceDay>> stored(Connection connection, long above, long last) throws SQLException {
        Map<DayKey, List<PriceDay>> stored = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(STORED)) {
            query.setFetchSize(FETCH);
            query.setLong(1, above);
            query.setLong(2, last);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    PriceDay day = new PriceDay(key(rows, rows.getInt(5)), rows.getInt(6));
                    day.closed = rows.getInt(7);
                    day.summarize(new DaySummary(rows.getLong(8), rows.getLong(9), rows.getLong(10)));
                    day.observed = rows.getBytes(11);
                    stored.computeIfAbsent(day.key(), key -> new ArrayList<>()).add(day);
                }
            }
        }
        return stored;
    }
}
