// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.StyleCode;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import dev.colorway.query.Names;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Selects sneakers by the codes and slugs that identify them. Each component is a query parameter. */
public record SneakerCodes(
        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only sneakers with any of these style codes; separators and case do not matter.",
                example = "[\"1201A457-101\"]")
        List<@Size(max = 40) String> styleCode,

        @RestQuery
        @Size(max = 100)
        @Parameter(
                description =
                        "Only these sneakers: slugs, former slugs or style codes, repeated or separated by commas. "
                                + "The response lists in `missing` the values that no sneaker has.",
                example = "jjjjound-gel-kayano-14-silver-black")
        List<@Size(max = 120) String> slug,

        @RestQuery
        @ValuesOf(Gtin.class)
        @Size(max = 100)
        @Parameter(
                description = "Only sneakers with any of these GTINs: EAN-8, UPC-A, EAN-13 or GTIN-14.",
                example = "[\"4006381333931\"]",
                schema = @Schema(type = SchemaType.ARRAY, implementation = Gtin.class))
        List<@Size(max = 30) String> gtin,

        @RestQuery
        @Size(max = 100)
        @Parameter(
                description = "Only sneakers with any of these identifiers of other sources: the scheme and the value, "
                        + "with a colon between them.",
                example = "example-shop:12345")
        List<@Size(max = 141) @Pattern(regexp = Identifier.TEXT_FORM, message = Identifier.TEXT_MESSAGE) String>
                identifier) {

    /**
     * Normalizes the values, so that queries with the same meaning are equal. Refuses all invalid values in one
     * problem.
     */
    public SneakerCodes {
        List<Fault> faults = new ArrayList<>();
        styleCode = ParameterValues.of("styleCode", styleCode, StyleCode::key, faults);
        slug = ParameterValues.of("slug", slug, Names::key, faults);
        gtin = ParameterValues.of("gtin", gtin, value -> Gtin.fromString(value).key(), faults);
        identifier = ParameterValues.of("identifier", identifier, Identifier::canonical, faults);
        ProblemException.refuse(faults);
    }
}
