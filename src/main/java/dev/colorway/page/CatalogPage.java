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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        static native TemplateInstance list(Frame frame, PageMeta meta, SneakerList list);
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
        ApiRequest request = new ApiRequest(asked.address("/sneakers", uri), OPERATION);
        Frame frame = pages.frame(uri, List.of(request));
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
        return pages.render(Templates.list(frame, meta(frame, list, request, uri), list));
    }

    private PageMeta meta(Frame frame, SneakerList list, ApiRequest request, UriInfo uri) {
        String chosen = list.chips().stream().map(Choice::label).collect(Collectors.joining(", "));
        String title =
                Stream.of(frame.q(), chosen).filter(text -> !text.isEmpty()).collect(Collectors.joining(" - "));
        return new PageMeta(
                title.isEmpty() ? frame.title() : title,
                pages.texts().description(frame.number(list.total())),
                pages.canonicalOfList("/", uri),
                "website",
                null,
                null,
                request.url().toString(),
                null);
    }
}
