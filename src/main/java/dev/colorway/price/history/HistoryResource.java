// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.catalog.Reference;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.query.Question;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.CsvTable;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Serves the prices of a sneaker over time. */
@Path("/sneakers/{sneaker}" + HistoryResource.PATH)
@Tag(name = "Prices")
@RevisionSeen.OfCatalog
public class HistoryResource {

    static final String PATH = "/price-history";

    private static final List<String> COLUMNS =
            List.of("start", "time", "open", "high", "low", "close", "median", "mean", "count");
    private static final String BY_COLUMNS = "columns";

    @GET
    @Transactional
    @Operation(
            operationId = "readPriceHistory",
            summary = "Read the prices of one sneaker over time",
            description = "The observations of one currency and kind that match the query, current or not, in buckets "
                    + "of a day, a week or a month of a time zone. A bucket without an observation is left out. The "
                    + "CSV table has the same numbers.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PriceHistory.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public PriceHistory read(@RestPath String sneaker, @BeanParam HistoryFilter filter) {
        SneakerIdentity found = SneakerIdentity.named(sneaker);
        HistoryListing.Chart chart = HistoryListing.of(found, filter);
        boolean byColumns = filter.layout().equals(BY_COLUMNS);
        return new PriceHistory(
                new Reference(found.slug(), found.name()),
                chart.kind(),
                byColumns ? null : chart.buckets(),
                byColumns ? BucketColumns.of(chart.buckets()) : null,
                Question.of("/sneakers/" + found.slug() + PATH, filter).parameters());
    }

    @GET
    @Produces(CsvTable.TYPE)
    @Transactional
    @Operation(hidden = true)
    public String table(@RestPath String sneaker, @BeanParam HistoryFilter filter) {
        List<List<Object>> rows = HistoryListing.of(SneakerIdentity.named(sneaker), filter).buckets().stream()
                .map(bucket -> List.<Object>of(
                        bucket.start(),
                        bucket.time(),
                        bucket.open(),
                        bucket.high(),
                        bucket.low(),
                        bucket.close(),
                        bucket.median(),
                        bucket.mean(),
                        bucket.count()))
                .toList();
        return filter.layout().equals(BY_COLUMNS) ? CsvTable.columns(COLUMNS, rows) : CsvTable.rows(COLUMNS, rows);
    }
}
