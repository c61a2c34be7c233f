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

/**
 * How any list is asked for, in two statements: the numbers of the page's rows in order, found by keyset, and how many
 * match in all. What belongs to the rows is then loaded for all of them at once by the feature that owns them.
 *
 * @param from the HQL that the rows come from, with their aliases: {@code Sneaker s}
 * @param id the expression of a row's number: {@code s.id}
 * @param identity the unique expression that breaks ties: {@code s.slug}
 * @param identityType its type
 */
public record Listing(String from, String id, String identity, KeyType identityType) {

    /** The list of a kind of named entry; its alias is {@code e}, its slug breaks ties. */
    public static Listing ofEntries(String entity) {
        return new Listing(entity + " e", "e.id", "e.slug", KeyType.TEXT);
    }

    /**
     * Asks for one page.
     *
     * @param load the rows with these numbers, in this order; called with at most {@link PageRequest#limit} numbers
     * @throws dev.colorway.http.problem.ProblemException if the cursor is not one of this question
     */
    public <T> Page<T> page(
            Question question,
            Where where,
            Order order,
            PageRequest page,
            BaseUri base,
            Function<List<Long>, List<T>> load) {
        List<Object[]> rows = rows(question, where, order, page);
        boolean more = rows.size() > page.limit();
        List<Object[]> shown = more ? rows.subList(0, page.limit()) : rows;
        List<T> items = shown.isEmpty()
                ? List.of()
                : load.apply(shown.stream().map(row -> (Long) row[0]).toList());
        return new Page<>(items, total(where), more ? nextOf(question, shown, page, base) : null, question.echo(page));
    }

    /** How many rows are loaded at once when all are. */
    private static final int BATCH = 500;

    /** Takes something, one after the other. */
    @FunctionalInterface
    public interface Taker<T> {
        void take(T next) throws IOException;
    }

    /**
     * Gives the numbers of all matches in order, some hundred at a time: one statement, in memory that does not grow
     * with them. To be called within a {@link Snapshot}.
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
     * Gives what an HQL expression is in every match, in order. It must not be an entity, or the session would keep
     * them all.
     */
    public <R> void each(String expression, String join, Class<R> type, Where where, Order order, Taker<R> rows)
            throws IOException {
        each(
                "select " + expression + " from " + from + " " + join + where.hql() + order.orderBy(identity),
                type,
                where,
                rows);
    }

    /** Gives the rows of any HQL that selects no entities. */
    public static <R> void each(String hql, Class<R> type, Where where, Taker<R> rows) throws IOException {
        try (ScrollableResults<R> results =
                query(hql, type, where).setFetchSize(BATCH).setReadOnly(true).scroll(ScrollMode.FORWARD_ONLY)) {
            while (results.next()) {
                rows.take(results.get());
            }
        }
    }

    /** One row more than the page holds, which tells whether there is a next page. */
    private List<Object[]> rows(Question question, Where where, Order order, PageRequest page) {
        Where from = where.copy();
        if (page.cursor() != null) {
            Cursor cursor = Cursor.decode(page.cursor(), question, order.key(), identityType);
            from.and(order.after(identity, cursor.key() == null)).bind("afterIdentity", cursor.identity());
            if (cursor.key() != null) {
                from.bind("afterKey", cursor.key());
            }
        }
        String select = "select " + id + ", " + identity + ", " + order.key().expression() + " from " + this.from;
        return query(select + from.hql() + order.orderBy(identity), Object[].class, from)
                .setMaxResults(page.limit() + 1)
                .getResultList();
    }

    private long total(Where where) {
        return query("select count(" + id + ") from " + from + where.hql(), Long.class, where)
                .getSingleResult();
    }

    private static URI nextOf(Question question, List<Object[]> rows, PageRequest page, BaseUri base) {
        Object[] last = rows.get(rows.size() - 1);
        return question.pageBehind(last[2], last[1], page, base);
    }

    private static <R> SelectionQuery<R> query(String hql, Class<R> result, Where where) {
        SelectionQuery<R> query = Panache.getSession().createSelectionQuery(hql, result);
        where.values().forEach((name, value) -> {
            // The values of the sort expression are bound to every question; the count has no sort and may lack them.
            if (query.getParameterMetadata().getNamedParameterNames().contains(name)) {
                if (value instanceof java.util.Collection<?> many) {
                    query.setParameterList(name, many);
                } else {
                    query.setParameter(name, value);
                }
            }
        });
        return query;
    }
}
