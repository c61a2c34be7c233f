// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.http.BaseUri;
import dev.colorway.price.CatalogCurrency;
import dev.colorway.settings.PageSettings;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the parameters that the list of sneakers needs but its address leaves out, before the operation reads them. So
 * the operation gets a request that every caller can send to {@code /sneakers}. The page shows this request. Redirects
 * the address of a form with empty fields to one without them, because the API refuses empty values.
 */
@Provider
@ListDefaults.Applied
@Priority(Priorities.HEADER_DECORATOR)
public class ListDefaults implements ContainerRequestFilter {

    /** Marks the operation that gets the parameters. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    public @interface Applied {}

    /** Fills rows of two, three and four cards. */
    static final String LIMIT = "24";

    /** The facets in the column of filters. */
    static final String FACETS = "collaborator,brand,silhouette,designer,technology,audience,color,price,size,currency";

    @Inject
    PageSettings settings;

    @Inject
    Pages pages;

    @Inject
    RoutingContext route;

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters();
        if (given.values().stream().anyMatch(values -> values.stream().anyMatch(String::isBlank))) {
            ApiQuery filled = ApiQuery.of(request.getUriInfo()).withoutBlanks();
            request.abortWith(Response.seeOther(BaseUri.of(request.getUriInfo()).uri("/" + filled.text()))
                    .build());
            return;
        }
        MultiMap parameters = route.queryParams();
        missing(given).forEach(parameters::set);
    }

    /** Returns the currency of an address that names none (ISO 4217). */
    String currency() {
        return settings.currency()
                .orElseGet(() -> CatalogCurrency.orDefault(null).toString());
    }

    /** Returns the parameters that an address leaves out, by name, in the order in which the page shows them. */
    Map<String, String> missing(MultivaluedMap<String, String> given) {
        Map<String, String> defaults = new LinkedHashMap<>();
        settings.currency().ifPresent(currency -> defaults.put("currency", currency));
        defaults.put("sizeSystem", pages.texts().sizeSystem());
        defaults.put("include", "prices");
        defaults.put("facets", FACETS);
        defaults.put("limit", LIMIT);
        defaults.keySet().removeAll(List.copyOf(given.keySet()));
        return defaults;
    }
}
