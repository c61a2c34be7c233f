// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.catalog.EntryAlias;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks up entries of the catalog by slug or name, many at once. Needs a transaction. */
final class PresentNames {

    private static final int BATCH = 500;

    /**
     * An entry.
     *
     * @param nameKey its folded name, or a slug that it had before
     * @param brand the slug of its brand; empty if entries of its type have none
     */
    record Entry(String slug, String nameKey, String brand) {}

    private PresentNames() {}

    /**
     * Finds entries of a type.
     *
     * @param entity the name of the entity
     * @param keys slugs, present or former, and folded names
     */
    static List<Entry> among(String entity, Collection<String> keys) {
        String brand = entity.equals("Silhouette") || entity.equals("Collaboration") ? "e.brand.slug" : "''";
        Set<Entry> found = new LinkedHashSet<>();
        for (List<String> batch : batches(keys)) {
            // Two statements: H2 uses no index for an 'or' over two columns.
            for (String column : List.of("e.slug", "e.nameKey")) {
                found.addAll(Panache.getEntityManager()
                        .createQuery(
                                "select e.slug, e.nameKey, " + brand + " from " + entity + " e where " + column
                                        + " in :keys order by e.slug",
                                Entry.class)
                        .setParameter("keys", batch)
                        .getResultList());
            }
            found.addAll(Panache.getEntityManager()
                    .createQuery(
                            "select e.slug, a.alias, " + brand + " from EntryAlias a join " + entity
                                    + " e on e.id = a.entryId where a.scheme = :scheme and a.alias in :keys"
                                    + " order by e.slug",
                            Entry.class)
                    .setParameter("scheme", EntryAlias.schemeOfSlugs(entity))
                    .setParameter("keys", batch)
                    .getResultList());
        }
        return List.copyOf(found);
    }

    private record Billed(String slug, String collaborator) {}

    /** Returns the collaborators of all collaborations of a brand in which a collaborator is, by their slugs. */
    static Map<String, Set<String>> collaborations(String brand, String collaborator) {
        Map<String, Set<String>> billed = new LinkedHashMap<>();
        Panache.getEntityManager()
                .createQuery("""
                select k.slug, c.slug from Collaboration k join k.collaborators c
                where k.brand.slug = :brand and k.id in (
                    select m.id from Collaboration m join m.collaborators b where b.slug = :collaborator)
                order by k.slug""", Billed.class)
                .setParameter("brand", brand)
                .setParameter("collaborator", collaborator)
                .getResultList()
                .forEach(row -> billed.computeIfAbsent(row.slug, slug -> new LinkedHashSet<>())
                        .add(row.collaborator));
        return billed;
    }

    /** Returns those of these slugs whose sneaker has no style code. */
    static Set<String> sneakersWithoutCode(Collection<String> slugs) {
        return slugs.isEmpty()
                ? Set.of()
                : Set.copyOf(Panache.getEntityManager()
                        .createQuery(
                                "select s.slug from Sneaker s where s.slug in :slugs and s.styleCode is null",
                                String.class)
                        .setParameter("slugs", slugs)
                        .getResultList());
    }

    private static List<List<String>> batches(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }
}
