// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.http.BaseUri;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The query in the address of a page. It is also a query of the API. Returns changed copies of this query, and
 * addresses with it.
 *
 * @param parameters the values of each parameter, in the order of the address
 */
public record ApiQuery(Map<String, List<String>> parameters) {

    /** The query of an address without parameters. */
    public static final ApiQuery NONE = new ApiQuery(Map.of());

    static final String CURSOR = "cursor";

    /** Copies the parameters: the query does not change. */
    public ApiQuery {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Returns the query of the address of a request, in its order. */
    public static ApiQuery of(UriInfo uri) {
        return new ApiQuery(new QueryStringDecoder(uri.getRequestUri()).parameters());
    }

    /** Returns the query of the address of a request that reached no operation. */
    static ApiQuery of(RoutingContext request) {
        return new ApiQuery(new QueryStringDecoder(request.request().uri()).parameters());
    }

    /** Returns whether the query has a parameter. */
    public boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** Returns this query without blank values, and without the parameters that have no other values. */
    public ApiQuery withoutBlanks() {
        Map<String, List<String>> filled = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            List<String> kept =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (!kept.isEmpty()) {
                filled.put(name, kept);
            }
        });
        return new ApiQuery(filled);
    }

    /**
     * Returns this query with more parameters after its own. If it has one of them already, the new values replace the
     * old ones.
     *
     * @param others the values of each parameter, separated by commas, by the name of the parameter
     */
    public ApiQuery plus(Map<String, String> others) {
        Map<String, List<String>> all = new LinkedHashMap<>(parameters);
        others.forEach((name, value) -> all.put(name, List.of(value.split(","))));
        return new ApiQuery(all);
    }

    /** Returns this query with these parameters alone. */
    public ApiQuery only(String... names) {
        Map<String, List<String>> kept = new LinkedHashMap<>(parameters);
        kept.keySet().retainAll(List.of(names));
        return new ApiQuery(kept);
    }

    /** Returns this query with another value of one parameter. */
    public ApiQuery with(String name, Object value) {
        return with(name, List.of(value.toString()));
    }

    /** Returns this query with other values of one parameter. An empty list removes the parameter. */
    public ApiQuery with(String name, List<?> values) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        if (values.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, values.stream().map(Object::toString).toList());
        }
        return new ApiQuery(changed);
    }

    /** Returns this query with the value added, or removed if the query has it. */
    public ApiQuery toggled(String name, String value) {
        List<String> values = new ArrayList<>(parameters.getOrDefault(name, List.of()));
        if (!values.remove(value)) {
            values.add(value);
        }
        return with(name, values);
    }

    /** Returns the query in an address, with its question mark; empty without parameters. */
    public String text() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "="
                                + parameter.getValue().stream()
                                        .map(ApiQuery::encoded)
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /**
     * Returns the address with this query.
     *
     * @param path with a leading slash
     */
    public URI address(String path, UriInfo uri) {
        return BaseUri.of(uri).uri(path + text());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
