// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Contract.Operation;
import dev.colorway.testing.Contract.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Random requests to all public operations, with values from a catalog in various spellings, and with odd values. */
public final class Questions {

    private static final List<String> ODD = List.of(
            "",
            "x",
            ",",
            "%",
            "_",
            "\\",
            "'",
            "ア",
            "𝒳",
            "0",
            "-1",
            "1.005",
            "1e3",
            "NaN",
            "null",
            "99999999999999999999",
            "2019-02-30",
            "2019-1",
            "0000",
            "9999-12-31",
            "2020-01-01T00:00:00.000001Z",
            "2020-06-15T12:00:00+08:00",
            "XXX",
            "us9",
            "W10",
            "%FF",
            "a;b");
    private static final List<String> UNKNOWN =
            List.of("colour=red", "Sort=name", "brand=x&brand=y", "=", "limit=1&limit=2");
    /** The fields of rows that contain the values for a parameter. */
    private static final Map<String, List<String>> MEMBERS = Map.ofEntries(
            named("collaborator", "collaborators"),
            named("collaboration", "collaborations"),
            named("designer", "designers"),
            named("brand", "brands"),
            named("silhouette", "silhouettes"),
            Map.entry("sneaker", List.of("sneakers/slug", "sneakers/styleCode")),
            Map.entry("styleCode", List.of("sneakers/styleCode")),
            Map.entry("slug", List.of("sneakers/slug", "sneakers/styleCode")),
            Map.entry("line", List.of("silhouettes/line")),
            Map.entry("technology", List.of("silhouettes/technologies", "sneakers/extraTechnologies")),
            Map.entry("tag", List.of("sneakers/tags")),
            Map.entry("minPrice", List.of("prices/amount")),
            Map.entry("maxPrice", List.of("prices/amount")),
            Map.entry("currency", List.of("prices/currency")),
            Map.entry("convertTo", List.of("prices/currency")),
            Map.entry("size", List.of("prices/size")),
            Map.entry("kind", List.of("prices/kind")),
            Map.entry("releasedFrom", List.of("sneakers/releaseDate", "silhouettes/released")),
            Map.entry("releasedTo", List.of("sneakers/releaseDate", "silhouettes/released")),
            Map.entry("observedFrom", List.of("prices/observedAt")),
            Map.entry("observedTo", List.of("prices/observedAt")));

    private static final Map<String, List<String>> FIXED = Map.of(
            "gtin",
            List.of("4006381333931", "04006381333931", "96385074", "4006381333932"),
            "identifier",
            List.of("example-shop:1", "Example-Shop:1", "example-shop"),
            "general",
            List.of("true", "false"),
            "current",
            List.of("true", "false"),
            "limit",
            List.of("1", "2", "3", "20", "100"),
            "after",
            List.of("0", "1", "1-1", "1-200", "2"),
            "cursor",
            List.of("x", "W10", "WyJhIiwiYiJd"));
    private static final int ODD_ONE_IN = 15;

    private final Random random;
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<Operation> operations = Contract.read()
            .operations()
            .filter(operation -> operation.method().equals("GET")
                    && operation.isPublic()
                    && !operation.path().endsWith("/stream"))
            .toList();

    /**
     * A request.
     *
     * @param address encoded, without scheme and host
     * @param accept the value of the header Accept
     */
    public record Question(String address, String accept) {}

    /**
     * Reads the values of a catalog.
     *
     * @param catalog an NDJSON file that is the whole catalog
     */
    public Questions(Path catalog, long seed) throws IOException {
        random = new Random(seed);
        Map<String, Set<String>> occurring = new HashMap<>();
        int[] prices = {0};
        try (Stream<String> lines = Files.lines(catalog)) {
            lines.map(Api::json).forEach(row -> {
                String resource = row.get("resource").asText();
                row.properties()
                        .forEach(member -> texts(member.getValue())
                                .forEach(text -> occurring
                                        .computeIfAbsent(resource + "/" + member.getKey(), any -> new LinkedHashSet<>())
                                        .add(text)));
                if (resource.equals("prices")) {
                    occurring
                            .computeIfAbsent("prices/id", any -> new LinkedHashSet<>())
                            .add(String.valueOf(++prices[0]));
                }
            });
        }
        MEMBERS.forEach((parameter, members) -> values.put(
                parameter,
                members.stream()
                        .flatMap(member -> occurring.getOrDefault(member, Set.of()).stream())
                        .toList()));
        occurring.forEach((member, texts) -> values.put(member, List.copyOf(texts)));
        values.putAll(FIXED);
    }

