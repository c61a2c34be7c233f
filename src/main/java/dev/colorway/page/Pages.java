// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.BaseUri;
import dev.colorway.settings.PageSettings;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Renders pages: gives them their frame and their language. */
@Singleton
public class Pages {

    @Inject
    PageSettings settings;

    @Inject
    PageAssets assets;

    @Inject
    ObjectMapper json;

    /** Returns the frame of a page that shows the responses to these requests. */
    public Frame frame(UriInfo uri, List<ApiRequest> requests) {
        String base = BaseUri.of(uri).value();
        @Nullable String q = uri.getQueryParameters().getFirst("q");
        return new Frame(
                Objects.toString(URI.create(base).getRawPath(), ""),
                address(uri).value(),
                settings.language(),
                settings.title(),
                assets.logo(),
                assets.style(),
                assets.script(),
                Objects.toString(q, ""),
                requests);
    }

    /**
     * Returns the base address of canonical addresses, which search engines and link previews read: the configured one,
     * or else that of the request.
     */
    public BaseUri address(UriInfo uri) {
        return settings.address().map(BaseUri::new).orElseGet(() -> BaseUri.of(uri));
    }

    /** Returns the language of the texts around the entries. */
    public Locale language() {
        return Locale.forLanguageTag(settings.language());
    }

    /** Returns the texts of the pages in this language. */
    public Texts texts() {
        return MessageBundles.get(Texts.class, Localized.Literal.of(settings.language()));
    }

    /** Renders a page in the language of the site. */
    public String render(TemplateInstance page) {
        return page.setLocale(language()).render();
    }

    /**
     * Reads the response of an operation as a client of the API does: from its JSON, into a record with the fields that
     * a page shows.
     *
     * @param answer what the operation returned
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
