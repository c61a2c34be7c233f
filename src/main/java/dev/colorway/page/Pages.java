// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.BaseUri;
import dev.colorway.settings.PageSettings;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Renders pages: gives them their frame and their language. */
@Singleton
public class Pages {

    /** The name of each language in the language itself, by its tag. */
    private static final SortedMap<String, String> LANGUAGES = new TreeMap<>(Map.of("en", "English", "de", "Deutsch"));

    @Inject
    PageSettings settings;

    @Inject
    PageAssets assets;

    @Inject
    ObjectMapper json;

    @Inject
    RoutingContext request;

    /** Returns the frame of a page that shows the responses to these requests. */
    public Frame frame(UriInfo uri, List<ApiRequest> requests) {
        return frame(request, BaseUri.of(uri), ApiQuery.of(uri), requests);
    }

    /** Returns the frame of a page for a request that reached no operation. */
    Frame frame(RoutingContext outside) {
        return frame(outside, BaseUri.of(outside), ApiQuery.of(outside), List.of());
    }

    private Frame frame(RoutingContext of, BaseUri base, ApiQuery query, List<ApiRequest> requests) {
        String root = Objects.toString(URI.create(base.value()).getRawPath(), "");
        String path = root + of.request().path();
        return new Frame(
                root,
                language(of).toLanguageTag(),
                LANGUAGES.entrySet().stream()
                        .map(each -> language(each.getKey(), each.getValue(), path, query))
                        .toList(),
                settings.title(),
                assets.logo(),
                assets.style(),
                assets.script(),
                query.parameters().getOrDefault("q", List.of("")).get(0),
                requests);
    }

    /**
     * Returns the base address of canonical addresses, which search engines and link previews read: the configured one,
     * or else that of the request.
     */
    public BaseUri address(UriInfo uri) {
        return settings.address().map(BaseUri::new).orElseGet(() -> BaseUri.of(uri));
    }

    /**
     * Returns the one address of a list in all languages. Null if the address of the request has parameters other than
     * the language: then the page is a selection or a later page of the list.
     *
     * @param path the path of the list
     */
    public @Nullable String canonicalOfList(String path, UriInfo uri) {
        boolean isWhole = ApiQuery.of(uri)
                .with(PageLanguage.PARAMETER, List.of())
                .parameters()
                .isEmpty();
        return isWhole ? address(uri).value() + path : null;
    }

    /** @param path the path of the present page, with the path prefix of a proxy */
    private PageLanguage.Choice language(String tag, String name, String path, ApiQuery asked) {
        List<String> chosen = tag.equals(settings.language()) ? List.of() : List.of(tag);
        // A cursor is valid only with the parameters of its own list. Another language changes the default size system.
        ApiQuery query = asked.with(ApiQuery.CURSOR, List.of()).with(PageLanguage.PARAMETER, chosen);
        String parameter = chosen.isEmpty() ? "" : PageLanguage.PARAMETER + "=" + tag;
        return new PageLanguage.Choice(tag, name, parameter, path + query.text());
    }

    /**
     * Returns the language of the texts around the entries: the one in the address if the pages have it, else the one
     * of the site. It does not depend on {@code Accept-Language}, so an address shows the same to everybody.
     */
    public Locale language() {
        return language(request);
    }

    private Locale language(RoutingContext of) {
        String asked = of.queryParams().get(PageLanguage.PARAMETER);
        return Locale.forLanguageTag(asked != null && LANGUAGES.containsKey(asked) ? asked : settings.language());
    }

    /** Returns the texts of the pages in {@link #language}. */
    public Texts texts() {
        return MessageBundles.get(Texts.class, Localized.Literal.of(language().toLanguageTag()));
    }

    /** Renders a page in its language. */
    public String render(TemplateInstance page) {
        return render(page, request);
    }

    /** Renders the page for a request that reached no operation. */
    String render(TemplateInstance page, RoutingContext outside) {
        return page.setLocale(language(outside)).render();
    }

    /**
     * Reads the response of an operation as a client of the API does: from its JSON, into a record with the fields that
     * a page shows.
     *
     * @param answer the response of the operation
     */
    public <T> T read(Object answer, Class<T> type) {
        try {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json.writeValueAsBytes(answer));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
