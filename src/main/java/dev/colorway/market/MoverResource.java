// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import dev.colorway.http.BaseUri;
import dev.colorway.http.FileType;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.CsvTable;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Serves the sneakers whose prices have changed most. */
@Path(MoverListing.PATH)
@Tag(name = "Prices")
@RevisionSeen.OfCatalog
public class MoverResource {

    private static final List<String> COLUMNS = List.of(
            "sneaker", "name", "kind", "percent", "amount", "observedAt", "amountBefore", "observedBefore", "url");

    @Inject
    MoverListing movers;

    @GET
    @Operation(
            operationId = "listMovers",
            summary = "List movers",
            description = "The sneakers whose prices have risen or fallen, the largest change in percent first. The "
                    + "changes are those of `/sneakers/{sneaker}/market`, for all sizes together. As CSV, a response "
                    + "contains one page, like JSON.")
    public Page<MoverView> list(@BeanParam MoverFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return movers.page(filter, page, BaseUri.of(uri));
    }

    @GET
    @Produces(CsvTable.TYPE)
    @Operation(hidden = true)
    public RestResponse<String> table(@BeanParam MoverFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        Page<MoverView> found = movers.page(filter, page, BaseUri.of(uri));
        ResponseBuilder<String> answer = ResponseBuilder.ok(CsvTable.rows(
                COLUMNS,
                found.items().stream()
                        .map(mover -> List.<Object>of(
                                mover.sneaker().slug(),
                                mover.sneaker().name(),
                                mover.kind(),
                                mover.percent(),
                                mover.latest().amount(),
                                mover.latest().observedAt(),
                                mover.before().amount(),
                                mover.before().observedAt(),
                                mover.url()))
                        .toList()));
        if (found.next() != null) {
            // The path of the next page ends in .csv, so that page is also a table, even without the header Accept.
            URI next = UriBuilder.fromUri(found.next())
                    .replacePath(found.next().getRawPath() + "." + FileType.CSV.extension())
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
