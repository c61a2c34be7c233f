// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.content.Image;
import dev.colorway.http.BaseUri;
import dev.colorway.http.request.ParameterRecord;
import dev.colorway.page.ApiQuery;
import dev.colorway.page.ApiRequest;
import dev.colorway.page.Frame;
import dev.colorway.page.PageMeta;
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
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The common parts of the pages of entries: sneakers, requests, the head of the page, and the format of amounts and
 * dates.
 */
@Singleton
class EntryPages {

    private static final int MAX_SNEAKERS = 48;

    @Inject
    SneakerResource sneakers;

    @Inject
    Pages pages;

    @Inject
    PageSettings settings;

    @Inject
    ObjectMapper json;

    /** Returns the format of amounts and dates in the language of the pages. */
    LocalFormat format() {
        return new LocalFormat(pages.language());
    }

    /**
     * Renders a page from the responses of several operations. The page has the oldest revision of these responses.
     *
     * @param page calls the operations, and returns the template with their responses
     */
    String render(Supplier<TemplateInstance> page) {
        RevisionSeen.keepOldest();
        return pages.render(page.get());
    }

    /**
     * Returns the query for at most {@value #MAX_SNEAKERS} sneakers of an entry: the oldest of a silhouette, the newest
     * of any other type.
     */
    ApiQuery sneakersOf(EntryPath type, String slug) {
        return inCurrency(ApiQuery.NONE.with(type.parameter(), slug))
                .with("sort", type == EntryPath.SILHOUETTES ? "releaseDate" : "-releaseDate")
                .with("limit", MAX_SNEAKERS);
    }

    /**
     * Returns the query with the currency of the pages in place of any other. If the pages have no configured currency,
     * returns the query unchanged.
     */
    ApiQuery inCurrency(ApiQuery asked) {
        return settings.currency()
                .map(currency -> asked.with("currency", currency))
                .orElse(asked);
    }

    /**
     * Returns the selection of a price with the currency of the pages. Returns the selection unchanged if it names a
     * currency, or if the pages have no configured currency.
     */
    PriceSelection inCurrency(PriceSelection quoted) {
        return quoted.currency() != null || settings.currency().isEmpty()
                ? quoted
                : new PriceSelection(
                        CurrencyCode.fromString(settings.currency().get()),
                        quoted.size(),
                        quoted.kind(),
                        quoted.condition());
    }

    /** Returns the page of sneakers that a query selects. */
    SneakerViews sneakers(ApiQuery asked, UriInfo uri) {
        return pages.read(
                sneakers.list(
                        ParameterRecord.of(SneakerFilter.class, asked.parameters()),
                        ShownSizes.ALL,
                        ParameterRecord.of(Inclusion.class, asked.parameters()),
                        ParameterRecord.of(FacetRequest.class, asked.parameters()),
                        ParameterRecord.of(PageRequest.class, asked.parameters()),
                        uri),
                SneakerViews.class);
    }

    /** Returns the request for a page of sneakers. */
    static ApiRequest sneakersRequest(ApiQuery asked, UriInfo uri) {
        return new ApiRequest(asked.address("/sneakers", uri), EntryPath.SNEAKERS.listOperation());
    }

    /** Returns the page request with this limit, unless the address names a limit. */
    PageRequest limited(PageRequest page, int limit, UriInfo uri) {
        return uri.getQueryParameters().containsKey("limit") ? page : new PageRequest(limit, page.cursor());
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

    /** Returns the same as {@link #next}, but keeps only the parameters limit and cursor. */
    static @Nullable String nextPosition(String path, @Nullable URI next) {
        return next == null
                ? null
                : Stream.of(next.getRawQuery().split("&"))
                        .filter(parameter -> parameter.startsWith("limit=") || parameter.startsWith("cursor="))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    /** A page of sneakers: the fields of the response that pages of entries show. */
    record SneakerViews(
            List<SneakerView> items, long total, @Nullable URI next) {}

    /** Returns the frame of the page of an entry, with the requests that {@link EntryApi} sends. */
    Frame frame(EntryProfile profile, UriInfo uri) {
        EntryPath type = profile.type();
        String slug = profile.entry().slug();
        List<ApiRequest> requests = new ArrayList<>();
        requests.add(new ApiRequest(profile.entry().url(), type.readOperation()));
        requests.add(sneakersRequest(sneakersOf(type, slug), uri));
        if (type.others() != null) {
            requests.add(new ApiRequest(
                    EntryApi.others(type, slug).address("/" + type.others().resource(), uri),
                    type.others().listOperation()));
        }
        return pages.frame(uri, requests);
    }

    /** Returns the head of the page of an entry. */
    PageMeta meta(EntryProfile profile, UriInfo uri) {
        EntryView entry = profile.entry();
        BaseUri base = pages.address(uri);
        long count = entry.sneakerCount();
        return meta(
                entry.name(),
                entry.description() == null ? null : entry.description().text(),
                texts -> texts.entryDescription(entry.name(), texts.sneakerCount(count, format().count(count))),
                profile.type().address(entry.slug(), base),
                "website",
                entry.images(),
                entry.url(),
                StructuredData.collection(profile, base));
    }

    /** Returns the texts in the language of the pages. */
    EntryTexts texts() {
        return MessageBundles.get(
                EntryTexts.class, Localized.Literal.of(pages.language().toLanguageTag()));
    }

    /**
     * Returns the head of a page.
     *
     * @param description the description of the entry; null to use the text from {@code otherwise}
     * @param canonical the one address of the page; null if it is not for search engines
     * @param api the address of the same content in the API
     */
    PageMeta meta(
            String title,
            @Nullable String description,
            Function<EntryTexts, String> otherwise,
            @Nullable String canonical,
            String type,
            List<Image> images,
            URI api,
            Object data) {
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
