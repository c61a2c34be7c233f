// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

import dev.colorway.query.Listing;
import dev.colorway.query.Where;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the index documents of entries that are found only by slug, former slug and name.
 *
 * @param type the list of the entries: {@code collaborators}
 * @param entity the name of the entity in HQL
 */
public record NamedDocuments(String type, String entity) implements DocumentSource {

    public static final String COLLABORATORS = "collaborators";
    public static final String SILHOUETTES = "silhouettes";
    public static final String DESIGNERS = "designers";
    public static final String BRANDS = "brands";
    public static final String COLLABORATIONS = "collaborations";

    private record Named(Long id, String slug, String name, List<String> formerSlugs) {}

    /** Creates a source for each of these types. */
    static final class Kinds {

        @Produces
        @ApplicationScoped
        DocumentSource collaborators() {
            return new NamedDocuments(COLLABORATORS, "Collaborator");
        }

        @Produces
        @ApplicationScoped
        DocumentSource silhouettes() {
            return new NamedDocuments(SILHOUETTES, "Silhouette");
        }

        @Produces
        @ApplicationScoped
        DocumentSource designers() {
            return new NamedDocuments(DESIGNERS, "Designer");
        }

        @Produces
        @ApplicationScoped
        DocumentSource brands() {
            return new NamedDocuments(BRANDS, "Brand");
        }

        @Produces
        @ApplicationScoped
        DocumentSource collaborations() {
            return new NamedDocuments(COLLABORATIONS, "Collaboration");
        }
    }

    @Override
    public long count() {
        return Panache.getEntityManager()
                .createQuery("select count(e.id) from " + entity + " e", Long.class)
                .getSingleResult();
    }

    @Override
    public void all(Consumer<EntryDocument> taker) {
        each("", new Where(), taker);
    }

    @Override
    public void of(Collection<String> slugs, Consumer<EntryDocument> taker) {
        each(" where e.slug in :slugs", new Where().bind("slugs", slugs), taker);
    }

    private void each(String condition, Where values, Consumer<EntryDocument> taker) {
        try {
            Listing.each(
                    "select e.id, e.slug, e.name, e.formerSlugs from " + entity + " e" + condition + " order by e.id",
                    Named.class,
                    values,
                    entry -> taker.accept(new EntryDocument(type, entry.id, entry.slug, entry.name)
                            .text(entry.name)
                            .formerSlugs(entry.formerSlugs)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Set<String> affectedBy(String resource, Collection<String> slugs, Found found) {
        return resource.equals(type) ? Set.copyOf(slugs) : Set.of();
    }
}
