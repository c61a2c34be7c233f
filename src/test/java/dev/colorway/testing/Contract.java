// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The committed contract. ContractTest checks that the service serves the same one. */
public record Contract(JsonNode document) {

    public static final Path FILE = Path.of("docs/openapi.yaml");

    private static final String PATCH = "/requestBody/content/application~1merge-patch+json/schema/$ref";

    private static Contract parsed;
    private static FileTime parsedAt;

    public record Parameter(String name, String in, JsonNode json) {

        /** Returns its examples: {@code example}, and those of the schema. */
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

    public record Operation(String method, String path, JsonNode json) {

        /** Returns whether it needs no credentials. */
        public boolean isPublic() {
            return json.path("security").isEmpty();
        }

        /** Returns whether it has a JSON response, not only files. */
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

        /** Returns the path with the first example of each path parameter. */
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

        /** Returns the example path with examples of the required query parameters. */
        public String exampleAddress() {
            return exampleAddress(Map.of());
        }

        /** Returns the example address with this value of one more parameter. */
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

    /** Returns the contract. Parses the file only when it has changed, because parsing takes longer than most tests. */
    public static synchronized Contract read() {
        try {
            FileTime changed = Files.getLastModifiedTime(FILE);
            if (!changed.equals(parsedAt)) {
                parsed = new Contract(new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile()));
                parsedAt = changed;
            }
            return parsed;
        } catch (NoSuchFileException missing) {
            throw new AssertionError("The contract is missing. To create it, see ContractTest.", missing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Stream<Operation> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
    }

    /** Returns the public operations that answer GET with JSON. */
    public Stream<Operation> reads() {
        return operations()
                .filter(operation -> operation.method().equals("GET") && operation.isPublic() && operation.isJson());
    }

    /** Returns the lists: reads without a path parameter and with an order. */
    public Stream<Operation> lists() {
        return reads().filter(operation ->
                !operation.path().contains("{") && !operation.sorts().isEmpty());
    }

    /** Returns the fields of a patch of an entry of this list, each with its schema. */
    public JsonNode patch(String list) {
        return operations()
                .filter(operation ->
                        operation.method().equals("PATCH") && operation.path().startsWith(list + "/"))
                .map(operation -> operation.json().at(PATCH).asText().replaceFirst(".*/", ""))
                .map(schema -> document.at("/components/schemas").get(schema).get("properties"))
                .findFirst()
                .orElseThrow();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
