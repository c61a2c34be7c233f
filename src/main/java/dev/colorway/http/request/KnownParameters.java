// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.CatalogList;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ForeignNames;
import dev.colorway.http.problem.Nearest;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses, before an operation begins, all unknown query parameters and all invalid values in one response. The
 * framework would ignore an unknown parameter and answer an invalid value with a 404. The parameters of an operation
 * are the components of its {@code @BeanParam} records, so no second declaration is necessary. A value of a fixed set,
 * such as {@code kind=ask}, can have any case; the operation receives the one of the set.
 */
@Provider
public class KnownParameters implements ContainerRequestFilter {

    private static final Map<Method, Map<String, ParameterReader>> KNOWN = new ConcurrentHashMap<>();

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
        Map<String, ParameterReader> known = KNOWN.computeIfAbsent(operation.getResourceMethod(), this::of);
        List<String> unknown = given.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .sorted()
                .toList();
        List<Fault> faults = new ArrayList<>(
                unknown.stream().map(name -> unknown(name, known)).toList());
        known.forEach((name, reader) -> {
            if (given.containsKey(name)) {
                faults.addAll(reader.faults(given.get(name), validator));
            }
        });
        if (!faults.isEmpty()) {
            addFoldingFaults(known, given, faults);
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_PARAMETER,
                    "There is no parameter '" + Problem.quoted(unknown.get(0)) + "' here.",
                    faults);
        }
        if (!faults.isEmpty()) {
            throw ProblemException.ofParameters(faults);
        }
        known.forEach((name, reader) -> {
            if (given.containsKey(name) && !reader.choices().isEmpty()) {
                // The framework reads the values for the operation from here.
                route.queryParams().set(name, reader.canonical(given.get(name)));
            }
        });
    }

    /** Adds what the records would find wrong with the parameters without a fault: after a fault, none is created. */
    private static void addFoldingFaults(
            Map<String, ParameterReader> known, MultivaluedMap<String, String> given, List<Fault> faults) {
        Set<String> faulty = faults.stream().map(Fault::parameter).collect(Collectors.toSet());
        known.forEach((name, reader) -> {
            if (given.containsKey(name) && !faulty.contains(name)) {
                faults.addAll(reader.foldingFaults(given.get(name)));
            }
        });
    }

    /**
     * Refuses a path parameter with control characters. No entry has such an identity, and not every database accepts
     * one in a query.
     */
    private static void refuse(String name, String identity, String method) {
        throw method.equals(HttpMethod.PUT)
                ? ProblemException.ofParameter(name, "must not contain control characters")
                : ProblemException.notFound("entry", identity);
    }

    private static Fault unknown(String name, Map<String, ParameterReader> known) {
        return ForeignNames.ofParameter(name, known.keySet()).orElseGet(() -> unlisted(name, known));
    }

    private static Fault unlisted(String name, Map<String, ParameterReader> known) {
        String detail = known.isEmpty()
                ? "unknown: there are no parameters here"
                : "unknown: the parameters here are " + String.join(", ", known.keySet());
        return new Fault(Problem.quoted(name), null, null, null, detail, Nearest.to(name, known.keySet()));
    }

    private Map<String, ParameterReader> of(Method method) {
        List<String> names = lists.stream().map(CatalogList::resource).toList();
        Map<String, ParameterReader> known = new LinkedHashMap<>();
        Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(BeanParam.class))
                .flatMap(parameter -> Stream.of(parameter.getType().getRecordComponents()))
                .map(component -> ParameterReader.of(component, names))
                .forEach(reader -> known.put(reader.name(), reader));
        return known;
    }
}
