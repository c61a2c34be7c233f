// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import dev.colorway.http.BaseUri;
import dev.colorway.transaction.Snapshot;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Queries any list with two statements: one for the ids of the page's rows in order (keyset pagination), one for the
 * total. The caller then loads the data of all these rows at once.
 *
 * @param from the HQL source of the rows, with aliases: {@code Sneaker s}
 * @param id the expression for the id of a row: {@code s.id}
 * @param identity the unique expression that breaks ties: {@code s.slug}
 * @param identityType the type of the identity
 */
public record Listing(String from, String id, String identity, KeyType identityType) {

    /** Returns the list of a type of named entry. Its alias is {@code e}; the slug breaks ties. */
    public static Listing ofEntries(String entity) {
        return new Listing(entity + " e", "e.id", "e.slug", KeyType.TEXT);
    }

    /**
     * Returns one page.
     *
     * @param order must have a sort key
     * @param load loads the rows with these ids, in this order; receives at most {@link PageRequest#limit} ids, and is
     *     not called for an empty page
     * @throws dev.colorway.http.problem.ProblemException if the cursor is malformed or belongs to another question
     */
    public <T> Page<T> page(
            Question question,
            Where where,
            Order order,
            PageRequest page,
            BaseUri base,
            Function<List<Long>, List<T>> load) {
        List<Row> rows = rows(question, where, order, page);
        boolean more = rows.size() > page.limit();
        List<Row> shown = more ? rows.subList(0, page.limit()) : rows;
        List<T> items = shown.isEmpty()
                ? List.of()
                : load.apply(shown.stream().map(Row::id).toList());
        return new Page<>(
                items, total(where), more ? nextPage(question, shown, page, base) : null, question.echo(page), null);
    }

    /** How many rows one fetch reads when all matches are read. */
    private static final int BATCH = 500;

    /** Receives items, one after the other. */
    @FunctionalInterface
    public interface Taker<T> {
        void take(T next) throws IOException;
    }

    /**
     * Passes on the ids of all matches in order, at most {@value #BATCH} at a time. Uses one statement and constant
     * memory: every batch is the same list, with other ids, and the session is cleared after each full batch. Call it
     * within a {@link Snapshot}.
     */
    public void each(Where where, Order order, Taker<List<Long>> batches) throws IOException {
        List<Long> ids = new ArrayList<>(BATCH);
        each("select " + id + " from " + from + where.hql() + order.orderBy(identity), Long.class, where, row -> {
            ids.add(row);
            if (ids.size() == BATCH) {
                batches.take(ids);
                ids.clear();
                Panache.getSession().clear();
            }
        });
        if (!ids.isEmpty()) {
            batches.take(ids);
        }
    }

    /**
     * Passes on the value of an HQL expression for every match, in order. The expression must not be an entity, because
     * the session would retain every entity.
     */
    public <R> void each(String expression, String join, Class<R> type, Where where, Order order, Taker<R> rows)
            throws IOException {
        each(
                "select " + expression + " from " + from + " " + join + where.hql() + order.orderBy(identity),
                type,
                where,
                rows);
    }

    /** Passes on the rows of any HQL that selects no entities. */
    public static <R> void each(String hql, Class<R> type, Where where, Taker<R> rows) throws IOException {
        try (ScrollableResults<R> results =
                query(hql, type, where).setFetchSize(BATCH).setReadOnly(true).scroll(ScrollMode.FORWARD_ONLY)) {
            while (results.next()) {
                rows.take(results.get());
            }
        }
    }

    /** A row of a page: its id, and the identity and the key from which a cursor is made. */
    private record Row(Long id, Object identity, @Nullable Object key) {}

    /** Returns the rows of the page and one more, which shows whether there is a next page. */
    private List<Row> rows(Question question, Where where, Order order, PageRequest page) {
        Where from = where.copy();
        if (page.cursor() != null) {
            Cursor cursor = Cursor.decode(page.cursor(), question, order.requiredKey(), identityType);
            from.and(order.after(identity, cursor.key() == null)).bind("afterIdentity", cursor.identity());
            if (cursor.key() != null) {
                from.bind("afterKey", cursor.key());
            }
        }
        String select =
                "select " + id + ", " + identity + ", " + order.requiredKey().expression() + " from " + this.from;
        return query(select + from.hql() + order.orderBy(identity), Row.class, from)
                .setMaxResults(page.limit() + 1)
                .getResultList();
    }

    private long total(Where where) {
        return query("select count(" + id + ") from " + from + where.hql(), Long.class, where)
                .getSingleResult();
    }

    private static URI nextPage(Question question, List<Row> rows, PageRequest page, BaseUri base) {
        Row last = rows.get(rows.size() - 1);
        return question.pageBehind(last.key, last.identity, page, base);
    }

    private static <R> SelectionQuery<R> query(String hql, Class<R> result, Where where) {
        SelectionQuery<R> query = Panache.getSession().createSelectionQuery(hql, result);
        where.values().forEach((name, value) -> {
            // A query can lack the parameter of a bound value: the count has no sort expression, and a filter that
            // matches nothing can have a condition without its parameter.
            if (query.getParameterMetadata().getNamedParameterNames().contains(name)) {
                Where.bind(query, name, value);
            }
        });
        return query;
    }
}
