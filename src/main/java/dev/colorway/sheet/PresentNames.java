// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.catalog.EntryAlias;
import dev.colorway.query.Batches;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks up entries of the catalog by slug or name, many at once. Needs a transaction. */
final class PresentNames {

    private static final int BATCH = 500;

    /**
     * An entry that was found by its slug, its name or a former slug.
     *
     * @param nameKey its folded name ({@link dev.colorway.query.Names#key}), or a slug that it had before
     * @param brand the slug of its brand; empty if entries of its type have none
     */
    record Entry(String slug, String nameKey, String brand) {}

    private PresentNames() {}

    /**
     * Finds entries of a type, with three SQL statements for each {@value #BATCH} keys.
     *
     * @param entity the name of the entity in HQL
     * @param keys slugs, present or former, and folded names
     */
    static List<Entry> among(String entity, Collection<String> keys) {
        String brand = entity.equals("Silhouette") || entity.equals("Collaboration") ? "e.brand.slug" : "''";
        Set<Entry> found = new LinkedHashSet<>();
        for (List<String> batch : Batches.of(keys, BATCH)) {
            // Two statements: H2 uses no index for an 'or' over two columns.
            for (String column : List.of("e.slug", "e.nameKey")) {
                found.addAll(Panache.getSession()
                        .createQuery(
                                "select e.slug, e.nameKey, " + brand + " from " + entity + " e where " + column
                                        + " in :keys order by e.slug",
                                Entry.class)
                        .setParameterList("keys", batch)
                        .getResultList());
            }
            found.addAll(Panache.getSession()
                    .createQuery(
                            "select e.slug, a.alias, " + brand + " from EntryAlias a join " + entity
                                    + " e on e.id = a.entryId where a.scheme = :scheme and a.alias in :keys"
                                    + " order by e.slug",
                            Entry.class)
                    .setParameter("scheme", EntryAlias.schemeOfSlugs(entity))
                    .setParameterList("keys", batch)
                    .getResultList());
        }
        return List.copyOf(found);
    }

    /** One collaborator of a collaboration: the slugs of the brand, the collaboration and the collaborator. */
    private record Billing(String brand, String slug, String collaborator) {}

    /**
     * Finds the collaborations with at least one of these collaborators.
     *
     * @return for each key of {@link #billing}, the slugs of its collaborations, sorted
     */
    static Map<String, List<String>> collaborations(Collection<String> collaborators) {
        Map<String, Set<String>> parties = new TreeMap<>();
        Map<String, String> brands = new HashMap<>();
        for (List<String> batch : Batches.of(collaborators, BATCH)) {
            Panache.getSession()
                    .createQuery("""
                    select k.brand.slug, k.slug, c.slug from Collaboration k join k.collaborators c
                    where k.id in (
                        select m.id from Collaboration m join m.collaborators b where b.slug in :collaborators)
                    """, Billing.class)
                    .setParameterList("collaborators", batch)
                    .getResultList()
                    .forEach(row -> {
                        brands.put(row.slug, row.brand);
                        parties.computeIfAbsent(row.slug, slug -> new HashSet<>())
                                .add(row.collaborator);
                    });
        }
        Map<String, List<String>> slugs = new HashMap<>();
        parties.forEach((slug, all) -> slugs.computeIfAbsent(billing(brands.get(slug), all), key -> new ArrayList<>(1))
                .add(slug));
        return slugs;
    }

    /** Returns the key that all collaborations of one brand with the same collaborators share. */
    static String billing(@Nullable String brand, Collection<String> collaborators) {
        return brand + "\n" + String.join("\n", new TreeSet<>(collaborators));
    }

    /** Returns the slugs, among these, of sneakers without a style code. */
    static Set<String> sneakersWithoutCode(Collection<String> slugs) {
        return slugs.isEmpty()
                ? Set.of()
                : Set.copyOf(Panache.getSession()
                        .createQuery(
                                "select s.slug from Sneaker s where s.slug in :slugs and s.styleCode is null",
                                String.class)
                        .setParameterList("slugs", slugs)
                        .getResultList());
    }
}
