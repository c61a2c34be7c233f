// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where this service is reached, as the request says: scheme, host and port, behind a trusted proxy those of the proxy,
 * and the prefix that it took off. Every address in an answer is built on it.
 *
 * @param value without a slash at the end
 */
public record BaseUri(String value) {

    /** A name, with '_' as in names that containers have, or an address, and perhaps a port. */
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private static final Pattern BASE = Pattern.compile("https?://[^/]+(/[A-Za-z0-9._~-]+)*/?");

    public static BaseUri of(UriInfo request) {
        String base = request.getBaseUri().toString();
        return new BaseUri(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    /**
     * The same for a request that has not come to an operation; empty if it does not say where it was sent in a way
     * that can be used.
     */
    public static BaseUri of(RoutingContext context) {
        if (!isUsable(context)) {
            return new BaseUri("");
        }
        HttpServerRequest request = context.request();
        String address = request.absoluteURI();
        int path = request.path().length()
                + (request.query() == null ? 0 : 1 + request.query().length());
        return new BaseUri(address.substring(0, address.length() - path));
    }

    /** Scheme, host and port, as browsers name an origin. */
    public static String origin(HttpServerRequest request) {
        return request.scheme() + "://" + request.authority();
    }

    /**
     * Whether addresses can be built on what the request's {@code Host}, and a trusted proxy, say of where it was sent.
     */
    public static boolean isUsable(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.authority() == null
                || request.headers().getAll("Host").size() > 1
                || !AUTHORITY.matcher(request.authority().toString()).matches()) {
            return false;
        }
        String path = request.path() + (request.query() == null ? "" : "?" + request.query());
        String address = request.absoluteURI();
        return address.endsWith(path)
                && BASE.matcher(address.substring(0, address.length() - path.length()))
                        .matches();
    }

    /** Whether a text is a host, perhaps with a port. */
    public static boolean isAuthority(String text) {
        return AUTHORITY.matcher(text).matches();
    }

    /** @param path with a slash in front */
    public URI uri(String path) {
        return URI.create(value + path);
    }

    /**
     * @param path with a slash in front
     * @param query already encoded, without the question mark
     */
    public URI uri(String path, String query) {
        return URI.create(value + path + "?" + query);
    }
}
