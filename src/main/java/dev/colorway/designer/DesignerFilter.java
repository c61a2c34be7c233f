// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.catalog.EntryList;
import dev.colorway.catalog.SlugOrName;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.query.Names;
import dev.colorway.query.Order;
import dev.colorway.query.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters and the order of a list of designers. */
public record DesignerFilter(
        @RestQuery
        @Size(max = 50)
        @Parameter(
                description =
                        "Only designers credited on a silhouette or a sneaker of any of these brands: slugs or names "
                                + "in any case, repeated or separated by commas.",
                example = "ASICS")
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
     * Normalizes the values, so that queries with the same meaning are equal. Refuses a brand that is empty after that.
     */
    public DesignerFilter {
        brand = ParameterValues.of("brand", brand, Names::key);
    }

    Order order() {
        return Order.of(sort, List.of(EntryList.BY_NAME));
    }

    Where where() {
        return new Where()
                .and(
                        "(e.id in (select d.designer.id from Silhouette x join x.designers d where "
                                + SlugOrName.matches("x.brand", "Brand", "brand")
                                + ") or e.id in (select c.designer.id from Sneaker y join y.credits c "
                                + "left join y.silhouette z join Brand b on b.id = coalesce(z.brand.id, "
                                + "y.ownBrand.id) where "
                                + SlugOrName.matches("b", "Brand", "brand") + "))",
                        "brand",
                        brand);
    }
}
