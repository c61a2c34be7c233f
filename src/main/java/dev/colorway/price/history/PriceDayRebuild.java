// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Rebuilds the price history from the prices, in the present transaction of a connection. A migration also uses it. */
public final class PriceDayRebuild {

    private static final Logger LOG = Logger.getLogger(PriceDayRebuild.class);
    private static final int BATCH = 500;
    private static final long NANOS_BETWEEN_REPORTS = TimeUnit.SECONDS.toNanos(5);
    private static final String INSERT = "insert into price_day (sneaker_id, currency, kind, item_condition, utc_day, "
            + "part, closed, first_at, last_at, last_units, observed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final PreparedStatement insert;
    private long observed;
    private int pending;
    private long reported = System.nanoTime();

    private PriceDayRebuild(PreparedStatement insert) {
        this.insert = insert;
    }

    /**
     * Replaces the whole price history. Logs the progress about every 5 seconds.
     *
     * @return how many prices the history contains
     */
    public static long run(Connection connection) throws SQLException {
        try (Statement delete = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            delete.executeUpdate("delete from price_day");
            PriceDayRebuild rebuild = new PriceDayRebuild(insert);
            PriceDayRows.each(
                    connection, (above, last) -> PriceDayRows.expected(connection, above, last, rebuild::add));
            insert.executeBatch();
            return rebuild.observed;
        }
    }

    private void add(DayKey key, List<Observed> inOrder) throws SQLException {
        int closed = (inOrder.size() - 1) / PriceDay.MOST;
        for (int part = 1; part <= closed; part++) {
            PriceDay full = new PriceDay(key, part);
            full.set(inOrder.subList((part - 1) * PriceDay.MOST, part * PriceDay.MOST));
            insert(full);
        }
        PriceDay day = new PriceDay(key, 0);
        day.closed = closed;
        day.set(inOrder.subList(closed * PriceDay.MOST, inOrder.size()));
        day.summarize(DaySummary.of(key.kind(), inOrder));
        insert(day);
        observed += inOrder.size();
        if (System.nanoTime() - reported > NANOS_BETWEEN_REPORTS) {
            reported = System.nanoTime();
            LOG.infof("Building the price history: %d prices so far", observed);
        }
    }

    private void insert(PriceDay day) throws SQLException {
        insert.setLong(1, day.sneakerId);
        insert.setString(2, day.currency);
        insert.setString(3, day.kind.name());
        insert.setString(4, day.condition.name());
        insert.setInt(5, day.day);
        insert.setInt(6, day.part);
        insert.setInt(7, day.closed);
        insert.setLong(8, day.firstAt);
        insert.setLong(9, day.lastAt);
        insert.setLong(10, day.lastUnits);
        insert.setBytes(11, day.observed);
        insert.addBatch();
        if (++pending == BATCH) {
            insert.executeBatch();
            pending = 0;
        }
    }
}
