// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.CatalogList;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses, before an operation begins, all unknown query parameters and all invalid values in one response. The
 * framework would ignore an unknown parameter and answer an invalid value with a 404. A value of a fixed set, such as
 * {@code kind=ask}, can be in upper or lower case; the operation receives the spelling of the set.
 */
@Provider
public class KnownParameters implements ContainerRequestFilter {

    private static final Map<Method, OperationParameters> KNOWN = new ConcurrentHashMap<>();

    @Context
    ResourceInfo operation;

    @Inject
    Validator validator;

    @Inject
    RoutingContext route;

    @Inject
    @All
    List<CatalogList> lists;

    @Override
    public void filter(ContainerRequestContext request) {
        request.getUriInfo()
                .getPathParameters()
                .forEach((name, values) -> values.stream()
                        .filter(ParameterReader::hasControlCharacters)
                        .forEach(identity -> refuse(name, identity, request.getMethod())));
        MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters();
        if (given.isEmpty()) {
            return;
        }
        OperationParameters known = KNOWN.computeIfAbsent(
                operation.getResourceMethod(),
                method -> OperationParameters.of(
                        method, lists.stream().map(CatalogList::resource).toList()));
        List<Fault> faults = known.faults(given, validator);
        List<String> unknown = known.unknown(given);
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_PARAMETER,
                    "There is no parameter '" + Problem.quoted(unknown.get(0)) + "' here.",
                    faults);
        }
        ProblemException.refuse(faults);
        // The framework reads the values for the operation from here.
        known.choices(given).forEach(route.queryParams()::set);
    }

    /**
     * Refuses a path parameter with control characters: a PUT with a 400, every other method with a 404. No entry has
     * such an identity, and not every database accepts such characters in a query.
     */
    private static void refuse(String name, String identity, String method) {
        throw method.equals(HttpMethod.PUT)
                ? ProblemException.ofParameter(name, "must not contain control characters")
                : ProblemException.notFound("entry", identity);
    }
}
