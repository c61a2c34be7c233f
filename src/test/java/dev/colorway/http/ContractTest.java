// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@OnAnyDatabase
class ContractTest {

    private static final String REFRESH = "./mvnw test -Dtest=ContractTest -Dcontract=refresh";

    static Stream<Contract.Operation> operations() {
        return Contract.read().operations();
    }

    /** Returns the public operations that answer GET with JSON. */
    static Stream<Contract.Operation> reads() {
        return Contract.read().reads();
    }

    @Test
    void isTheCommittedOne() throws IOException {
        String served = RestAssured.get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if ("refresh".equals(System.getProperty("contract"))) {
            Files.writeString(Contract.FILE, served);
        }
        assertEquals(
                Files.readString(Contract.FILE),
                served,
                "The code and " + Contract.FILE + " differ. If the code is right, run: " + REFRESH);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void saysWhatAnOperationIsAndHowItFails(Contract.Operation operation) {
        for (String member : List.of("operationId", "summary", "description", "tags", "responses")) {
            assertFalse(
                    operation.json().path(member).isEmpty()
                            && operation.json().path(member).asText().isBlank(),
                    operation + " has no " + member);
        }
        Set<String> statuses = new HashSet<>();
        operation.json().get("responses").fieldNames().forEachRemaining(statuses::add);
        assertEquals(statusesOf(operation), statuses, operation.toString());
        assertEquals(
                operation.method().equals("GET") && !isForWriters(operation),
                operation.isPublic(),
                operation.toString());
    }

    private static Set<String> statusesOf(Contract.Operation operation) {
        boolean one = operation.path().contains("{");
        Set<String> expected =
                new HashSet<>(Set.of("400", "403", "405", "406", "408", "413", "414", "431", "500", "501", "503"));
        if (!operation.isPublic()) {
            expected.addAll(Set.of("401", "429"));
        }
        if (!operation.method().equals("GET")) {
            expected.add("507");
        } else if (!operation.path().equals("/changes/stream")) {
            expected.add("412");
        }
        expected.addAll(
                switch (operation.method()) {
                    case "GET" ->
                        operation.path().endsWith("/stream") || isFileOfImport(operation)
                                ? Set.of("200")
                                : Set.of("200", "304");
                    case "POST" ->
                        isForWriters(operation) && !operation.path().equals("/webhooks")
                                ? Set.of("200", "409", "415", "422")
                                : isOfObservations(operation)
                                        ? Set.of("200", "201", "409", "415", "422")
                                        : Set.of("201", "409", "415", "422");
                    case "PUT" -> Set.of("200", "201", "409", "412", "415", "422", "428");
                    case "PATCH" ->
                        isForWriters(operation)
                                ? Set.of("200", "409", "415", "422")
                                : Set.of("200", "409", "412", "415", "422", "428");
                    default ->
                        isForWriters(operation)
                                ? Set.of("204")
                                : isOfObservations(operation)
                                        ? Set.of("204", "412", "428")
                                        : Set.of("204", "409", "412", "428");
                });
        if (one && !operation.method().equals("PUT")) {
            expected.add("404");
        }
        if (operation.path().matches("/[a-z-]+/\\{(slug|sneaker)}") || isDrawing(operation)) {
            expected.add("308");
        }
        if (operation.path().startsWith("/changes")) {
            expected.add("410");
        }
        if (operation.path().equals("/")) {
            expected.add("307");
        }
        return expected;
    }

    private static boolean isOfObservations(Contract.Operation operation) {
        return operation.path().startsWith("/prices") || operation.path().startsWith("/exchange-rates");
    }

    private static boolean isForWriters(Contract.Operation operation) {
        return operation.path().matches("/(imports|webhooks).*");
    }

    private static boolean isFileOfImport(Contract.Operation operation) {
        return operation.path().matches("/imports/.*/(changes|rejected)");
    }

    private static boolean isDrawing(Contract.Operation operation) {
        return operation.path().endsWith("/drawing");
    }

    /** Returns whether the list begins today: nothing in the built-in catalog is released later. */
    private static boolean beginsToday(Contract.Operation operation) {
        return operation.path().equals("/drops");
    }

    /** The service knows the lists of the catalog from its beans, the contract from its paths. */
    @Test
    void namesTheSameListsAsTheServiceInTheSameOrder() {
        List<String> lists = new ArrayList<>();
        operations()
                .filter(operation -> operation.path().equals("/changes"))
                .flatMap(operation -> operation.parameters().stream())
                .filter(parameter -> parameter.name().equals("resource"))
                .forEach(parameter ->
                        parameter.json().at("/schema/items/enum").forEach(list -> lists.add(list.asText())));
        List<String> home = new ArrayList<>();
        Api.get("/").fieldNames().forEachRemaining(home::add);
        assertEquals(home.subList(0, lists.size()), lists);
        assertEquals(
                "must be one of " + String.join(", ", lists) + ", not 'nothing'",
                Api.problem(400, "/changes?resource=nothing")
                        .at("/errors/0/detail")
                        .asText());
    }

    @Test
    void namesEveryOperationOnceAndEveryProblemThatTheCodeKnows() {
        List<String> ids = operations()
                .map(operation -> operation.json().get("operationId").asText())
                .toList();
        assertEquals(ids.size(), new HashSet<>(ids).size());
        Set<String> problems = new HashSet<>();
        Contract.read()
                .document()
                .at("/components/responses")
                .forEach(response -> response.at("/content/application~1problem+json/examples")
                        .fieldNames()
                        .forEachRemaining(problems::add));
        assertEquals(Stream.of(ProblemType.values()).map(ProblemType::slug).collect(Collectors.toSet()), problems);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void answersTheExampleOfEachRead(Contract.Operation operation) {
        JsonNode answer = Api.get(operation.exampleAddress());
        assertFalse(answer.isEmpty());
        if (answer.has("total")) {
            assertTrue(
                    answer.get("total").asInt() > 0 || beginsToday(operation) || isOfHistory(operation),
                    operation + " returns an empty list");
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void hasADescriptionAndAnExampleThatRunsForEveryParameter(Contract.Operation operation) {
        for (Contract.Parameter parameter : operation.parameters()) {
            assertFalse(parameter.json().path("description").asText().isBlank(), operation + " " + parameter.name());
            // A cursor belongs to one request, so an example would not work with other requests.
            assertEquals(
                    parameter.name().equals("cursor"),
                    parameter.examples().isEmpty(),
                    operation + " " + parameter.name());
            if (parameter.in().equals("query")) {
                parameter.examples().forEach(example -> runs(operation, parameter.name(), example));
            }
        }
    }

    /** Returns whether a list needs several observations of a price. The built-in catalog has only one of each. */
    private static boolean isOfHistory(Contract.Operation operation) {
        return operation.path().equals("/market/movers");
    }

    /** Filters by fields that nothing in the built-in catalog has, because their values are not known. */
    private static final Set<String> NOT_IN_BUILT_IN_CATALOG =
            Set.of("audience", "status", "market", "tag", "minPremium", "maxPremium");

    private static void runs(Contract.Operation operation, String parameter, String example) {
        JsonNode answer = Api.get(operation.exampleAddress(parameter, example));
        // The built-in catalog has no GTINs and no identifiers; the response says that they are missing.
        assertTrue(
                !answer.has("total")
                        || answer.get("total").asInt() > 0
                        || (beginsToday(operation)
                                && !Set.of("from", "to", "releasedFrom").contains(parameter))
                        || NOT_IN_BUILT_IN_CATALOG.contains(parameter)
                        || isOfHistory(operation)
                        || !answer.path("missing").path(parameter).isEmpty(),
                operation + " finds nothing for " + parameter + "=" + example);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void refusesAnUnknownParameter(Contract.Operation operation) {
        for (String unknown : List.of("bogus", "colaborator", "Limit", "x%5B%5D", "%00")) {
            JsonNode problem = Api.problem(400, operation.examplePath() + "?" + unknown + "=1");
            assertTrue(problem.get("type").asText().endsWith("/problems/unknown-parameter"), problem.toString());
            assertTrue(problem.at("/errors/0/detail").asText().startsWith("unknown"));
        }
        List<String> misspelt = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(Contract.Parameter::name)
                .toList();
        for (String name : misspelt) {
            assertEquals(
                    name,
                    Api.problem(400, operation.examplePath() + "?" + name + "x=1")
                            .at("/errors/0/suggestion")
                            .asText(),
                    operation.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void refusesEveryParameterThatIsEmptyOrHasControlCharacters(Contract.Operation operation) {
        for (Contract.Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query")) {
                for (String value : List.of("", "%20", "%00", "a%0Ab")) {
                    JsonNode problem = Api.problem(400, operation.examplePath() + "?" + parameter.name() + "=" + value);
                    assertEquals(
                            parameter.name(), problem.at("/errors/0/parameter").asText(), operation + " " + value);
                }
            }
        }
    }

    static Stream<Map.Entry<String, JsonNode>> examples() {
        return Contract.read().document().at("/components/examples").properties().stream()
                .filter(example -> example.getValue().has("description"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsRealAnswers(Map.Entry<String, JsonNode> example) {
        String question = example.getValue().get("description").asText().replaceFirst("GET ", "");
        JsonNode shown = Api.json(example.getValue().get("value").toString());
        String answer = Api.ask(question)
                .asString()
                .replace(Api.base(), "http://localhost:8080")
                .replaceFirst(
                        "\"requestId\":\"[^\"]*\"",
                        "\"requestId\":\"" + shown.path("requestId").asText() + "\"");
        assertEquals(numbersAside(shown), numbersAside(Api.json(answer)), example.getKey());
    }

    /**
     * Returns the JSON without the differences that are allowed: YAML loses the trailing zeros of 1491.00, and the load
     * time of the catalog and of its sneakers differs in each run.
     */
    private static String numbersAside(JsonNode node) {
        return node.toString()
                .replaceAll("\"(at|createdAt|updatedAt)\":\"[^\"]*\"", "\"$1\":\"\"")
                .replaceAll("(\\.[0-9]*?)0+(?=[,}])", "$1")
                .replaceAll("\\.(?=[,}])", "");
    }

    @Test
    void isServedInEveryFormWithItsUserInterface() {
        RestAssured.get("/q/openapi?format=json").then().statusCode(200).contentType("application/json");
        assertTrue(RestAssured.get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString()
                .contains("<title>Colorway</title>"));
        Set<String> tags = new TreeSet<>();
        Contract.read()
                .document()
                .get("tags")
                .forEach(tag -> tags.add(tag.get("name").asText()));
        Set<String> used = new TreeSet<>();
        Contract.read()
                .operations()
                .forEach(operation -> operation.json().get("tags").forEach(tag -> used.add(tag.asText())));
        assertEquals(used, tags, "the declared tags are those of the operations");
        assertEquals(
                "Apache-2.0",
                Contract.read().document().at("/info/license/identifier").asText());
        assertEquals("3.1.0", Contract.read().document().get("openapi").asText());
    }
}
