// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.DisplayName;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * The entries to which drafts refer, loaded with one statement for each type of entry. A type needs a second statement
 * if a slug is not the present slug of any entry.
 */
public final class ResolvedReferences {

    private final Map<Class<? extends CatalogEntry>, Map<String, CatalogEntry>> found = new HashMap<>();
    private boolean hasFormerSlugs;

    private record Renamed(String formerSlug, CatalogEntry entry) {}

    /** Loads the entries to which these references lead. */
    static ResolvedReferences of(Collection<DraftReference> links) {
        ResolvedReferences references = new ResolvedReferences();
        links.stream()
                .collect(Collectors.groupingBy(
                        DraftReference::entity, Collectors.mapping(DraftReference::slug, Collectors.toSet())))
                .forEach((entity, slugs) -> references.found.put(entity, references.load(entity, slugs)));
        return references;
    }

    private Map<String, CatalogEntry> load(Class<? extends CatalogEntry> entity, Collection<String> slugs) {
        Map<String, CatalogEntry> entries = Panache.getSession()
                .createQuery(
                        "select e from " + entity.getSimpleName() + " e where e.slug in :slugs", CatalogEntry.class)
                .setParameterList("slugs", slugs)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(entry -> entry.slug, entry -> entry));
        List<String> others =
                slugs.stream().filter(slug -> !entries.containsKey(slug)).toList();
        if (!others.isEmpty()) {
            loadByFormerSlugs(entity, others).forEach(renamed -> {
                entries.put(renamed.formerSlug, renamed.entry);
                // ReadProposal.withPresentSlugs later replaces the former slug in a draft by this slug.
                entries.put(renamed.entry.slug, renamed.entry);
                hasFormerSlugs = true;
            });
        }
        return entries;
    }

    private static List<Renamed> loadByFormerSlugs(Class<? extends CatalogEntry> entity, Collection<String> slugs) {
        return Panache.getSession()
                .createQuery(
                        "select a.alias, e from EntryAlias a join " + entity.getSimpleName()
                                + " e on e.id = a.entryId where a.scheme = :scheme and a.alias in :aliases",
                        Renamed.class)
                .setParameter("scheme", EntryAlias.schemeOfSlugs(entity.getSimpleName()))
                .setParameterList("aliases", slugs)
                .getResultList();
    }

    /** Returns whether any reference has a former slug of its entry. */
    boolean hasFormerSlugs() {
        return hasFormerSlugs;
    }

    /** Returns the present slug of the entry to which a reference leads; empty if the reference leads to no entry. */
    Optional<String> slug(DraftReference link) {
        return Optional.ofNullable(entries(link.entity()).get(link.slug())).map(entry -> entry.slug);
    }

    /** Adds an entry that was created or changed after the references were loaded. */
    void add(CatalogEntry entry) {
        // A loaded entry can be a proxy, if another entry referred to it before it was loaded.
        Map<String, CatalogEntry> entries = found.computeIfAbsent(Hibernate.getClass(entry), entity -> new HashMap<>());
        entries.put(entry.slug, entry);
        entry.formerSlugs.forEach(former -> entries.put(former, entry));
    }

    /** Returns the ids of the entries of one type. The id of an entry with former slugs can occur several times. */
    public Stream<Long> ids(Class<? extends CatalogEntry> entity) {
        return found.getOrDefault(entity, Map.of()).values().stream().map(entry -> entry.id);
    }

    /** Returns a fault for each of these references that leads to no entry. */
    List<Fault> missing(List<DraftReference> links) {
        return links.stream()
                .filter(link -> !entries(link.entity()).containsKey(link.slug()))
                .map(link -> Fault.at(
                        link.pointer(), missing(DisplayName.of(link.entity().getSimpleName()), link.slug())))
                .toList();
    }

    /**
     * Returns the detail of the fault of a reference that leads to no entry.
     *
     * @param kind the name of one entry of the type in texts for people
     */
    public static String missing(String kind, String slug) {
        return "there is no " + kind + " '" + Problem.quoted(slug) + "'";
    }

    /** Returns the entry to which a reference leads; null for null. */
    public <E extends CatalogEntry> @Nullable E getOrNull(Class<E> entity, @Nullable EntryReference reference) {
        return reference == null ? null : get(entity, reference.slug());
    }

    /** Returns the entry to which a reference leads. The reference must not be {@link #missing}. */
    public <E extends CatalogEntry> E get(Class<E> entity, EntryReference reference) {
        return get(entity, reference.slug());
    }

    /** Returns the entry with this slug, present or former, to which a draft refers. */
    public <E extends CatalogEntry> E get(Class<E> entity, String slug) {
        return entity.cast(Objects.requireNonNull(entries(entity).get(slug), slug));
    }

    private Map<String, CatalogEntry> entries(Class<? extends CatalogEntry> entity) {
        return found.getOrDefault(entity, Map.of());
    }
}
