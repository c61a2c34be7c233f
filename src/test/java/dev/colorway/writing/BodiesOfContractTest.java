// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.sent;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The service accepts what a schema of the contract allows, and refuses what it forbids. Each body is a full one with
 * one value replaced, removed or added. A JSON Schema validator decides which bodies are allowed.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class BodiesOfContractTest {

    /** How many of the values the quick lane tries on each field. */
    private static final int VALUES_OF_FIELD = 3;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Set<String> REFUSALS =
            Set.of("malformed-body", "unknown-member", "invalid-body", "invalid-patch");

    private static final List<JsonNode> VALUES = List.of(
            JSON.nullNode(),
            JSON.numberNode(7),
            JSON.booleanNode(true),
            JSON.textNode(""),
            JSON.textNode("not a slug"),
            JSON.objectNode(),
            JSON.textNode("x".repeat(2001)),
            JSON.arrayNode(),
            JSON.textNode("x".repeat(121)),
            JSON.textNode("x".repeat(201)),
            JSON.textNode("x".repeat(1001)));

    private final JsonNode document = Contract.read().document();

    private Schema schema(String name) {
        return schema(JSON.objectNode().put("$ref", "#/components/schemas/" + name));
    }

    private Schema schema(JsonNode ofBody) {
        ObjectNode root = ofBody.deepCopy();
        root.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    private String schemaOf(String path, String method, String mediaType) {
        return document.at("/paths")
                .path(path)
                .path(method)
                .at("/requestBody/content")
                .path(mediaType)
                .at("/schema/$ref")
                .asText()
                .replaceFirst(".*/", "");
    }

    /** Returns copies of the body: each value replaced or removed, and each object with one more field. */
    private static List<JsonNode> variants(JsonNode body) {
        List<JsonNode> variants = new ArrayList<>();
        if (body.isObject()) {
            for (String field : fields(body)) {
                variants.add(((ObjectNode) body.deepCopy()).without(field));
                for (JsonNode value : Lane.some(VALUES, field, VALUES_OF_FIELD)) {
                    variants.add(((ObjectNode) body.deepCopy()).set(field, value));
                }
                for (JsonNode inner : variants(body.get(field))) {
                    variants.add(((ObjectNode) body.deepCopy()).set(field, inner));
                }
            }
            variants.add(((ObjectNode) body.deepCopy()).put("bogus", 1));
        } else if (body.isArray() && !body.isEmpty()) {
            for (JsonNode inner : variants(body.get(0))) {
                ArrayNode array = body.deepCopy();
                array.set(0, inner);
                variants.add(array);
            }
            ArrayNode many = JSON.arrayNode();
            for (int entry = 0; entry < 101; entry++) {
                many.add(body.get(0));
            }
            variants.add(many);
        }
        return variants;
    }

    private static List<String> fields(JsonNode body) {
        List<String> fields = new ArrayList<>();
        body.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    /**
     * Rules that a schema cannot express: a slug can be made from the name, a patch that adds a reference needs the
     * slug of that reference, a sneaker needs a silhouette or a brand, and only a retail price can lack a size.
     */
    private static final Pattern BEYOND_SCHEMAS =
            Pattern.compile("/slug' must be given|or 'brand' instead|only a RETAIL price applies");

    private static boolean isRefused(HttpResponse<byte[]> answer) {
        return answer.statusCode() >= 400
                && REFUSALS.contains(
                        Api.json(Transfers.text(answer)).get("type").asText().replaceFirst(".*/", ""));
    }

    private static HttpResponse<byte[]> postOf(String list, JsonNode body) {
        return sent("POST", list, "application/json", bytes(body), null);
    }

    private static HttpResponse<byte[]> patchOf(String address, JsonNode body) {
        return sent("PATCH", address, "application/merge-patch+json", bytes(body), "*");
    }

    private static byte[] bytes(JsonNode body) {
        return Transfers.bytes(body.toString());
    }

    private static void compare(List<JsonNode> bodies, Schema schema, Function<JsonNode, HttpResponse<byte[]>> send) {
        List<String> differences = new ArrayList<>();
        for (JsonNode body : bodies) {
            boolean isAllowed = schema.validate(body).isEmpty();
            HttpResponse<byte[]> answer = send.apply(body);
            if (isAllowed == isRefused(answer)
                    && !BEYOND_SCHEMAS.matcher(Transfers.text(answer)).find()) {
                differences.add((isAllowed ? "allowed, but refused: " : "forbidden, but accepted: ") + body + " "
                        + answer.statusCode() + " "
                        + (isAllowed ? Api.json(Transfers.text(answer)).get("detail") : ""));
            }
        }
        assertEquals(List.of(), differences);
    }

    @ParameterizedTest
    @EnumSource
    void allowWhatPostAccepts(WrittenKind kind) {
        JsonNode body = kind.full(unique("contract"));
        compare(variants(body), schema(schemaOf(kind.list(), "post", "application/json")), variant -> {
            boolean isText = variant.path("slug").asText().startsWith("contract");
            return postOf(
                    kind.list(), isText ? ((ObjectNode) variant.deepCopy()).put("slug", unique("contract")) : variant);
        });
    }

    @ParameterizedTest
    @EnumSource
    void allowWhatPutAccepts(WrittenKind kind) {
        ObjectNode body = kind.full(unique("contract"));
        String address = created(kind.list(), body.toString());
        String path = kind.list() + "/{slug}";
        List<JsonNode> variants = variants(body.without("slug"));
        compare(
                variants,
                schema(schemaOf(pathOf(path), "put", "application/json")),
                variant -> sent("PUT", address, "application/json", bytes(variant), "*"));
    }

    @ParameterizedTest
    @EnumSource
    void allowWhatPatchAccepts(WrittenKind kind) {
        ObjectNode body = kind.full(unique("contract"));
        String address = created(kind.list(), body.toString());
        List<JsonNode> patches = new ArrayList<>();
        for (JsonNode variant : variants(body.without("slug"))) {
            fields(variant).stream()
                    .filter(field -> !variant.get(field).equals(body.get(field)))
                    .forEach(field -> patches.add(JSON.objectNode().set(field, variant.get(field))));
        }
        compare(
                patches,
                schema(schemaOf(pathOf(kind.list() + "/{slug}"), "patch", "application/merge-patch+json")),
                patch -> patchOf(address, patch));
    }

    /** Tests the other bodies, which are not entries. The variants are made from the example of the contract. */
    @ParameterizedTest
    @ValueSource(strings = {"/prices", "/exchange-rates", "/webhooks"})
    void allowWhatOtherPostsAccept(String path) {
        JsonNode content = document.at("/paths").path(path).at("/post/requestBody/content/application~1json");
        compare(variants(example(content)), schema(content.get("schema")), variant -> {
            HttpResponse<byte[]> answer = postOf(path, variant);
            if (path.equals("/webhooks") && answer.statusCode() == 201) {
                // The count of webhooks is limited, so this one is deleted at once.
                delete(Api.relative(answer.headers().firstValue("Location").orElseThrow()), "*");
            }
            return answer;
        });
    }

    @Test
    void allowWhatThePatchOfAWebhookAccepts() {
        JsonNode paths = document.get("paths");
        JsonNode created = example(paths.at("/~1webhooks/post/requestBody/content/application~1json"));
        String address = Api.relative(post("/webhooks", created.toString()).header("Location"));
        JsonNode content = paths.path("/webhooks/{webhook}")
                .at("/patch/requestBody/content")
                .elements()
                .next();
        compare(variants(example(content)), schema(content.get("schema")), patch -> patchOf(address, patch));
        delete(address, "*");
    }

    private static JsonNode example(JsonNode content) {
        JsonNode example = content.has("example")
                ? content.get("example")
                : content.get("examples").elements().next().get("value");
        return example.isTextual() ? Api.json(example.asText()) : example;
    }

    /** Returns the path in the contract with this form, whatever the name of its parameter. */
    private String pathOf(String form) {
        String pattern = form.replaceAll("\\{[^}]+}", "\\\\{[^}]+}");
        return fields(document.get("paths")).stream()
                .filter(path -> path.matches(pattern))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allowWhatIsReadAndWrittenBack() {
        String address =
                created("/brands", WrittenKind.BRANDS.full(unique("contract")).toString());
        assertEquals(200, put(address, Api.get(address).toString(), "*").statusCode());
        assertTrue(schema("Brand").validate(Api.get(address)).isEmpty());
    }
}
