// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.BaseUri;
import dev.colorway.revision.RevisionSeen;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Serves the market of a sneaker. */
@Path("/sneakers/{sneaker}" + MarketResource.PATH)
@Tag(name = "Prices")
@RevisionSeen.OfCatalog
public class MarketResource {

    static final String PATH = "/market";

    @GET
    @Transactional
    @Operation(
            operationId = "readMarket",
            summary = "Read the market of one sneaker",
            description = "The lowest ask, the highest bid, the last sale and the retail price, the premium over "
                    + "retail, the changes over 24 hours, 7 and 30 days, and the range and the volatility of 52 weeks: "
                    + "of all sizes together and of each. All times are those of observations: a change compares the "
                    + "latest observation with the last one that is at least 24 hours, 7 days or 30 days older. Of "
                    + "several observations at the same moment, the lowest amount counts; of several bids, the "
                    + "highest.")
    public MarketView read(@RestPath String sneaker, @BeanParam MarketFilter filter, UriInfo uri) {
        SneakerIdentity found = SneakerIdentity.named(sneaker);
        return MarketListing.of(found, filter, "/sneakers/" + found.slug() + PATH, BaseUri.of(uri));
    }
}
