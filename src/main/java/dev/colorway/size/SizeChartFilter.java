// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.catalog.Audience;
import dev.colorway.catalog.EntryList;
import dev.colorway.catalog.SlugOrName;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.http.request.ValuesOf;
import dev.colorway.query.Names;
import dev.colorway.query.Order;
import dev.colorway.query.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Selects size charts and their order. */
public record SizeChartFilter(
        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only charts of any of these brands: slugs or names in any case, repeated or separated "
                        + "by commas.",
                example = "ASICS")
        List<@Size(max = 200) String> brand,

        @RestQuery
        @ValuesOf(Audience.class)
        @Parameter(
                description = "Only charts for any of these people, repeated or separated by commas. A chart without "
                        + "an audience never matches.",
                example = "MEN",
                schema = @Schema(type = SchemaType.ARRAY, implementation = Audience.class))
        List<String> audience,

        @RestQuery
        @DefaultValue("name")
        @Parameter(
                description = "The order; a leading `-` means descending.",
                example = "name",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"name", "-name"}))
        String sort) {

    /** Normalizes the parameters, so that queries with the same meaning are equal. */
    public SizeChartFilter {
        brand = ParameterValues.of("brand", brand, Names::key);
        audience = ParameterValues.of("audience", audience, UnaryOperator.identity());
    }

    Order order() {
        return Order.of(sort, List.of(EntryList.BY_NAME));
    }

    Where where() {
        return new Where()
                .and(
                        "e.brand.id in (select b.id from Brand b where " + SlugOrName.matches("b", "Brand", "brand")
                                + ")",
                        "brand",
                        brand)
                .and(
                        "e.audience in :audience",
                        "audience",
                        audience.stream().map(Audience::valueOf).toList());
    }
}
