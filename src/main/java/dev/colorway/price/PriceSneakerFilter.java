// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.SlugOrName;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.query.Names;
import dev.colorway.query.Where;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Filters prices by their sneakers. */
public record PriceSneakerFilter(
        @RestQuery
        @Size(max = 50)
        @Parameter(
                description =
                        "Only prices of these sneakers: slugs, former slugs or style codes, repeated or separated by "
                                + "commas.",
                example = "[\"1201A457-101\"]")
        List<@Size(max = 120) String> sneaker,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only prices of sneakers by any of these collaborators: slugs or names, repeated or "
                        + "separated by commas.",
                example = "JJJJound")
        List<@Size(max = 200) String> collaborator) {

    /** Normalizes the values, so that queries with the same meaning are equal. Refuses empty values. */
    public PriceSneakerFilter {
        List<Fault> faults = new ArrayList<>();
        sneaker = ParameterValues.of("sneaker", sneaker, Names::key, faults);
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key, faults);
        ProblemException.refuse(faults);
    }

    /**
     * Adds the conditions. If sneakers are named, finds their ids with one statement, or with two if a value is neither
     * a present slug nor a style code. An unknown sneaker matches no price.
     */
    Where narrow(Where where) {
        if (!sneaker.isEmpty()) {
            List<Long> ids = SneakerIdentity.find(sneaker).values().stream()
                    .map(SneakerIdentity::id)
                    .toList();
            where.and(ids.isEmpty() ? "1 = 0" : "p.sneakerId in :sneakerIds").bind("sneakerIds", ids);
        }
        return where.and(
                "p.sneakerId in (select s.id from Sneaker s where s.collaboration.id in "
                        + SlugOrName.collaborationsWith("collaborator") + ")",
                "collaborator",
                collaborator);
    }
}
