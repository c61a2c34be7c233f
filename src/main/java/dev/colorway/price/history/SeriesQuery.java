// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.query.Batches;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Finds days of many series. A native query joins the series as a table {@code k}, so the database looks up each of
 * them in the primary key of the days. With one list of values for each column instead, it would read all days of the
 * sneakers. The text of the query is the same for every count of series. The types of the texts have no length, because
 * a cast to a length cuts longer values.
 */
final class SeriesQuery {

    /** The arguments of {@code unnest} for the keys of series, in the order of {@link #COLUMNS}. */
    static final String KEYS = "cast(:sneakers as bigint array), cast(:currencies as varchar array), "
            + "cast(:kinds as varchar array), cast(:conditions as varchar array)";

    /** The columns of the key of a series. */
    static final String COLUMNS = "sneaker_id, currency, kind, item_condition";

    /** The most keys in one statement: H2 accepts at most 65,536 elements in an array. */
    private static final int MOST_KEYS = 10_000;

    private SeriesQuery() {}

    /**
     * Runs a query, with one statement for each {@value #MOST_KEYS} keys.
     *
     * @param sql contains {@link #KEYS}
     * @param row has a constructor for the columns of the result
     * @param keys the keys, each once; without keys, no statement runs
     * @param series returns the series of a key
     * @param others sets the other parameters of a statement for some of the keys, in their order
     */
    static <K, R> List<R> rows(
            String sql,
            Class<R> row,
            Collection<K> keys,
            Function<K, TrendKey> series,
            BiConsumer<NativeQuery<R>, List<K>> others) {
        List<R> rows = new ArrayList<>();
        for (List<K> some : Batches.of(keys, MOST_KEYS)) {
            NativeQuery<R> query = of(sql, row, some.stream().map(series).toList());
            others.accept(query, some);
            rows.addAll(query.getResultList());
        }
        return rows;
    }

    /**
     * Prepares one statement.
     *
     * @param sql contains {@link #KEYS}
     * @param row has a constructor for the columns of the result
     * @param series the keys of at most 65,536 series; one series can occur several times
     */
    static <R> NativeQuery<R> of(String sql, Class<R> row, List<TrendKey> series) {
        return Panache.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(sql, row)
                .setParameter("sneakers", series.stream().map(TrendKey::sneaker).toArray(Long[]::new))
                .setParameter("currencies", texts(series, TrendKey::currency))
                .setParameter("kinds", texts(series, key -> key.kind().name()))
                .setParameter("conditions", texts(series, key -> key.condition().name()));
    }

    private static String[] texts(List<TrendKey> series, Function<TrendKey, String> text) {
        return series.stream().map(text).toArray(String[]::new);
    }

    /** Returns the key of a row of the result. */
    static TrendKey key(Long sneaker, String currency, String kind, String condition) {
        return new TrendKey(sneaker, currency, PriceKind.valueOf(kind), ItemCondition.valueOf(condition));
    }
}
