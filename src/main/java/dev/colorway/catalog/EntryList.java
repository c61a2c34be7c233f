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
 * Lists and reads one type of named entry. The alias of the entry in HQL is {@code e}.
 *
 * @param entity the name of the entity
 * @param loader loads the views of entries
 */
public record EntryList<V>(String entity, Loader<V> loader) {

    /** Sorts named entries by name. */
    public static final SortKey BY_NAME = new SortKey("name", "e.nameKey", KeyType.TEXT, false);

    /** Loads the views of entries, by id. The map has no order; entries that were deleted are left out. */
    @FunctionalInterface
    public interface Loader<V> {
        Map<Long, V> load(Collection<Long> ids, BaseUri base);
    }

    /**
     * Loads the views of entries, by id, in one statement.
     *
     * @param hql selects the entry and the count of its sneakers, for the ids {@code :ids}
     * @param view builds the view of an entry from the entry and the count of its sneakers
     */
    @SuppressWarnings("unchecked")
    public static <E extends CatalogEntry, V> Map<Long, V> counted(
            String hql, Collection<Long> ids, BiFunction<E, Long, V> view) {
        List<Counted> rows = Panache.getSession()
                .createQuery(hql, Counted.class)
                .setParameterList("ids", ids)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.entry.id, row -> view.apply((E) row.entry, row.sneakers), (same, again) -> same));
    }

    private record Counted(CatalogEntry entry, Long sneakers) {}

    public Page<V> page(Question question, Where where, Order order, PageRequest page, BaseUri base) {
        return Listing.ofEntries(entity)
                .page(question, where, order, page, base, ids -> InOrder.of(ids, loader.load(ids, base)));
    }

    /**
     * Returns the entry with this slug.
     *
     * @throws dev.colorway.http.MovedException if this is a former slug of an entry
     * @throws ProblemException {@code NOT_FOUND} if no entry has the slug
     */
    public V read(String slug, BaseUri base) {
        List<Long> ids = Panache.getEntityManager()
                .createQuery("select e.id from " + entity + " e where e.slug = :slug", Long.class)
                .setParameter("slug", slug)
                .getResultList();
        return InOrder.of(ids, ids.isEmpty() ? Map.<Long, V>of() : loader.load(ids, base)).stream()
                .findFirst()
                .orElseThrow(() -> EntryTypes.notFound(entity, slug));
    }
}
