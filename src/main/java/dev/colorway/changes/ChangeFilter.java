// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import dev.colorway.catalog.SlugOrName;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.query.Names;
import dev.colorway.revision.ChangeId;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which changes. */
public record ChangeFilter(
        @RestQuery
        @Parameter(
                description = "Only what came after this: a revision, from the header `Catalog-Revision` or the "
                        + "member `revision` of an answer, or the `id` of a change.",
                example = "1")
        ChangeId after,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only changes of any of these resources.",
                example = "prices",
                schema =
                        @Schema(
                                type = SchemaType.ARRAY,
                                implementation = String.class,
                                enumeration = {
                                    "sneakers",
                                    "silhouettes",
                                    "collaborations",
                                    "collaborators",
                                    "designers",
                                    "brands",
                                    "size-charts",
                                    "prices"
                                }))
        List<String> resource,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only changes that concern any of these collaborators: of themselves, their "
                        + "collaborations, the sneakers of those, and their prices. Slugs or names.",
                example = "JJJJound")
        List<@Size(max = 200) String> collaborator) {

    /** Brings equal questions into one form. */
    public ChangeFilter {
        resource = ParameterValues.of("resource", resource, value -> value);
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key);
    }

    /** The same, after another place. */
    ChangeFilter after(ChangeId place) {
        return new ChangeFilter(place, resource, collaborator);
    }

    /** What it selects. Names of collaborators are looked up, with one statement, where there are any. */
    ChangeSelection selection() {
        return new ChangeSelection(Set.copyOf(resource), collaborator.isEmpty() ? Set.of() : slugs());
    }

    /**
     * What changed keeps the slugs of its time, so a value counts as a slug whether there is such a collaborator now or
     * not.
     */
    private Set<String> slugs() {
        Set<String> slugs = new HashSet<>(collaborator);
        slugs.addAll(Panache.getEntityManager()
                .createQuery(
                        "select b.slug from Collaborator b where "
                                + SlugOrName.matches("b", "Collaborator", "collaborator"),
                        String.class)
                .setParameter("collaborator", collaborator)
                .getResultList());
        return slugs;
    }
}
