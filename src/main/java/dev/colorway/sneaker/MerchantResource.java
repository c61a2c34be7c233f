// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.BaseUri;
import dev.colorway.revision.RevisionSeen;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the feed for Google Merchant Center. */
@Path("/sneakers.merchant.xml")
@Tag(ref = "Sneakers")
@RevisionSeen.OfCatalog
public class MerchantResource {

    @GET
    @Produces(MerchantFeed.MEDIA_TYPE)
    @Operation(
            operationId = "exportMerchantFeed",
            summary = "Export sneakers for Google Merchant Center",
            description = "Returns the sneakers that match as an RSS 2.0 feed with the attributes of Google's product "
                    + "data specification: one item for each size and each requested condition with an ask, at the "
                    + "lowest ask in the requested currency, or one item with the retail price if there is no ask. "
                    + "Prices of the condition `DEFECT` do not count. `size`, `minPrice` and `maxPrice` select "
                    + "sneakers, not items. An attribute without a value is left out, even if Google requires it: "
                    + "`availability` unless you send it, `link` unless you send it or the sneaker has a link with the "
                    + "relation `shop`, `image_link` without a picture, `price` without a price.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MerchantFeed.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public MerchantFeed export(@BeanParam SneakerFilter filter, @BeanParam MerchantOptions options, UriInfo uri) {
        return new MerchantFeed(filter, options, BaseUri.of(uri));
    }
}
