// SPDX-License-Identifier: Apache-2.0
package dev.colorway.related;

import dev.colorway.http.BaseUri;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.PriceSelection;
import dev.colorway.sneaker.SneakerLookup;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Lists the sneakers that are related to one sneaker. */
@Path("/sneakers/{sneaker}/related")
@Tag(name = "Sneakers")
@RevisionSeen.OfCatalog
public class RelatedResource {

    @GET
    @Transactional
    @Operation(
            operationId = "listRelatedSneakers",
            summary = "List related sneakers",
            description = "Returns sneakers from the same collaboration, of the same silhouette, by the same designer "
                    + "or at a similar price, in this order. Each item shows its strongest reason. Two sneakers "
                    + "without a silhouette do not count as sneakers of the same silhouette.")
    public RelatedSneakers list(
            @RestPath String sneaker,
            @BeanParam PriceSelection quoted,
            @BeanParam ShownSizes sizes,
            @BeanParam RelatedRequest request,
            UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        return RelatedListing.of(SneakerLookup.view(sneaker, quoted, sizes, base), quoted, sizes, request, base);
    }
}
