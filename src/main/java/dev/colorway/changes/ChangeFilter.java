// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.catalog.SlugOrName;
import dev.colorway.http.CatalogList;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.price.TimeBound;
import dev.colorway.query.Names;
import dev.colorway.revision.ChangeId;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Selects changes by position or time, resource and collaborator. */
public record ChangeFilter(
        @RestQuery
        @Parameter(
                description = "Only changes after this position: a revision, from the header `Catalog-Revision` or the "
                        + "field `revision` of a response, or the `id` of a change.",
                example = "1")
        @Nullable
        ChangeId after,

        @RestQuery
        @Parameter(
                description = "Only the changes of the first write at this time or later, and all changes after them: "
                        + "an instant (RFC 3339), or a date, which means its start in UTC. Not together with `after`.",
                example = "2026-11-23T00:00:00Z")
        @Nullable
        TimeBound since,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only changes of any of these resources.",
                example = "prices",
                schema = @Schema(type = SchemaType.ARRAY, implementation = String.class, enumeration = CatalogList.ALL))
        List<String> resource,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only changes that concern any of these collaborators: changes of the collaborators, of "
                        + "their collaborations, of the sneakers of these collaborations, and of the prices of these "
                        + "sneakers. Send slugs or names.",
                example = "JJJJound")
        List<@Size(max = 200) String> collaborator) {

    private record Slugs(String slug, List<String> formerSlugs) {

        Stream<String> all() {
            return Stream.concat(Stream.of(slug), formerSlugs.stream());
        }
    }

    /**
     * Converts the values to canonical form, so that equivalent filters are equal.
     *
     * @throws ProblemException if there is both a position and a time, or if a folded value is empty
     */
    public ChangeFilter {
        if (after != null && since != null) {
            throw ProblemException.ofParameter(
                    "since", "must not be sent with 'after': each says where the changes begin");
        }
        resource = ParameterValues.of("resource", resource, value -> value);
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key);
    }

    /** Returns the same filter with this start position instead of its own start. */
    ChangeFilter after(ChangeId position) {
        return new ChangeFilter(position, null, resource, collaborator);
    }

    /** Resolves the filter. If it has collaborators, looks up their slugs with one statement. */
    public ChangeSelection selection() {
        return new ChangeSelection(Set.copyOf(resource), collaborator.isEmpty() ? Set.of() : slugs(), Set.of());
    }

    /**
     * Returns the slugs of the collaborators, with their former ones: a recorded change contains the slugs of the time
     * of its write. So each value also counts as a slug, even if no collaborator has that slug now.
     */
    private Set<String> slugs() {
        Set<String> slugs = new HashSet<>(collaborator);
        slugs.addAll(Panache.getSession()
                .createQuery(
                        "select b.slug, b.formerSlugs from Collaborator b where "
                                + SlugOrName.matches("b", "Collaborator", "collaborator"),
                        Slugs.class)
                .setParameterList("collaborator", collaborator)
                .getResultList()
                .stream()
                .flatMap(Slugs::all)
                .toList());
        return slugs;
    }
}
