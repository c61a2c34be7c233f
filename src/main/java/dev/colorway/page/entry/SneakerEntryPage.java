// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.http.BaseUri;
import dev.colorway.http.MovedException;
import dev.colorway.http.request.ParameterRecord;
import dev.colorway.page.ApiQuery;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.Frame;
import dev.colorway.page.Html;
import dev.colorway.page.PageLanguage;
import dev.colorway.page.PageMeta;
import dev.colorway.page.Pages;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.PriceFilter;
import dev.colorway.price.PriceView;
import dev.colorway.price.history.HistoryFilter;
import dev.colorway.price.history.HistoryResource;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.rate.ObservedExchange;
import dev.colorway.related.RelatedRequest;
import dev.colorway.related.RelatedResource;
import dev.colorway.related.RelatedSneakers.Related;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.silhouette.SilhouetteResource;
import dev.colorway.silhouette.SilhouetteView;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.Inclusion;
import dev.colorway.sneaker.PriceSelection;
import dev.colorway.sneaker.Product;
import dev.colorway.sneaker.SneakerResource;
import dev.colorway.sneaker.SneakerView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The page of a sneaker. It has the parameters of {@code /sneakers/{sneaker}}, which choose the price to show. A style
 * code or a former slug redirects to the one address of the page.
 */
@Html
@RevisionSeen.OfCatalog
@Path("/s")
public class SneakerEntryPage {

    private static final int RELATED = 6;
    private static final Inclusion WITH_PRICES = new Inclusion(List.of("prices"), null);
    private static final ApiQuery CURRENT_PRICES = ApiQuery.NONE.with("limit", 100);

    /** The template of the page. */
    @CheckedTemplate(basePath = "page/entry")
    static class Templates {
        static native TemplateInstance sneaker(Frame frame, PageMeta meta, LocalFormat format, SneakerStory story);
    }

    @Inject
    SneakerResource sneakers;

    @Inject
    SilhouetteResource silhouettes;

    @Inject
    RelatedResource related;

    @Inject
    HistoryResource histories;

    @Inject
    EntryPages entries;

    @Inject
    Pages pages;

    @GET
    @Path("/{sneaker}")
    @Produces(Html.TYPE)
    @Transactional
    public String read(
            @RestPath String sneaker, @BeanParam PriceSelection quoted, @BeanParam PageLanguage language, UriInfo uri) {
        return entries.render(() -> page(sneaker, quoted, uri));
    }

    private TemplateInstance page(String sneaker, PriceSelection asked, UriInfo uri) {
        PriceSelection quoted = entries.inCurrency(asked);
        SneakerView view = view(sneaker, quoted, uri);
        SilhouetteView silhouette = view.silhouette() == null
                ? null
                : silhouettes.read(view.silhouette().slug(), uri);
        List<PriceView> prices = sneakers.prices(
                        view.slug(),
                        ParameterRecord.of(PriceFilter.class, CURRENT_PRICES.parameters()),
                        ShownSizes.ALL,
                        ObservedExchange.NONE,
                        ParameterRecord.of(PageRequest.class, CURRENT_PRICES.parameters()),
                        uri)
                .items();
        ChartLine history = history(view);
        List<Related> others = related.list(view.slug(), quoted, ShownSizes.ALL, new RelatedRequest(RELATED), uri)
                .items();
        SneakerStory story = new SneakerStory(
                view,
                silhouette,
                prices,
                history,
                history == null || history.points().size() < 2 ? null : PriceChart.of(history),
                others,
                asked,
                stream(view));
        Frame frame = pages.frame(uri, requests(view, silhouette, quoted, BaseUri.of(uri)));
        return Templates.sneaker(frame, meta(view, quoted, uri), entries.format(), story);
    }

    private @Nullable ChartLine history(SneakerView sneaker) {
        MatchedPrice shown = sneaker.price();
        return shown == null
                ? null
                : ChartLine.of(
                        shown,
                        histories.read(
                                sneaker.slug(),
                                ParameterRecord.of(
                                        HistoryFilter.class,
                                        ChartLine.query(shown).parameters())));
    }

    private SneakerView view(String sneaker, PriceSelection quoted, UriInfo uri) {
        SneakerView view = pages.read(
                EntryPath.redirected(() -> sneakers.read(sneaker, quoted, ShownSizes.ALL, WITH_PRICES, uri)),
                SneakerView.class);
        if (!view.slug().equals(sneaker)) {
            throw new MovedException(EntryPath.SNEAKERS.path(view.slug()));
        }
        return view;
    }

    /**
     * Returns the path and query of the stream of changes of prices and sneakers. If the sneaker has collaborators, the
     * stream contains only changes that concern the first collaborator.
     */
    private static String stream(SneakerView sneaker) {
        return "/changes/stream?resource=prices,sneakers"
                + (sneaker.collaboration() == null
                        ? ""
                        : "&collaborator="
                                + sneaker.collaboration().collaborators().get(0).slug());
    }

    private static List<ApiRequest> requests(
            SneakerView sneaker, @Nullable SilhouetteView silhouette, PriceSelection quoted, BaseUri base) {
        String path = "/sneakers/" + sneaker.slug();
        List<ApiRequest> requests = new ArrayList<>();
        requests.add(new ApiRequest(Question.of(path, quoted, WITH_PRICES).address(base), "Sneakers/readSneaker"));
        if (silhouette != null) {
            requests.add(new ApiRequest(silhouette.url(), "Silhouettes/readSilhouette"));
        }
        requests.add(
                new ApiRequest(URI.create(sneaker.prices() + CURRENT_PRICES.text()), "Prices/listPricesOfSneaker"));
        if (sneaker.price() != null) {
            requests.add(new ApiRequest(
                    base.uri(path + "/price-history"
                            + ChartLine.query(sneaker.price()).text()),
                    "Prices/readPriceHistory"));
        }
        requests.add(new ApiRequest(
                Question.of(path + "/related", quoted, new RelatedRequest(RELATED))
                        .address(base),
                "Sneakers/listRelatedSneakers"));
        return requests;
    }

    private PageMeta meta(SneakerView sneaker, PriceSelection quoted, UriInfo uri) {
        BaseUri base = pages.address(uri);
        return entries.meta(
                sneaker.name(),
                sneaker.description() == null ? null : sneaker.description().text(),
                texts -> texts.sneakerDescription(sneaker.name()),
                EntryPath.SNEAKERS.address(sneaker.slug(), base),
                "product",
                sneaker.images(),
                sneaker.url(),
                Product.of(sneaker, quoted, base.uri(EntryPath.SNEAKERS.path(sneaker.slug()))));
    }
}
