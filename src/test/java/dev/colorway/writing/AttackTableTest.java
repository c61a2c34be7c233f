// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.refusal;
import static dev.colorway.testing.WritableCatalog.sent;
import static dev.colorway.testing.WritableCatalog.state;
import static dev.colorway.testing.WritableCatalog.stranger;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.IdentityProvider;
import dev.colorway.testing.JsonPointers;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every applicable attack against every write operation on entries and prices. Checks the response, and that
 * nothing was written. Writes the result to {@value #FILE} as a table.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class AttackTableTest {

    /** The expected response to each attack by method, on every resource; empty if the attack does not apply. */
    private static final String EXPECTED = """
            attack              | POST                       | PUT                        | PATCH                      \
                                | DELETE
            no credentials      | 401 unauthenticated        | 401 unauthenticated        | 401 unauthenticated        \
                                | 401 unauthenticated
            wrong credentials   | 401 unauthenticated        | 401 unauthenticated        | 401 unauthenticated        \
                                | 401 unauthenticated
            role missing        | 403 forbidden              | 403 forbidden              | 403 forbidden              \
                                | 403 forbidden
            malformed JSON      | 400 malformed-body         | 400 malformed-body         | 400 malformed-body         |
            wrong content type  | 415 unsupported-media-type | 415 unsupported-media-type | 415 unsupported-media-type |
            unknown member      | 400 unknown-member         | 400 unknown-member         | 400 unknown-member         |
            wrong type          | 400 invalid-body           | 400 invalid-body           | 422 invalid-patch          |
            too long            | 400 invalid-body           | 400 invalid-body           | 422 invalid-patch          |
            control characters  | 400 invalid-body           | 400 invalid-body           | 422 invalid-patch          |
            dangling reference  | 422 invalid-reference      | 422 invalid-reference      | 422 invalid-reference      |
            duplicate           | 409 already-exists         | 409 already-exists         | 409 already-exists         |
            stale ETag          |                            | 412 precondition-failed    | 412 precondition-failed    \
                                | 412 precondition-failed
            missing ETag        |                            | 428 precondition-required  | 428 precondition-required  \
                                | 428 precondition-required
            too large           | 413 content-too-large      | 413 content-too-large      | 413 content-too-large      |
            too large, chunked  | 413 content-too-large      | 413 content-too-large      | 413 content-too-large      |
            """;

    private static final String FILE = "target/attack-table.md";
    private static final int LIMIT = 1_048_576;
    private static final String PRICE = """
            {"sneaker": {"slug": "%s"}, "amount": 120.50, "currency": "SGD", "kind": "ASK", "size": "US9",
            "observedAt": "2026-01-01T00:00:00Z", "source": "%s"}""";
    private static final Map<String, List<String>> RESULTS = new LinkedHashMap<>();

    IdentityProvider provider;

    /**
     * A write operation with all that it needs to succeed.
     *
     * @param body null if it accepts none
     * @param references the pointers in the body that name other entries
     * @param tag the ETag of the entry that it changes; null if it creates an entry
     * @param duplicate a body that conflicts with an existing entry; null if none can
     */
    private record Operation(
            String method, String path, ObjectNode body, List<String> references, String tag, ObjectNode duplicate) {

        static Operation of(String methodAndList) {
            String method = methodAndList.split(" ")[0];
            String list = methodAndList.split(" ")[1];
            return list.equals("/prices")
                    ? onPrices(method)
                    : onEntries(
                            method,
                            WrittenKind.valueOf(
                                    list.substring(1).toUpperCase(Locale.ROOT).replace('-', '_')));
        }

        private static Operation onPrices(String method) {
            ObjectNode there = (ObjectNode) Api.json(PRICE.formatted(Catalog.SILVER_CREAM, unique("shop")));
            Response answer = WritableCatalog.post("/prices", there.toString());
            String address =
                    Api.relative(answer.then().statusCode(201).extract().header("Location"));
            if (method.equals("DELETE")) {
                return new Operation(method, address, null, List.of(), WritableCatalog.tag(address), null);
            }
            ObjectNode body = there.deepCopy().put("source", unique("shop"));
            return new Operation(method, "/prices", body, List.of("/sneaker/slug"), null, there.put("amount", 130));
        }

        private static Operation onEntries(String method, WrittenKind kind) {
            ObjectNode body = kind.full(unique(kind.word()));
            String other = unique(kind.word());
            created(kind.list(), kind.minimal(other).toString());
            ObjectNode duplicate = body.deepCopy().put("slug", other);
            if (method.equals("POST")) {
                return new Operation(method, kind.list(), body, kind.references(), null, duplicate);
            }
            String address = created(kind.list(), body.toString());
            boolean deletes = method.equals("DELETE");
            return new Operation(
                    method, address, deletes ? null : body, kind.references(), WritableCatalog.tag(address), duplicate);
        }

        String type() {
            return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        }

        Response send(RequestSpecification caller) {
            return send(caller, type(), body == null ? null : body.toString(), tag);
        }

        Response send(RequestSpecification caller, String contentType, String text, String ifMatch) {
            if (text != null) {
                caller.contentType(contentType).body(text.getBytes(StandardCharsets.UTF_8));
            }
            if (ifMatch != null) {
                caller.header("If-Match", ifMatch);
            }
            return caller.request(method, path);
        }

        Stream<String> sendEach(Stream<ObjectNode> bodies) {
            return bodies.map(json -> outcome(sent(method, path, type(), Transfers.bytes(json.toString()), tag)));
        }

        /** Replaces each text by others, in which {@code $} stands for the text. */
        Stream<String> withEachText(List<String> others) {
            return sendEach(JsonPointers.ofTexts(body)
                    .flatMap(pointer -> Lane.some(others, pointer, 1).stream()
                            .map(other -> JsonPointers.with(
                                    body,
                                    pointer,
                                    TextNode.valueOf(
                                            other.replace("$", body.at(pointer).asText()))))));
        }
    }

    static Stream<String> operations() {
        return Stream.concat(
                Arrays.stream(WrittenKind.values())
                        .flatMap(kind ->
                                Stream.of("POST", "PUT", "PATCH", "DELETE").map(method -> method + " " + kind.list())),
                Stream.of("POST /prices", "DELETE /prices"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refusesEveryAttackAndWritesNothing(String methodAndList) {
        Operation operation = Operation.of(methodAndList);
        String list = methodAndList.split(" ")[1];
        String before = state(list);
        Map<String, String> expected = expected(operation);
        Map<String, String> actual = new LinkedHashMap<>();
        List<String> cells = new ArrayList<>();
        expected.keySet().forEach(attack -> {
            List<String> answers = attack(attack, operation).toList();
            assertEquals(before, state(list), attack + " changed the catalog");
            actual.put(attack, String.join(", ", new LinkedHashSet<>(answers)));
            cells.add(actual.get(attack) + (answers.size() > 1 ? " (" + answers.size() + " times)" : ""));
        });
        if (operation.tag != null) {
            assertEquals(operation.tag, tag(operation.path));
        }
        RESULTS.put(methodAndList + (operation.tag == null ? "" : "/{id}"), cells(cells, expected.keySet()));
        assertEquals(expected, actual);
        // The unmodified request succeeds.
        assertEquals(2, operation.send(writer()).statusCode() / 100);
    }

    private static Map<String, String> expected(Operation operation) {
        Map<String, String> expected = new LinkedHashMap<>();
        List<List<String>> rows = EXPECTED.lines()
                .map(line -> Arrays.stream((line + " ").split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        int column = rows.get(0).indexOf(operation.method);
        rows.stream()
                .skip(1)
                .filter(row -> !row.get(column).isEmpty())
                .filter(row -> !row.get(0).equals("dangling reference") || !operation.references.isEmpty())
                .forEach(row -> expected.put(row.get(0), row.get(column)));
        return expected;
    }

    private static String outcome(Response answer) {
        return answer.statusCode() < 400 ? answer.asString() : refusal(answer);
    }

    private static String outcome(HttpResponse<byte[]> answer) {
        return answer.statusCode() < 400 ? Transfers.text(answer) : refusal(answer);
    }

    /** Returns the outcome of each request of an attack: status and problem type. */
    private Stream<String> attack(String attack, Operation operation) {
        return switch (attack) {
            case "unknown member" ->
                operation.sendEach(JsonPointers.ofObjects(operation.body)
                        // The caller chooses the names of metadata.
                        .filter(pointer -> !pointer.equals("/metadata"))
                        .map(pointer -> JsonPointers.with(operation.body, pointer + "/nonsense", operation.body)));
            case "wrong type" ->
                operation.sendEach(JsonPointers.in(operation.body).stream()
                        .flatMap(pointer -> Lane.some(wrongTypes(operation.body.at(pointer)), pointer, 1).stream()
                                .map(wrong -> JsonPointers.with(operation.body, pointer, wrong))));
            case "too long" -> operation.withEachText(List.of("$" + "x".repeat(6000)));
            case "control characters" ->
                operation.withEachText(List.of("x\u202e$", "$\u0000x", "x\r$", "x\u0007$", "x\u2028$"));
            case "dangling reference" ->
                operation.sendEach(operation.references.stream()
                        .map(pointer ->
                                JsonPointers.with(operation.body, pointer, TextNode.valueOf("nothing-like-this"))));
            case "duplicate" -> operation.sendEach(Stream.of(operation.duplicate));
            default -> otherAttack(attack, operation).map(AttackTableTest::outcome);
        };
    }

    private Stream<Response> otherAttack(String attack, Operation operation) {
        return switch (attack) {
            case "no credentials" -> Stream.of(operation.send(stranger()));
            case "wrong credentials" ->
                Stream.of(
                        operation.send(stranger().header(Keys.HEADER, Keys.WRITER.replace('a', 'b'))),
                        operation.send(stranger().header("Authorization", "Bearer e30.e30.e30")));
            case "role missing" ->
                Stream.of(operation.send(
                        stranger().header("Authorization", "Bearer " + provider.signed(provider.claims("reader")))));
            case "malformed JSON" ->
                Stream.of(
                                "",
                                "{",
                                "{\"name\": ",
                                "{'name': 'x'}",
                                "{} {}",
                                "name=x",
                                "{\"name\": \"x\", \"name\": \"y\"}")
                        .map(text -> operation.send(writer(), operation.type(), text, operation.tag));
            case "wrong content type" ->
                Stream.of(
                                "text/plain",
                                "application/xml",
                                "application/octet-stream",
                                operation.type().equals("application/json")
                                        ? "application/merge-patch+json"
                                        : "application/json")
                        .map(type -> operation.send(writer(), type, operation.body.toString(), operation.tag));
            case "stale ETag" -> Stream.of(operation.send(writer(), operation.type(), text(operation), "\"0-stale\""));
            case "missing ETag" -> Stream.of(operation.send(writer(), operation.type(), text(operation), null));
            case "too large" -> Stream.of(operation.send(writer(), operation.type(), large(operation), operation.tag));
            case "too large, chunked" -> Stream.of(chunked(operation));
            default -> throw new IllegalArgumentException(attack);
        };
    }

    private static String text(Operation operation) {
        return operation.body == null ? null : operation.body.toString();
    }

    /** Returns values of types that are wrong here. A reference may also be a text. */
    private static List<JsonNode> wrongTypes(JsonNode right) {
        boolean isReference = right.isObject() && right.size() == 1;
        return Stream.of("7", "true", "[]", "{}", "\"text\"")
                .map(Api::json)
                .filter(wrong -> wrong.getNodeType() != right.getNodeType() && !(isReference && wrong.isTextual()))
                .toList();
    }

    /** Returns a body one byte over the limit, padded with spaces. */
    private static String large(Operation operation) {
        String text = operation.body.toString();
        return text + " ".repeat(LIMIT + 1 - text.getBytes(StandardCharsets.UTF_8).length);
    }

    private static Response chunked(Operation operation) {
        RequestSpecification caller = operation.tag == null ? writer() : writer().header("If-Match", operation.tag);
        return caller.contentType(operation.type())
                .body(new ByteArrayInputStream(large(operation).getBytes(StandardCharsets.UTF_8)))
                .request(operation.method, operation.path);
    }

    private static List<String> cells(List<String> answers, Set<String> attacks) {
        List<String> names = List.copyOf(attacks);
        return EXPECTED.lines()
                .skip(1)
                .map(line -> line.split("\\|")[0].strip())
                .map(attack -> attacks.contains(attack) ? answers.get(names.indexOf(attack)) : "")
                .toList();
    }

    @AfterAll
    static void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| operation | "
                + String.join(
                        " | ",
                        EXPECTED.lines()
                                .skip(1)
                                .map(line -> line.split("\\|")[0].strip())
                                .toList()) + " |");
        lines.add("|" + "---|".repeat((int) EXPECTED.lines().count()));
        RESULTS.forEach((operation, cells) -> lines.add("| " + operation + " | " + String.join(" | ", cells) + " |"));
        Files.write(Path.of(FILE), lines);
    }
}
