// SPDX-License-Identifier: Apache-2.0
package dev.colorway.digest;

import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.query.Names;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.sneaker.SneakerNames;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Selects the news of a digest. */
public record DigestFilter(
        @RestQuery @Size(max = 50) @Parameter(description = SneakerNames.OF_COLLABORATORS, example = "JJJJound")
        List<@Size(max = 200) String> collaborator,

        @RestQuery @Parameter(description = CatalogCurrency.PARAMETER, example = "SGD")
        CurrencyCode currency) {

    /** Normalizes the values, so that equivalent filters are equal. Refuses all invalid values in one problem. */
    public DigestFilter {
        currency = CatalogCurrency.orDefault(currency);
        List<Fault> faults = new ArrayList<>();
        collaborator = ParameterValues.of("collaborator", collaborator, Names::key, faults);
        ProblemException.refuse(faults);
    }
}
