// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.curiousoddman.rgxgen.RgxGen;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The schema of one value of a parameter: it decides which texts are allowed, and generates allowed ones and others.
 * For a parameter that accepts several values, it is the schema of each.
 */
public final class ParameterSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TEXTS = Set.of("string", "");
    private static final String PATTERN = "pattern";

    private final JsonNode json;
    private final Schema validator;
    private final boolean isList;
    private final int maxItems;

    /** @param document the contract, in which references are looked up */
    public ParameterSchema(JsonNode document, Contract.Parameter parameter) {
        JsonNode declared = parameter.json().get("schema");
        isList = declared.path("type").asText().equals("array");
        maxItems = declared.path("maxItems").asInt();
        JsonNode one = isList ? declared.get("items") : declared;
        ObjectNode root = one.deepCopy();
        root.set("components", document.get("components"));
        validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
        json = resolved(document, one);
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        if (schema.has("allOf")) {
            return resolved(document, schema.get("allOf").get(0));
        }
        return schema.has("$ref")
                ? resolved(document, document.at(schema.get("$ref").asText().substring(1)))
                : schema;
    }

    /** Returns whether the parameter accepts several values. */
    public boolean isList() {
        return isList;
    }

    /** Returns how many values the parameter accepts; 0 without a limit. */
    public int maxItems() {
        return maxItems;
    }

    /** Returns whether the schema allows a value. OpenAPI forbids empty ones (allowEmptyValue). */
    public boolean allows(String value) {
        return !value.isEmpty() && validator.validate(node(value)).isEmpty();
    }

    private JsonNode node(String value) {
        if (TEXTS.contains(type())) {
            return JsonNodeFactory.instance.textNode(value);
        }
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException noJson) {
            return JsonNodeFactory.instance.textNode(value);
        }
    }

    private String type() {
        return json.path("type").asText();
    }

    /**
     * Returns values at both sides of each limit of the schema.
     *
     * @param count how many texts that match a pattern to generate, and how many that do not match it
     */
    public List<String> values(Random random, int count) {
        List<String> values = new ArrayList<>(List.of("", "nonsense", "-1"));
        json.path("examples").forEach(example -> values.add(example.asText()));
        json.path("enum").forEach(constant -> values.add(constant.asText()));
        switch (type()) {
            case "integer", "number" -> values.addAll(numbers());
            case "boolean" -> values.addAll(List.of("true", "false", "yes", "0"));
            default -> {
                if (json.has(PATTERN)) {
                    values.addAll(texts(json.get(PATTERN).asText(), random, count));
                }
                if (json.has("maxLength")) {
                    int max = json.get("maxLength").asInt();
                    values.addAll(List.of("x".repeat(max), "x".repeat(max + 1), "Ünïcödé " + "é".repeat(max - 8)));
                }
            }
        }
        return values.stream()
                .filter(value -> !isList || !value.contains(","))
                .distinct()
                .toList();
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>(List.of("1.5", "99999999999999999999", "1,5"));
        for (String limit : List.of("minimum", "maximum")) {
            if (json.has(limit)) {
                BigInteger number = json.get(limit).bigIntegerValue();
                Stream.of(number.subtract(BigInteger.ONE), number, number.add(BigInteger.ONE))
                        .forEach(near -> numbers.add(near.toString()));
            }
        }
        return numbers;
    }

    private static List<String> texts(String pattern, Random random, int count) {
        RgxGen generator = RgxGen.parse(pattern.replaceAll("^\\^|\\$$", ""));
        return Stream.concat(
                        Stream.generate(() -> generator.generate(random)).limit(count),
                        Stream.generate(() -> generator.generateNotMatching(random))
                                .limit(count))
                .filter(text -> text.equals(text.strip()))
                .toList();
    }
}
