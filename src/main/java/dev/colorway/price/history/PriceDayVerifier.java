// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.transaction.Snapshot;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Compares the price history with the prices, in one snapshot of the catalog. Can also rebuild the history. */
@ApplicationScoped
public class PriceDayVerifier {

    private static final int MOST_TOLD = 100;

    /**
     * The result of a comparison.
     *
     * @param prices how many prices were compared
     * @param days how many days these prices form, counted for each sneaker, currency, kind and condition
     * @param different how many days differ, including days of the history without prices
     * @param differences the first {@value #MOST_TOLD} different days, in words
     */
    public record Comparison(long prices, long days, long different, List<String> differences) {}

    /**
     * Computes every day again from the prices and compares it with the stored one. A stored day without prices also
     * differs.
     *
     * @param watcher receives the count of compared prices, after each step of ids
     */
    public Comparison compare(LongConsumer watcher) throws IOException {
        Comparing comparing = new Comparing(watcher);
        Snapshot.read(() -> Panache.getSession().doWork(comparing::all));
        return new Comparison(comparing.prices, comparing.days, comparing.different, comparing.differences);
    }

    /**
     * Replaces the whole price history. No other write may run at the same time.
     *
     * @return how many prices the new history contains
     */
    public long rebuild() {
        return QuarkusTransaction.requiringNew()
                .timeout(Snapshot.seconds())
                .call(() -> Panache.getSession().doReturningWork(PriceDayRebuild::run));
    }

    private static final class Comparing {

        private final LongConsumer watcher;
        private final List<String> differences = new ArrayList<>();
        private long prices;
        private long days;
        private long different;

        Comparing(LongConsumer watcher) {
            this.watcher = watcher;
        }

        void all(Connection connection) throws SQLException {
            PriceDayRows.each(connection, (above, last) -> {
                Map<DayKey, List<PriceDay>> stored = PriceDayRows.stored(connection, above, last);
                PriceDayRows.expected(connection, above, last, (key, observed) -> {
                    days++;
                    prices += observed.size();
                    check(key, difference(observed, stored.remove(key)));
                });
                stored.keySet().forEach(key -> check(key, "is in the history, but there are no prices"));
                watcher.accept(prices);
            });
        }

        private void check(DayKey key, @Nullable String difference) {
            if (difference != null && ++different <= MOST_TOLD) {
                differences.add("sneaker " + key.sneaker() + ", " + key.currency() + " " + key.kind() + " "
                        + key.condition() + " on " + LocalDate.ofEpochDay(key.day()) + ": " + difference);
            }
        }

        private static @Nullable String difference(List<Observed> expected, @Nullable List<PriceDay> stored) {
            if (stored == null) {
                return "is missing from the history";
            }
            PriceDay open =
                    stored.stream().filter(day -> day.part == 0).findFirst().orElse(null);
            List<Observed> observed =
                    stored.stream().flatMap(day -> day.read().stream()).sorted().toList();
            if (!observed.equals(expected)) {
                return "the history has " + observed.size() + " observations, which differ from the " + expected.size()
                        + " prices";
            }
            return open != null
                            && Objects.equals(
                                    new DaySummary(open.firstAt, open.lastAt, open.lastUnits),
                                    DaySummary.of(open.kind, expected))
                    ? null
                    : "the summary of the day differs";
        }
    }
}
