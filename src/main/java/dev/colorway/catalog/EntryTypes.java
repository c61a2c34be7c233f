// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.CatalogList;
import dev.colorway.http.DisplayName;
import dev.colorway.http.MovedException;
import dev.colorway.http.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All types of entries: the beans that are an {@link EntryType}. */
@Singleton
public final class EntryTypes {

    private final List<EntryType<?, ?>> all;

    @Inject
    EntryTypes(@All List<CatalogList> lists) {
        all = lists.stream()
                .filter(EntryType.class::isInstance)
                .<EntryType<?, ?>>map(list -> (EntryType<?, ?>) list)
                .toList();
    }

    /**
     * Returns the failure of a request for a slug that no entry has: a redirect if the slug is a former slug of an
     * entry, otherwise {@code NOT_FOUND}. Needs one statement.
     *
     * @param entity the name of the entity in HQL
     */
    static WebApplicationException notFound(String entity, String slug) {
        return notFound(entity, slug, "");
    }

    /** @param path the rest of the address after that of the entry, with a leading slash; empty if there is none */
    static WebApplicationException notFound(String entity, String slug, String path) {
        return new FormerSlugs(entity)
                .owner(slug)
                .<WebApplicationException>map(
                        present -> new MovedException("/" + resource(entity) + "/" + present + path))
                .orElseGet(() -> ProblemException.notFound(DisplayName.of(entity), slug));
    }

    private static String resource(String entity) {
        return Arc.container().instance(EntryTypes.class).get().all.stream()
                .filter(type -> type.entity().equals(entity))
                .map(EntryType::resource)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the types in the order of the home page. */
    List<EntryType<?, ?>> all() {
        return all;
    }

    /**
     * Returns the types in the order of a catalog file: each after all types that it refers to. Goes from the end of
     * the home page to its start. A type that refers to others follows as soon as the result contains these others. A
     * type comes last if it refers to no other type and no other type refers to it.
     *
     * @throws IllegalStateException if types refer to each other in a circle
     */
    public List<EntryType<?, ?>> inOrderOfReferences() {
        List<EntryType<?, ?>> rest = new ArrayList<>(all);
        Collections.reverse(rest);
        List<EntryType<?, ?>> ordered = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<EntryType<?, ?>> ready = rest.stream()
                    .filter(type -> rest.stream().noneMatch(type::refersTo))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Some types of entries refer to each other: "
                        + rest.stream().map(EntryType::resource).toList());
            }
            EntryType<?, ?> next = ready.stream()
                    .filter(type -> !type.links().isEmpty())
                    .findFirst()
                    .or(() -> ready.stream()
                            .filter(type -> rest.stream().anyMatch(other -> other.refersTo(type)))
                            .findFirst())
                    .orElse(ready.get(0));
            ordered.add(next);
            rest.remove(next);
        }
        return List.copyOf(ordered);
    }
}
