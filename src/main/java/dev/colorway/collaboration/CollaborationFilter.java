// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryList;
import dev.colorway.catalog.SlugOrName;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.query.Names;
import dev.colorway.query.Order;
import dev.colorway.query.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters and the order of a list of collaborations. */
public record CollaborationFilter(
        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only collaborations with any of these collaborators: slugs or names in any case, "
                        + "repeated or separated by commas.",
                example = "JJJJound")
        List<@Size(max = 200) String> collaborator,

        @RestQuery
        @Size(max = 50)
        @Parameter(description = "Only collaborations with any of these brands: slugs or names.", example = "ASICS")
        List<@Size(max = 200) String> brand,

        @RestQuery
        @DefaultValue("name")
        @Parameter(
                description = "The order. Put `-` in front for descending.",
                example = "name",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"name", "-name"}))
        String sort) {

    /**
     * Normalizes the values, so that queries with the same meaning are equal.
     *
     * @throws ProblemException if a normalized value is empty
     */
    public CollaborationFilter {
        List<Fault> faults = new ArrayList<>();
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key, faults);
        brand = ParameterValues.of("brand", brand, Names::key, faults);
        ProblemException.refuse(faults);
    }

    Order order() {
        return Order.of(sort, List.of(EntryList.BY_NAME));
    }

    Where where() {
        return new Where()
                .and("e.id in " + SlugOrName.collaborationsWith("collaborator"), "collaborator", collaborator)
                .and(
                        "e.brand.id in (select b.id from Brand b where " + SlugOrName.matches("b", "Brand", "brand")
                                + ")",
                        "brand",
                        brand);
    }
}
