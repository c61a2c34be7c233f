// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.content.Description;
import dev.colorway.content.Image;
import dev.colorway.http.BaseUri;
import dev.colorway.http.request.ParameterRecord;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.Frame;
import dev.colorway.page.Pages;
import dev.colorway.query.PageRequest;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.settings.PageSettings;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.FacetRequest;
import dev.colorway.sneaker.Inclusion;
import dev.colorway.sneaker.PriceSelection;
import dev.colorway.sneaker.SneakerFilter;
import dev.colorway.sneaker.SneakerResource;
import dev.colorway.sneaker.SneakerView;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages of entries share: the head of the page, and how amounts and dates are written. */
@Singleton
class EntryPages {

    private static final int MAX_SNEAKERS = 48;
    private static final Inclusion NOTHING_MORE = new Inclusion(List.of(), null);
    private static final FacetRequest NO_FACETS = new FacetRequest(List.of());

    @Inject
    SneakerResource sneakers;

    @Inject
    Pages pages;

    @Inject
    PageSettings settings;

    @Inject
    ObjectMapper json;

    /** Returns how the pages write amounts and dates. */
    LocalFormat format() {
        return new LocalFormat(pages.language());
    }

    /**
     * Renders a page that several operations answer. The response then names the revision of the first: the others can
     * have seen later writes, which a cache of responses must not take for the state of the whole page.
     *
     * @param page asks the operations, and returns the template with their responses
     */
    String render(Supplier<TemplateInstance> page) {
        long seen = RevisionSeen.orCurrent();
        String html = pages.render(page.get());
        RevisionSeen.set(seen);
        return html;
    }

    /** Returns the first sneakers of an entry. */
    List<SneakerView> sneakers(EntryPath type, String slug, String sort, UriInfo uri) {
        SneakerFilter filter = filter(Map.of(type.parameter(), List.of(slug), "sort", sort));
        return sneakers(filter, new PageRequest(MAX_SNEAKERS, null), uri).items();
    }

    /** Returns a query for sneakers, with their prices in the currency of the pages. */
    SneakerFilter filter(Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        settings.currency().map(CurrencyCode::fromString).ifPresent(currency -> all.put("currency", currency));
        return ParameterRecord.of(SneakerFilter.class, all);
    }

    /** Returns the parameter for the currency of the pages, with an ampersand; empty for that of the catalog. */
    String currencyParameter() {
        return settings.currency().map(currency -> "&currency=" + currency).orElse("");
    }

    /** Returns the selection of a price, in the currency of the pages unless it names one. */
    PriceSelection inCurrency(PriceSelection quoted) {
        return quoted.currency() != null || settings.currency().isEmpty()
                ? quoted
                : new PriceSelection(
                        CurrencyCode.fromString(settings.currency().get()),
                        quoted.size(),
                        quoted.kind(),
                        quoted.condition());
    }

    /** Returns a page of sneakers. */
    SneakerViews sneakers(SneakerFilter filter, PageRequest page, UriInfo uri) {
        return pages.read(
                sneakers.list(filter, ShownSizes.ALL, NOTHING_MORE, NO_FACETS, page, uri), SneakerViews.class);
    }

    /** Returns the position of a page with the limit of pages for people, unless its address has a limit. */
    PageRequest limited(PageRequest page, int limit, UriInfo uri) {
        return uri.getQueryParameters().containsKey("limit") ? page : new PageRequest(limit, page.cursor());
    }

    /** Returns the parameters of a position, with an ampersand before each. */
    static String position(PageRequest page) {
        return "&limit=" + page.limit() + (page.cursor() == null ? "" : "&cursor=" + page.cursor());
    }

    /**
     * Returns the path and query of the next page; null on the last page.
     *
     * @param path the path of the page
     * @param next the address of the next page in the API; null on the last page
     */
    static @Nullable String next(String path, @Nullable URI next) {
        return next == null ? null : path + "?" + next.getRawQuery();
    }

    /** Returns the same as {@link #next}, for a page that has no other parameters than the position. */
    static @Nullable String nextPosition(String path, @Nullable URI next) {
        return next == null
                ? null
                : Stream.of(next.getRawQuery().split("&"))
                        .filter(parameter -> parameter.startsWith("limit=") || parameter.startsWith("cursor="))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    /** A page of sneakers, as far as pages of entries show it. */
    record SneakerViews(
            List<SneakerView> items, long total, @Nullable URI next) {}

    /** Returns a request to the API. */
    ApiRequest request(String path, String query, String operation, UriInfo uri) {
        return new ApiRequest(BaseUri.of(uri).uri(path, query), operation);
    }

    /**
     * Returns the frame of the page of an entry.
     *
     * @param api the address of the entry in the API
     * @param sort the order of its sneakers
     * @param others the requests for what the page shows besides the entry and its sneakers
     */
    Frame frame(EntryProfile profile, URI api, String sort, List<ApiRequest> others, UriInfo uri) {
        List<ApiRequest> requests = new ArrayList<>();
        requests.add(new ApiRequest(
                api, profile.type().tag() + "/read" + profile.type().entity()));
        requests.add(request(
                "/sneakers",
                profile.filter() + currencyParameter() + "&sort=" + sort + "&limit=" + MAX_SNEAKERS,
                "Sneakers/listSneakers",
                uri));
        requests.addAll(others);
        return pages.frame(uri, requests);
    }

    /**
     * Returns the head of the page of an entry.
     *
     * @param about the type of the entry in schema.org
     * @param api the address of the entry in the API
     */
    PageMeta meta(EntryProfile profile, String about, URI api, UriInfo uri) {
        Description description = profile.description();
        BaseUri base = pages.address(uri);
        String count = format().count(profile.sneakerCount());
        return meta(
                profile.entry().name(),
                description == null ? null : description.text(),
                texts -> texts.entryDescription(profile.entry().name(), count),
                profile.type().address(profile.entry().slug(), base),
                "website",
                profile.images(),
                api,
                StructuredData.collection(about, profile, base));
    }

    /** Returns the texts in the language of the pages. */
    EntryTexts texts() {
        return MessageBundles.get(
                EntryTexts.class, Localized.Literal.of(pages.language().toLanguageTag()));
    }

    /**
     * Returns the head of a page.
     *
     * @param description the description of the entry; null for {@code otherwise}
     * @param api the address of the same in the API
     */
    PageMeta meta(
            String title,
            @Nullable String description,
            Function<EntryTexts, String> otherwise,
            String canonical,
            String type,
            List<Image> images,
            URI api,
            Map<String, Object> data) {
        Image image = images.isEmpty() ? null : images.get(0);
        return new PageMeta(
                title,
                Objects.requireNonNullElseGet(description, () -> otherwise.apply(texts())),
                canonical,
                type,
                image == null ? null : image.url().text(),
                image == null ? null : image.alt(),
                api.toString(),
                StructuredData.json(data, json));
    }
}
