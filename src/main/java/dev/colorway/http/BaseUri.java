// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The base address of this service as the request names it: scheme, host and port, then the path prefix that a trusted
 * proxy removed. Behind a trusted proxy, scheme, host and port are those of the proxy. Every address in a response
 * starts with the base address.
 *
 * @param value without a slash at the end; empty if the request does not name a usable address
 */
public record BaseUri(String value) {

    /** A host name or an IP address, optionally with a port. Allows '_', because names of containers have it. */
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private static final BaseUri NONE = new BaseUri("");
    private static final String KEY = BaseUri.class.getName();
    /** The headers by which a proxy changes the base address, besides those with configured names. */
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-Proto", "X-Forwarded-Ssl", "X-Forwarded-Port");

    private static volatile List<String> forwarded = FORWARDED;

    /** Caches the last base address, because nearly all requests have the same base address. */
    private record Last(@Nullable String scheme, String host, BaseUri base) {}

    private static volatile @Nullable Last last;

    private static final Pattern BASE = Pattern.compile("https?://[^/]+(/[A-Za-z0-9._~-]+)*/?");

    public static BaseUri of(UriInfo request) {
        String base = request.getBaseUri().toString();
        return new BaseUri(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    /**
     * Returns the base address of a request, even if the request has not reached an operation. The base address is
     * empty if the request does not name a usable address.
     */
    public static BaseUri of(RoutingContext context) {
        BaseUri base = context.get(KEY);
        if (base == null) {
            base = find(context.request());
            context.put(KEY, base);
        }
        return base;
    }

    /** Sets the names of the headers for the host and the path prefix of a proxy. */
    public static void nameHeaders(String host, String prefix) {
        List<String> names = new ArrayList<>(FORWARDED);
        names.add(host);
        names.add(prefix);
        forwarded = List.copyOf(names);
    }

    private static BaseUri find(HttpServerRequest request) {
        if (forwarded.stream().anyMatch(request.headers()::contains)) {
            return new BaseUri(forwarded(request));
        }
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        Last found = last;
        if (found != null
                && hosts.size() == 1
                && hosts.get(0).equals(found.host)
                && Objects.equals(request.scheme(), found.scheme)) {
            return found.base;
        }
        if (request.authority() == null
                || hosts.size() > 1
                || !AUTHORITY.matcher(request.authority().toString()).matches()) {
            return NONE;
        }
        BaseUri base = new BaseUri(origin(request));
        if (hosts.size() == 1) {
            last = new Last(request.scheme(), hosts.get(0), base);
        }
        return base;
    }

    /**
     * Returns the base address of a request with headers of a proxy; empty if it is not usable. The headers count only
     * if the proxy is trusted.
     */
    private static String forwarded(HttpServerRequest request) {
        if (request.authority() == null
                || request.headers().getAll(HttpHeaders.HOST).size() > 1
                || !AUTHORITY.matcher(request.authority().toString()).matches()) {
            return NONE.value;
        }
        String path = request.path() + (request.query() == null ? "" : "?" + request.query());
        String address = request.absoluteURI();
        if (!address.endsWith(path)) {
            return NONE.value;
        }
        String base = address.substring(0, address.length() - path.length());
        return BASE.matcher(base).matches() ? base : NONE.value;
    }

    /** Returns scheme, host and port in the form in which browsers send an origin. */
    public static String origin(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }

    /**
     * Returns whether the {@code Host} of the request, and the headers of a trusted proxy, form a valid base address.
     */
    public static boolean isUsable(RoutingContext context) {
        return !of(context).equals(NONE);
    }

    /** Returns whether a text is a host, optionally with a port. */
    public static boolean isAuthority(String text) {
        return AUTHORITY.matcher(text).matches();
    }

    /** @param path with a leading slash */
    public URI uri(String path) {
        return URI.create(value + path);
    }

    /**
     * @param path with a leading slash
     * @param query already encoded, without the question mark
     */
    public URI uri(String path, String query) {
        return URI.create(value + path + "?" + query);
    }
}
