// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entries to which drafts refer, loaded in one statement for each kind. */
public final class ResolvedReferences {

    private final Map<Class<? extends CatalogEntry>, Map<String, CatalogEntry>> found = new HashMap<>();

    /** Loads the entries to which these references lead. */
    static ResolvedReferences of(Collection<DraftReference> links) {
        ResolvedReferences references = new ResolvedReferences();
        links.stream()
                .collect(Collectors.groupingBy(
                        DraftReference::entity, Collectors.mapping(DraftReference::slug, Collectors.toSet())))
                .forEach((entity, slugs) -> references.found.put(entity, load(entity, slugs)));
        return references;
    }

    private static Map<String, CatalogEntry> load(Class<? extends CatalogEntry> entity, Collection<String> slugs) {
        return Panache.getEntityManager()
                .createQuery(
                        "select e from " + entity.getSimpleName() + " e where e.slug in :slugs", CatalogEntry.class)
                .setParameter("slugs", slugs)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(entry -> entry.slug, entry -> entry));
    }

    /** Adds an entry that was created after the references were loaded. */
    void add(CatalogEntry entry) {
        found.computeIfAbsent(entry.getClass(), entity -> new HashMap<>()).put(entry.slug, entry);
    }

    /** Returns the ids of the entries of one kind. */
    public Stream<Long> ids(Class<? extends CatalogEntry> entity) {
        return found.getOrDefault(entity, Map.of()).values().stream().map(entry -> entry.id);
    }

    /** Returns a fault for each of these references that leads to no entry. */
    List<Fault> missing(List<DraftReference> links) {
        return links.stream()
                .filter(link -> !found.get(link.entity()).containsKey(link.slug()))
                .map(link -> Fault.at(
                        link.pointer(),
                        "there is no " + EntryType.displayName(link.entity().getSimpleName()) + " '"
                                + Problem.quoted(link.slug()) + "'"))
                .toList();
    }

    /** Returns the entry to which a reference leads; null for null. */
    public <E extends CatalogEntry> E get(Class<E> entity, EntryReference reference) {
        return reference == null ? null : get(entity, reference.slug());
    }

    public <E extends CatalogEntry> E get(Class<E> entity, String slug) {
        return entity.cast(found.get(entity).get(slug));
    }
}
