// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.EntryList;
import dev.colorway.catalog.SlugOrName;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.request.ParameterValues;
import dev.colorway.query.KeyType;
import dev.colorway.query.Names;
import dev.colorway.query.Order;
import dev.colorway.query.SortKey;
import dev.colorway.query.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The filters and the order of a list of silhouettes. */
public record SilhouetteFilter(
        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only silhouettes of any of these brands: slugs or names in any case, repeated or "
                        + "separated by commas.",
                example = "ASICS")
        List<@Size(max = 200) String> brand,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only silhouettes that credit any of these designers, in any role: slugs or names.",
                example = "Toshikazu Kayano")
        List<@Size(max = 200) String> designer,

        @RestQuery
        @Size(max = 50)
        @Parameter(description = "Only silhouettes of any of these lines, in any case.", example = "GEL-Kayano")
        List<@Size(max = 200) String> line,

        @RestQuery
        @Size(max = 50)
        @Parameter(
                description = "Only silhouettes with any of these technologies: names in any spelling.",
                example = "GEL")
        List<@Size(max = 200) String> technology,

        @RestQuery
        @Parameter(
                description = "Only silhouettes released on this date or later. A date known only to the year or month "
                        + "matches if it can be in the range; a silhouette without a date never matches.",
                example = "2008")
        @Nullable
        CalendarDate releasedFrom,

        @RestQuery
        @Parameter(
                description =
                        "Only silhouettes released on this date or earlier. A year or month counts up to its last day.",
                example = "2009-06")
        @Nullable
        CalendarDate releasedTo,

        @RestQuery
        @DefaultValue("name")
        @Parameter(
                description =
                        "The order. Put `-` in front for descending. Silhouettes without a date always come last.",
                example = "name",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"name", "-name", "released", "-released"}))
        String sort) {

    /** Normalizes the values, so that queries with the same meaning are equal. Refuses invalid ranges. */
    public SilhouetteFilter {
        List<Fault> faults = new ArrayList<>();
        brand = ParameterValues.of("brand", brand, Names::key, faults);
        designer = ParameterValues.of("designer", designer, Names::key, faults);
        line = ParameterValues.of("line", line, Names::key, faults);
        technology = ParameterValues.of("technology", technology, Names::slug, faults);
        faults.addAll(CalendarDate.rangeFaults("releasedFrom", releasedFrom, "releasedTo", releasedTo));
        ProblemException.refuse(faults);
        releasedFrom = CalendarDate.firstDay(releasedFrom);
        releasedTo = CalendarDate.lastDay(releasedTo);
    }

    Order order() {
        return Order.of(
                sort, List.of(EntryList.BY_NAME, new SortKey("released", "e.released.first", KeyType.DATE, true)));
    }

    Where where() {
        return new Where()
                .and(
                        "e.brand.id in (select b.id from Brand b where " + SlugOrName.matches("b", "Brand", "brand")
                                + ")",
                        "brand",
                        brand)
                .and(
                        "e.id in (select x.id from Silhouette x join x.designers d " + "where "
                                + SlugOrName.matches("d.designer", "Designer", "designer") + ")",
                        "designer",
                        designer)
                .and("e.lineKey in :line", "line", line)
                .and(
                        "e.id in (select x.id from Silhouette x join x.technologies t where t.slug in :technology)",
                        "technology",
                        technology)
                .and(
                        "e.released.last >= :releasedFrom",
                        "releasedFrom",
                        releasedFrom == null ? null : releasedFrom.first())
                .and("e.released.first <= :releasedTo", "releasedTo", releasedTo == null ? null : releasedTo.last());
    }
}
