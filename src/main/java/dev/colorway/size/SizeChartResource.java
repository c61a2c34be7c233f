// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import dev.colorway.catalog.EntryResource;
import dev.colorway.http.BaseUri;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The operations on size charts. A page costs at most three SQL statements: the ids of the charts, the count of all
 * matches, and the charts.
 */
@Path("/size-charts")
@Tag(name = "Size charts")
@RevisionSeen.OfCatalog
public class SizeChartResource extends EntryResource<SizeChart, SizeChartDraft, SizeChartView> {

    SizeChartResource(SizeChartType type) {
        super(type, (ids, base) -> load(type, ids, base));
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSizeCharts",
            summary = "List size charts",
            description = "Size charts define which sizes of a brand are equivalent. Searches by size find prices at "
                    + "equivalent sizes, and prices list their equivalent sizes.")
    public Page<SizeChartView> list(@BeanParam SizeChartFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return page(filter, filter.where(), filter.order(), page, uri);
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam SizeChartFilter filter, @BeanParam FileOptions file) {
        return export(filter.where(), filter.order()).with(file);
    }

    private static Map<Long, SizeChartView> load(SizeChartType type, Collection<Long> ids, BaseUri base) {
        return type.byId(ids).stream()
                .collect(Collectors.toMap(chart -> chart.id, chart -> SizeChartView.of(chart, base)));
    }
}
