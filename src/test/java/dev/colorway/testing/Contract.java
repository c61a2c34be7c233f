// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The committed contract, as tests walk it. That it is the one that is served is a test of its own. */
public record Contract(JsonNode document) {

    public static final Path FILE = Path.of("docs/openapi.yaml");

    /** A parameter of an operation. */
    public record Parameter(String name, String in, JsonNode json) {

        /** Its examples, filled in or only shown. */
        public List<String> examples() {
            List<String> examples = new ArrayList<>();
            if (json.has("example")) {
                examples.add(json.get("example").asText());
            }
            json.at("/schema/examples").forEach(example -> examples.add(example.asText()));
            json.at("/schema/items/examples").forEach(example -> examples.add(example.asText()));
            return examples;
        }
    }

    /** An operation. */
    public record Operation(String method, String path, JsonNode json) {

        /** Whether it needs no credentials. */
        public boolean isPublic() {
            return json.path("security").isEmpty();
        }

        /** Whether it answers with JSON, rather than with a file alone. */
        public boolean isJson() {
            return json.at("/responses/200/content").has("application/json");
        }

        public List<Parameter> parameters() {
            return elements(json.path("parameters"))
                    .map(parameter -> new Parameter(
                            parameter.get("name").asText(), parameter.get("in").asText(), parameter))
                    .toList();
        }

        public List<String> sorts() {
            return parameters().stream()
                    .filter(parameter -> parameter.name().equals("sort"))
                    .flatMap(parameter -> elements(parameter.json().at("/schema/enum")))
                    .map(JsonNode::asText)
                    .toList();
        }

        /** The path with the examples of its parameters in their places. */
        public String examplePath() {
            String filled = path;
            for (Parameter parameter : parameters()) {
                filled = filled.replace(
                        "{" + parameter.name() + "}",
                        parameter.examples().isEmpty()
                                ? ""
                                : parameter.examples().get(0));
            }
            return filled;
        }

        /** The same with the examples of the parameters in the query that must be given. */
        public String exampleAddress() {
            return exampleAddress(Map.of());
        }

        /** The same with one parameter more, or another value of it. */
        public String exampleAddress(String parameter, String value) {
            return exampleAddress(Map.of(parameter, value));
        }

        private String exampleAddress(Map<String, String> given) {
            Map<String, String> query = new TreeMap<>();
            parameters().stream()
                    .filter(parameter -> parameter.in().equals("query")
                            && parameter.json().path("required").asBoolean())
                    .forEach(parameter ->
                            query.put(parameter.name(), parameter.examples().get(0)));
            query.putAll(given);
            return examplePath()
                    + (query.isEmpty() ? "" : "?")
                    + query.entrySet().stream()
                            .map(one -> one.getKey() + "=" + Api.encoded(one.getValue()))
                            .collect(Collectors.joining("&"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public static Contract read() {
        try {
            return new Contract(new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile()));
        } catch (IOException missing) {
            throw new AssertionError("the contract is not there; see ContractTest for how to write it", missing);
        }
    }

    public Stream<Operation> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
    }

    /** What anybody can read as JSON. */
    public Stream<Operation> reads() {
        return operations()
                .filter(operation -> operation.method().equals("GET") && operation.isPublic() && operation.isJson());
    }

    /** The lists that stand on their own. */
    public Stream<Operation> lists() {
        return reads().filter(operation ->
                !operation.path().contains("{") && !operation.sorts().isEmpty());
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
