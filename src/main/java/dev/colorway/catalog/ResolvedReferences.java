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
                        DraftReference::kind, Collectors.mapping(DraftReference::slug, Collectors.toSet())))
                .forEach((kind, slugs) -> references.found.put(kind, load(kind, slugs)));
        return references;
    }

    private static Map<String, CatalogEntry> load(Class<? extends CatalogEntry> kind, Collection<String> slugs) {
        return Panache.getEntityManager()
                .createQuery("select e from " + kind.getSimpleName() + " e where e.slug in :slugs", CatalogEntry.class)
                .setParameter("slugs", slugs)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(entry -> entry.slug, entry -> entry));
    }

    /** Adds an entry that was created after the references were loaded. */
    void add(CatalogEntry entry) {
        found.computeIfAbsent(entry.getClass(), kind -> new HashMap<>()).put(entry.slug, entry);
    }

    /** Returns the ids of the entries of one kind. */
    public Stream<Long> numbers(Class<? extends CatalogEntry> kind) {
        return found.getOrDefault(kind, Map.of()).values().stream().map(entry -> entry.id);
    }

    /** Returns a fault for each of these references that leads to no entry. */
    List<Fault> missing(List<DraftReference> links) {
        return links.stream()
                .filter(link -> !found.get(link.kind()).containsKey(link.slug()))
                .map(link -> Fault.at(
                        link.place(),
                        "there is no " + EntryType.word(link.kind().getSimpleName()) + " '"
                                + Problem.quoted(link.slug()) + "'"))
                .toList();
    }

    /** Returns the entry to which a reference leads; null for null. */
    public <E extends CatalogEntry> E get(Class<E> kind, EntryReference reference) {
        return reference == null ? null : get(kind, reference.slug());
    }

    public <E extends CatalogEntry> E get(Class<E> kind, String slug) {
        return kind.cast(found.get(kind).get(slug));
    }
}
