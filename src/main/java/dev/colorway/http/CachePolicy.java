// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import dev.colorway.settings.HttpSettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the {@code Cache-Control} of the response to a successful read by the address of the request (RFC 9111). The
 * operator sets its value for the catalog and for documentation. Caches can store the files of pages for a year, but
 * must not store changes, imports and webhooks.
 */
@Singleton
public class CachePolicy {

    /** The {@code Cache-Control} of responses that are valid for one caller only, or at one time only. */
    public static final String NO_STORE = "no-store";

    private static final String CATALOG_SETTING = "colorway.http.cache-control";
    private static final String DOCUMENTATION_SETTING = "colorway.http.documentation-cache-control";

    /** The address of the OpenAPI contract. The framework serves it. */
    private static final String CONTRACT = "/q/openapi";

    /** The beginnings of the addresses whose content changes only with the version of the service. */
    private static final List<String> DOCUMENTATION = List.of("/problems", CONTRACT);

    /**
     * The beginnings of the addresses whose responses no cache may store. A subscriber reads each position of the
     * changes only once. Only writers can read imports and webhooks: no setting may let a cache show them to others.
     */
    private static final List<String> LIVE = List.of("/changes", "/imports", "/webhooks");

    /**
     * The beginning of the addresses of the files that HTML pages load. The address of a file changes with its content.
     */
    private static final String ASSETS = "/page/";

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final String DIRECTIVE = "(?:public|private|no-cache|no-store|no-transform|must-revalidate"
            + "|proxy-revalidate|must-understand|immutable"
            + "|(?:max-age|s-maxage|stale-while-revalidate|stale-if-error)=[0-9]{1,10})";

    /** Directives of a response (RFC 9111, 5.2.2, RFC 5861 and RFC 8246). */
    private static final Pattern DIRECTIVES = Pattern.compile(DIRECTIVE + "(?: *, *" + DIRECTIVE + ")*");

    /** Runs after the filters that refuse a request because of its headers. */
    private static final int BEFORE_OPERATIONS = 180;

    @Inject
    HttpSettings settings;

    /** Stops the start if a setting is invalid: caches would ignore an unknown directive. */
    void check(@Observes StartupEvent start) {
        checkDirectives(CATALOG_SETTING, settings.cacheControl());
        checkDirectives(DOCUMENTATION_SETTING, settings.documentationCacheControl());
    }

    static void checkDirectives(String setting, String value) {
        if (!DIRECTIVES.matcher(value).matches()) {
            throw new ConfigurationException(setting + " must be directives of Cache-Control, like "
                    + "public, max-age=30, stale-while-revalidate=300, not '" + value + "'");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::setForContract, BEFORE_OPERATIONS);
    }

    /**
     * The framework sends the contract without a {@code Cache-Control}. A response with a problem replaces this header.
     */
    private void setForContract(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith(CONTRACT)) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, of(path));
        }
        context.next();
    }

    /**
     * Returns the {@code Cache-Control} of a successful read.
     *
     * @param path the normalized path of the request
     */
    public String of(String path) {
        if (LIVE.stream().anyMatch(path::startsWith)) {
            return NO_STORE;
        }
        if (path.startsWith(ASSETS)) {
            return FOR_GOOD;
        }
        return path.equals("/") || DOCUMENTATION.stream().anyMatch(path::startsWith)
                ? settings.documentationCacheControl()
                : settings.cacheControl();
    }

    /**
     * Returns the {@code Cache-Control} of a successful read in one format. The setting for the catalog also applies to
     * the home page in HTML, because this page shows the catalog.
     *
     * @param path the normalized path of the request
     * @param type the media type of the response; null for JSON
     */
    public String of(String path, @Nullable MediaType type) {
        boolean isPage = path.equals("/") && MediaType.TEXT_HTML_TYPE.isCompatible(type);
        return isPage ? settings.cacheControl() : of(path);
    }
}
