// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the changes of the catalog since a copy of the catalog, such as the search index, was built. The owner of the
 * copy updates it with these changes.
 */
public final class ChangesSince {

    /** The name of the property of {@link #state} with the revision of the last write that the copy contains. */
    public static final String REVISION = "revision";

    private static final String PLACE = "place";
    private static final String WRITTEN_AT = "writtenAt";

    private record Slug(
            String resource, String slug, @Nullable String formerSlug) {

        Stream<String> all() {
            return Stream.of(slug, formerSlug).filter(Objects::nonNull);
        }
    }

    private record Newest(Long number, Instant writtenAt) {}

    private ChangesSince() {}

    /** Returns whether all changes after this revision are still stored. */
    public static boolean isKnownSince(long revision) {
        return !Panache.getEntityManager()
                .createNativeQuery("select 1 from catalog_revision where id = 1 and changes_after <= :revision")
                .setParameter(REVISION, revision)
                .getResultList()
                .isEmpty();
    }

    /**
     * Returns the slugs of the entries that changed after one revision and up to another, by resource. A renamed entry
     * also has its former slug. A price has the slug of its sneaker.
     */
    public static Map<String, Set<String>> between(long after, long upTo) {
        return Panache.getEntityManager()
                .createQuery(
                        "select distinct c.resource, c.slug, c.formerSlug from CatalogChange c where c.place > :after "
                                + "and c.place <= :upTo",
                        Slug.class)
                .setParameter("after", ChangeId.after(after).number())
                .setParameter("upTo", ChangeId.after(upTo).number())
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(Slug::resource, Collectors.flatMapping(Slug::all, Collectors.toSet())));
    }

    /** Returns the earliest revision after which all changes are still stored. */
    public static long first() {
        return ((Number) Panache.getEntityManager()
                        .createNativeQuery("select changes_after from catalog_revision where id = 1")
                        .getSingleResult())
                .longValue();
    }

    /**
     * A price that was changed or deleted.
     *
     * @param id the id of the price
     * @param sneaker the slug of its sneaker at that time
     */
    public record ChangedPrice(Long id, String sneaker, CatalogChange.Kind change) {}

    /**
     * Returns the prices that were changed or deleted after this revision, by id. A price that was changed and then
     * deleted occurs twice.
     */
    public static List<ChangedPrice> ofPrices(long after) {
        return Panache.getEntityManager()
                .createQuery(
                        "select distinct c.priceId, c.slug, c.change from CatalogChange c where c.resource = 'prices' "
                                + "and c.place > :after and c.change <> :created order by c.priceId",
                        ChangedPrice.class)
                .setParameter("after", ChangeId.after(after).number())
                .setParameter("created", CatalogChange.Kind.CREATED)
                .getResultList();
    }

    /** Returns properties that identify the state of the catalog after this write, to be stored with the copy. */
    public static Map<String, String> state(long revision) {
        Map<String, String> state = new HashMap<>(Map.of(REVISION, Long.toString(revision)));
        newest(revision).ifPresent(change -> {
            state.put(PLACE, change.number.toString());
            state.put(WRITTEN_AT, change.writtenAt.toString());
        });
        return state;
    }

    /**
     * Returns whether the catalog is at that state or has continued from that state. Returns false for another catalog,
     * for a restored older backup of the same catalog, and if the last change of that state is no longer stored.
     */
    public static boolean isSameCatalog(Map<String, String> state) {
        if (!state.containsKey(REVISION) || Long.parseLong(state.get(REVISION)) > Revision.current()) {
            return false;
        }
        long revision = Long.parseLong(state.get(REVISION));
        return state.get(PLACE) == null
                ? newest(revision).isEmpty()
                : newest(revision)
                        .filter(change -> change.number.toString().equals(state.get(PLACE))
                                && change.writtenAt.toString().equals(state.get(WRITTEN_AT)))
                        .isPresent();
    }

    /**
     * Returns the position and the time of the last stored change up to this revision; empty if no such change is
     * stored.
     */
    private static Optional<Newest> newest(long revision) {
        return Panache.getEntityManager()
                .createQuery(
                        "select c.place, c.writtenAt from CatalogChange c where c.place <= :upTo order by c.place desc",
                        Newest.class)
                .setParameter("upTo", ChangeId.after(revision).number())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }
}