    private static Map.Entry<String, List<String>> named(String parameter, String resource) {
        return Map.entry(parameter, List.of(resource + "/slug", resource + "/name"));
    }

    /** Returns the text of a field, or the names or texts in it if it is a list. */
    private static Stream<String> texts(JsonNode member) {
        return member.isArray()
                ? Contract.elements(member)
                        .map(element -> element.has("name") ? element.get("name") : element)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                : Stream.of(member.asText());
    }

    /**
     * Returns a request for each operation, for each of its parameters alone with an existing value, and for each
     * order.
     */
    public List<Question> each() {
        List<Question> questions = new ArrayList<>();
        for (Operation operation : operations) {
            questions.add(new Question(path(operation), accept(operation)));
            queries(operation)
                    .forEach(parameter -> questions.add(new Question(
                            path(operation) + "?" + assigned(parameter, value(parameter)), "application/json")));
            operation
                    .sorts()
                    .forEach(
                            sort -> questions.add(new Question(path(operation) + "?sort=" + sort, "application/json")));
        }
        return questions;
    }

    /** Returns another random request. */
    public Question next() {
        Operation operation = any(operations);
        List<Parameter> parameters = queries(operation);
        List<String> query = new ArrayList<>();
        for (Parameter parameter : parameters) {
            // Combines only a few parameters, because otherwise hardly anything would match.
            if (random.nextInt(Math.max(2, parameters.size() / 3)) == 0) {
                query.add(assigned(parameter, random.nextInt(ODD_ONE_IN) == 0 ? any(ODD) : manner(parameter)));
            }
        }
        if (random.nextInt(3 * ODD_ONE_IN) == 0) {
            query.add(any(UNKNOWN));
        }
        return new Question(
                path(operation) + (query.isEmpty() ? "" : "?" + String.join("&", query)), accept(operation));
    }

    private static List<Parameter> queries(Operation operation) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .toList();
    }

    private String accept(Operation operation) {
        List<String> types = new ArrayList<>();
        operation.json().at("/responses/200/content").fieldNames().forEachRemaining(types::add);
        return random.nextBoolean() ? types.get(0) : any(types);
    }

    private String path(Operation operation) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                List<String> occurring = values.getOrDefault(
                        parameter.name(),
                        values.getOrDefault(path.split("/")[1] + "/" + parameter.name(), parameter.examples()));
                path = path.replace(
                        "{" + parameter.name() + "}",
                        Api.encoded(random.nextInt(ODD_ONE_IN) == 0 ? "nothing" : any(occurring)));
            }
        }
        return path;
    }

    private static String assigned(Parameter parameter, String value) {
        return parameter.name() + "=" + Api.encoded(value);
    }

    /** Returns a value that exists in the catalog or in the contract. */
    private String value(Parameter parameter) {
        List<String> known = new ArrayList<>(values.getOrDefault(parameter.name(), List.of()));
        parameter.json().at("/schema/enum").forEach(value -> known.add(value.asText()));
        parameter.json().at("/schema/items/enum").forEach(value -> known.add(value.asText()));
        return any(known.isEmpty() ? parameter.examples() : known);
    }

    /** Returns an existing value, or several for a list, in one of the spellings that callers use. */
    private String manner(Parameter parameter) {
        String value = value(parameter);
        if (parameter.json().at("/schema/type").asText().equals("array")) {
            for (int more = random.nextInt(3); more > 0; more--) {
                value += "," + value(parameter);
            }
        }
        return switch (random.nextInt(8)) {
            case 0 -> value.toUpperCase(Locale.ROOT);
            case 1 -> value.toLowerCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(value, Normalizer.Form.NFD);
            case 3 -> Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            case 4 -> " " + value.replace(" ", "  ") + " ";
            // Dates and times of every precision; some results are invalid.
            case 5 ->
                value.matches("[0-9]{4}-.*")
                        ? value.substring(
                                0,
                                Math.min(value.length(), List.of(4, 7, 10, 16).get(random.nextInt(4))))
                        : value;
            default -> value;
        };
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
