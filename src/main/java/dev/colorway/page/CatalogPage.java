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

/**
 * The catalog as a page, at {@code /} for browsers. It has the parameters of {@code /sneakers} and passes them to the
 * same operation, so the query of its address, without the language, is a query of the API.
 */
@Html
@Path("/")
public class CatalogPage {

    private static final String OPERATION = "Sneakers/listSneakers";

    /** The templates of the list. */
    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance list(Frame frame, SneakerList list);
    }

    @Inject
    SneakerResource sneakers;

    @Inject
    Pages pages;

    @Inject
    ListDefaults defaults;

    @GET
    @ListDefaults.Applied
    @Produces(Html.TYPE)
    public String list(
            @BeanParam SneakerFilter filter,
            @BeanParam ShownSizes sizes,
            @BeanParam Inclusion inclusion,
            @BeanParam FacetRequest facets,
            @BeanParam PageRequest page,
            @BeanParam PageLanguage language,
            UriInfo uri) {
        ApiQuery given = ApiQuery.of(uri);
        ApiQuery asked = given.with(PageLanguage.PARAMETER, List.of()).plus(defaults.missing(uri.getQueryParameters()));
        SneakerPage found = sneakers.list(filter, sizes, inclusion, facets, page, uri);
        Frame frame = pages.frame(uri, List.of(new ApiRequest(asked.address("/sneakers", uri), OPERATION)));
        ApiQuery shown = SneakerLists.canonical(given, found.query());
        SneakerList list = new SneakerLists(
                        found,
                        new ListTexts(
                                pages.texts(),
                                pages.language(),
                                shown,
                                String.valueOf(found.query().get("currency"))),
                        new ListLinks(SneakerLists.withSlugs(shown, found), shown, frame),
                        defaults.currency())
                .list(List.of(pages.read(found.items(), Card[].class)));
        return pages.render(Templates.list(frame, list));
    }
}
