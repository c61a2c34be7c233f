// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.Contract.Operation;
import dev.colorway.testing.Contract.Parameter;
import dev.colorway.testing.JsonPointers;
import dev.colorway.testing.Keys;
import dev.colorway.testing.ParameterSchema;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random requests of a contract: valid, nearly valid and hostile ones. */
final class FuzzRequests {

    private static final List<String> HOSTILE = List.of(
            "'",
            "\" or 1=1 --",
            "<script>",
            "%",
            "\\",
            "..",
            "\u0000",
            "\u202e",
            "{}",
            "[]",
            "null",
            "-0",
            "1e400",
            "x".repeat(3000),
            "👟",
            "\ud83d",
            "a,b,,c",
            "2026-02-30",
            "９",
            "İ");
    private static final List<String> MEDIA_TYPES = List.of(
            "application/json",
            "text/csv",
            "application/x-ndjson",
            "*/*",
            "text/html",
            "application/xml",
            "text/*;q=0",
            "nonsense",
            "application/merge-patch+json",
            "text/event-stream");
    private static final List<String> TAGS = List.of("*", "\"x\"", "W/\"1\"", "nonsense", "\"1\", \"2\"");
    private static final int TEXTS = 5;

    private final String base;
    private final Contract contract;
    private final List<Operation> operations;
    private final Random random;
    private final Map<Parameter, List<String>> values = new HashMap<>();

    /** A request, and the operation that it asks for. */
    record Fuzz(Operation operation, HttpRequest request, String body) {

        @Override
        public String toString() {
            return request.method() + " " + request.uri() + " "
                    + request.headers().map() + " " + body;
        }
    }

    FuzzRequests(String base, Contract contract, Random random) {
        this.base = base;
        this.contract = contract;
        this.operations = contract.operations().toList();
        this.random = random;
    }

    Fuzz next() {
        Operation operation = any(operations);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address(operation)));
        if (isOneIn(2)) {
            request.header(Keys.HEADER, isOneIn(200) ? "nonsense" : Keys.WRITER);
        }
        if (isOneIn(8)) {
            request.header("Accept", any(MEDIA_TYPES));
        }
        if (isOneIn(2)) {
            request.header(isOneIn(4) ? "If-None-Match" : "If-Match", isOneIn(2) ? "*" : any(TAGS));
        }
        JsonNode content = operation.json().at("/requestBody/content");
        if (content.isEmpty()) {
            request.method(operation.method(), BodyPublishers.noBody());
            return new Fuzz(operation, request.build(), "");
        }
        List<String> types = new ArrayList<>();
        content.fieldNames().forEachRemaining(types::add);
        String type = any(types);
        String body = body(content.get(type));
        request.header("Content-Type", isOneIn(20) ? any(MEDIA_TYPES) : type)
                .method(operation.method(), BodyPublishers.ofString(body));
        return new Fuzz(operation, request.build(), body);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean isOneIn(int count) {
        return random.nextInt(count) == 0;
    }

    private String address(Operation operation) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                String value = value(parameter);
                path = path.replace(
                        "{" + parameter.name() + "}",
                        value.isEmpty() || value.matches("\\.+") ? "x" : Api.encoded(value));
            } else if (parameter.in().equals("query")) {
                int share = parameter.json().path("required").asBoolean()
                        ? 1
                        : operation.parameters().size();
                for (int times = isOneIn(share) ? 1 + (isOneIn(10) ? 60 : 0) : 0; times > 0; times--) {
                    query.append('&').append(parameter.name()).append('=').append(Api.encoded(value(parameter)));
                }
            }
        }
        if (isOneIn(20)) {
            query.append("&").append(Api.encoded(any(HOSTILE))).append("=1");
        }
        return path + query.toString().replaceFirst("&", "?");
    }

    /** Returns an example, a value at the edge of the schema, or a hostile one. */
    private String value(Parameter parameter) {
        if (isOneIn(2) && !parameter.examples().isEmpty()) {
            return any(parameter.examples());
        }
        return isOneIn(5)
                ? any(HOSTILE)
                : any(values.computeIfAbsent(
                        parameter, one -> new ParameterSchema(contract.document(), one).values(random, TEXTS)));
    }

    /** Returns an example of a body, unchanged or with one field replaced or added; or a text that is no example. */
    private String body(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        content.path("examples").forEach(example -> examples.add(example.path("value")));
        content.path("schema").path("examples").forEach(examples::add);
        if (content.has("example")) {
            examples.add(content.get("example"));
        }
        if (examples.isEmpty() || isOneIn(10)) {
            return any(List.of("", "{", "[]", "null", "{}", "{\"name\":\"\\ud83d\"}", any(HOSTILE)));
        }
        JsonNode body = any(examples).deepCopy();
        if (body.isTextual()) {
            return isOneIn(2) ? body.asText() : body.asText().replace(any(List.of("a", "\"", ",", "\n")), any(HOSTILE));
        }
        JsonNode changed = body.isArray() && !body.isEmpty() ? body.get(0) : body;
        if (changed instanceof ObjectNode object && isOneIn(2)) {
            ObjectNode mutated = mutated(object);
            changed = mutated;
        }
        return (body.isArray() ? JsonNodeFactory.instance.arrayNode().add(changed) : changed).toString();
    }

    private ObjectNode mutated(ObjectNode body) {
        List<String> pointers = JsonPointers.in(body);
        if (pointers.isEmpty() || isOneIn(5)) {
            return body.put(any(HOSTILE), 1);
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        ArrayNode many = json.arrayNode();
        for (int entry = 0; entry < 101; entry++) {
            many.add("x");
        }
        return JsonPointers.with(
                body,
                any(pointers),
                any(List.of(
                        json.nullNode(),
                        json.textNode(any(HOSTILE)),
                        json.numberNode(-1),
                        json.numberNode(1e300),
                        json.booleanNode(true),
                        json.objectNode(),
                        json.arrayNode(),
                        many)));
    }
}
