// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import dev.colorway.http.RequestId;
import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Describes the failures of operations, from the problem types. */
final class ProblemResponses {

    private static final String EXAMPLES = "#/components/examples/";

    private ProblemResponses() {}

    /**
     * Adds one response for each status that a request can fail with, built from the problem types.
     *
     * @return the references to the responses, by status
     */
    static Map<Integer, String> add(OpenAPI contract) {
        Map<Integer, String> references = new LinkedHashMap<>();
        for (int status : Arrays.stream(ProblemType.values())
                .map(ProblemType::status)
                .collect(Collectors.toCollection(TreeSet::new))) {
            List<ProblemType> types = Arrays.stream(ProblemType.values())
                    .filter(type -> type.status() == status)
                    .toList();
            String name = "Problem" + status;
            contract.getComponents().addResponse(name, problem(types));
            references.put(status, "#/components/responses/" + name);
        }
        return references;
    }

    private static APIResponse problem(List<ProblemType> types) {
        MediaType content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        types.forEach(type -> content.addExample(type.slug(), example(type)));
        String description = types.stream()
                .map(type -> "**" + type.title() + "**: " + type.explanation())
                .collect(Collectors.joining("\n\n"));
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, content));
        ResponseHeaders.add(response, RequestId.HEADER);
        switch (types.get(0)) {
            case METHOD_NOT_ALLOWED -> ResponseHeaders.add(response, "Allow");
            case UNAUTHENTICATED -> ResponseHeaders.add(response, "WWW-Authenticate");
            case UNAVAILABLE, TOO_MANY_FAILURES, INSUFFICIENT_STORAGE -> ResponseHeaders.add(response, "Retry-After");
            case UNSUPPORTED_MEDIA_TYPE -> {
                ResponseHeaders.add(response, "Accept");
                ResponseHeaders.add(response, "Accept-Patch");
            }
            default -> {}
        }
        return response;
    }

    private static Example example(ProblemType type) {
        return OASFactory.createExample().ref(EXAMPLES + "problem-" + type.slug());
    }

    /**
     * Adds the failures of an operation.
     *
     * @param problems the references to the responses, by status
     */
    static void describe(String path, HttpMethod method, Operation operation, Map<Integer, String> problems) {
        statuses(path, method)
                .forEach(status -> operation
                        .getResponses()
                        .addAPIResponse(
                                status.toString(),
                                OASFactory.createAPIResponse().ref(problems.get(status))));
    }

    /** Returns the statuses that an operation can fail with. */
    private static List<Integer> statuses(String path, HttpMethod method) {
        SortedSet<Integer> statuses = new TreeSet<>(List.of(400, 403, 405, 406, 408, 413, 414, 431, 500, 501, 503));
        if (path.contains("{") && method != HttpMethod.PUT) {
            statuses.add(404);
        }
        if (WriteOperations.isForWriters(path)) {
            statuses.addAll(List.of(401, 429));
        }
        if (path.startsWith("/changes")) {
            statuses.add(410);
        }
        if (method == HttpMethod.GET && !path.endsWith("/stream")) {
            statuses.add(412);
        }
        return List.copyOf(method == HttpMethod.GET ? statuses : WriteOperations.failures(path, method, statuses));
    }
}
