// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Finds days of many series. A native query joins the series as a table {@code k}, so the database looks up each of
 * them in the primary key of the days. With one list of values for each column instead, it would read all days of the
 * sneakers. The text of the query is the same for every count of series.
 */
final class SeriesQuery {

    /** The arguments of {@code unnest} for the keys of series, in the order of {@link #COLUMNS}. */
    static final String KEYS = "cast(:sneakers as bigint array), cast(:currencies as varchar(3) array), "
            + "cast(:kinds as varchar(10) array), cast(:conditions as varchar(10) array)";

    /** The columns of the key of a series. */
    static final String COLUMNS = "sneaker_id, currency, kind, item_condition";

    private SeriesQuery() {}

    /**
     * Prepares a query.
     *
     * @param sql contains {@link #KEYS}
     * @param row has a constructor for the columns of the result
     * @param series the keys of the series; one series can occur several times
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
