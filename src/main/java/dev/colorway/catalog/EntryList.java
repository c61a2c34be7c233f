// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.query.InOrder;
import dev.colorway.query.KeyType;
import dev.colorway.query.Listing;
import dev.colorway.query.Order;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.query.SortKey;
import dev.colorway.query.Where;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * How a kind of named entry is listed and read, whatever it is: found by slug, its alias in HQL {@code e}.
 *
 * @param entity the name of the entity
 * @param loader what a caller sees of the entries with these numbers
 */
public record EntryList<V>(String entity, Loader<V> loader) {

    /** The order of named entries by name. */
    public static final SortKey BY_NAME = new SortKey("name", "e.nameKey", KeyType.TEXT, false);

    /** Turns numbers into what a caller sees, by number, in no order; one that is gone is left out. */
    @FunctionalInterface
    public interface Loader<V> {
        Map<Long, V> load(Collection<Long> ids, BaseUri base);
    }

    /**
     * A loader that asks one statement.
     *
     * @param hql selects the entry and the number of its sneakers for the numbers {@code :ids}
     * @param view what a caller sees of them
     */
    @SuppressWarnings("unchecked")
    public static <E extends CatalogEntry, V> Map<Long, V> counted(
            String hql, Collection<Long> ids, BiFunction<E, Long, V> view) {
        List<Object[]> rows = Panache.getEntityManager()
                .createQuery(hql, Object[].class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> ((E) row[0]).id, row -> view.apply((E) row[0], (Long) row[1]), (same, again) -> same));
    }

    public Page<V> page(Question question, Where where, Order order, PageRequest page, BaseUri base) {
        return Listing.ofEntries(entity)
                .page(question, where, order, page, base, ids -> InOrder.of(ids, loader.load(ids, base)));
    }

    /**
     * The entry with this slug.
     *
     * @throws ProblemException that there is none
     */
    public V read(String slug, BaseUri base) {
        List<Long> ids = Panache.getEntityManager()
                .createQuery("select e.id from " + entity + " e where e.slug = :slug", Long.class)
                .setParameter("slug", slug)
                .getResultList();
        return InOrder.of(ids, ids.isEmpty() ? Map.<Long, V>of() : loader.load(ids, base)).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(EntryType.word(entity), slug));
    }
}
