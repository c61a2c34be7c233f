// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.BaseUri;
import dev.colorway.http.CatalogList;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The home document: returns the addresses of all resources to programs. Browsers get the page of the catalog, or a
 * redirect to Swagger UI if the operator has turned the pages off.
 */
@Path("/")
@Tag(name = "About")
public class HomeResource {

    /** The resources that follow the lists of the catalog in the home document. */
    private static final List<String> OTHERS = List.of(
            "drops",
            "drops.ics",
            "drops.atom",
            "drops.feed.json",
            "sneakers.atom",
            "sneakers.feed.json",
            "movers.atom",
            "movers.feed.json",
            "digest",
            "changes",
            "catalog",
            "imports",
            "webhooks",
            "problems");

    private static final String MOVERS = "movers";

    @Inject
    @All
    List<CatalogList> lists;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "home",
            summary = "List the resources",
            description = "Returns the addresses of the resources, of the OpenAPI document and of Swagger UI. "
                    + "A browser gets the catalog as a page.")
    public Map<String, URI> home(UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        Map<String, URI> addresses = new LinkedHashMap<>();
        Stream.concat(lists.stream().map(CatalogList::resource), OTHERS.stream())
                .forEach(resource -> addresses.put(resource, base.uri("/" + resource)));
        addresses.put(MOVERS, base.uri("/market/" + MOVERS));
        addresses.put("openapi", base.uri("/q/openapi"));
        addresses.put("swaggerUi", base.uri("/q/swagger-ui/"));
        return addresses;
    }
}
