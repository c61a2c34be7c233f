// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.query.PageRequest;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.FacetRequest;
import dev.colorway.sneaker.Inclusion;
import dev.colorway.sneaker.SneakerFilter;
import dev.colorway.sneaker.SneakerPage;
import dev.colorway.sneaker.SneakerResource;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The catalog as a page, at {@code /} for browsers. It has the parameters of {@code /sneakers} and passes them to the
 * same operation, so the query of its address is the query of the API.
 */
@Html
@Path("/")
public class CatalogPage {

    private static final String OPERATION = "Sneakers/listSneakers";

    /** The templates of the list. */
    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance list(Frame frame, SneakerCards cards);
    }

    @Inject
    SneakerResource sneakers;

    @Inject
    Pages pages;

    @GET
    @Produces(Html.TYPE)
    @Operation(hidden = true)
    public String list(
            @BeanParam SneakerFilter filter,
            @BeanParam ShownSizes sizes,
            @BeanParam Inclusion inclusion,
            @BeanParam FacetRequest facets,
            @BeanParam PageRequest page,
            UriInfo uri) {
        SneakerPage found = sneakers.list(filter, sizes, inclusion, facets, page, uri);
        SneakerCards cards = pages.read(found, SneakerCards.class);
        Frame frame = pages.frame(uri, List.of(new ApiRequest(ApiQuery.of(uri).address("/sneakers", uri), OPERATION)));
        return pages.render(Templates.list(frame, cards));
    }
}
