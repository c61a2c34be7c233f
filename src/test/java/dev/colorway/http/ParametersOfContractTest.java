// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.Contract.Operation;
import dev.colorway.testing.Contract.Parameter;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.ParameterSchema;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Every operation accepts the parameters that the served contract allows, and refuses those that it forbids. Values are
 * generated from each schema; a JSON Schema validator decides which are allowed.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class ParametersOfContractTest {

    private static final int BAD_REQUEST = 400;

    /**
     * Rules that a schema cannot express: a day, a time, a time zone, a currency, a country and a size that exist, a
     * check digit, a cursor of this list, the form of a change id, a parameter for CSV and TSV only, the length of a
     * price history, and an order that needs another parameter.
     */
    private static final Pattern BEYOND_SCHEMAS = Pattern.compile("must be an instant such as |must be a date: "
            + "|must be an ISO 4217 currency |must be an ISO 3166-1 country |must be a size that the catalog knows"
            + "|must be from |must have one of the widths|must be a system |check digit|is not a cursor"
            + "|must be a revision, |must be a time zone |is for CSV and TSV only"
            + "|must not be more than \\d+ intervals before "
            + "|can be relevance only if q is set");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(1);
    private final List<String> differences = new ArrayList<>();
    private int allowed;
    private int forbidden;

    /** The problem of a response; null if it is not a 400. */
    private JsonNode problem(Operation operation, String address) throws IOException, InterruptedException {
        HttpRequest.Builder request = Transfers.to(address).header(Keys.HEADER, Keys.WRITER);
        JsonNode content = operation.json().at("/requestBody/content");
        if (content.isEmpty()) {
            request.method(operation.method(), BodyPublishers.noBody());
        } else {
            String type = content.fieldNames().next();
            request.header("Content-Type", type)
                    .method(operation.method(), BodyPublishers.ofString(type.contains("json") ? "{}" : ""));
        }
        // A stream has no end: read its body only if it is a problem.
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertTrue(answer.statusCode() < 500 || answer.statusCode() == 503, address + ": " + answer.statusCode());
            return answer.statusCode() == BAD_REQUEST
                    ? Api.json(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    : null;
        }
    }

    private static String faults(JsonNode problem, Parameter parameter) {
        return problem == null
                ? ""
                : StreamSupport.stream(problem.path("errors").spliterator(), false)
                        .filter(fault -> fault.path("parameter").asText().equals(parameter.name()))
                        .map(fault -> fault.get("detail").asText())
                        .collect(Collectors.joining("; "));
    }

    /** Sends the values in one request. */
    private void check(Operation operation, Parameter parameter, List<String> values, boolean isAllowed)
            throws IOException, InterruptedException {
        String address = parameter.in().equals("query")
                ? operation.exampleAddress(parameter.name(), values.get(0)) + repeated(parameter, values)
                : operation
                        .exampleAddress()
                        .replace(operation.examplePath(), path(operation, parameter, values.get(0)));
        String faults = faults(problem(operation, address), parameter);
        if (isAllowed) {
            allowed++;
        } else {
            forbidden++;
        }
        if (isAllowed != faults.isEmpty()
                && !(isAllowed && BEYOND_SCHEMAS.matcher(faults).find())) {
            differences.add((isAllowed ? "allowed, but refused: " : "forbidden, but accepted: ") + operation.method()
                    + " " + address + " " + faults);
        }
    }

    private static String repeated(Parameter parameter, List<String> values) {
        return values.stream()
                .skip(1)
                .map(value -> "&" + parameter.name() + "=" + Api.encoded(value))
                .collect(Collectors.joining());
    }

    private static String path(Operation operation, Parameter parameter, String value) {
        String marked = operation.path().replace("{" + parameter.name() + "}", Api.encoded(value));
        return new Operation(operation.method(), marked, operation.json()).examplePath();
    }

    private void check(Operation operation, Parameter parameter, ParameterSchema schema)
            throws IOException, InterruptedException {
        boolean isInPath = parameter.in().equals("path");
        List<String> values = schema.values(random, Lane.size(2, 200));
        for (String value : Lane.some(values, operation.path() + parameter.name(), 4)) {
            boolean isAllowed = schema.allows(value);
            // The path of an entry that cannot exist is a 404.
            if (!isInPath || isAllowed) {
                check(operation, parameter, List.of(value), isAllowed);
            }
        }
        if (schema.isList() && schema.maxItems() > 0) {
            String value = parameter.examples().get(0);
            check(operation, parameter, Collections.nCopies(schema.maxItems(), value), true);
            check(operation, parameter, Collections.nCopies(schema.maxItems() + 1, value), false);
        } else if (!isInPath && !schema.isList()) {
            check(operation, parameter, List.of("1", "1"), false);
        }
    }

    @Test
    void areAcceptedAndRefusedAsTheContractSays() throws IOException, InterruptedException {
        Contract contract = new Contract(Api.get("/q/openapi?format=json"));
        for (Operation operation : contract.operations().toList()) {
            for (Parameter parameter : operation.parameters()) {
                if (!parameter.in().equals("header")) {
                    check(operation, parameter, new ParameterSchema(contract.document(), parameter));
                }
            }
        }
        assertEquals("", String.join("\n", differences));
        assertTrue(allowed > 200 && forbidden > 300, allowed + " allowed, " + forbidden + " forbidden");
    }
}
