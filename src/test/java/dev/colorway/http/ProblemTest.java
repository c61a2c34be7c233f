// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.Contract.Operation;
import dev.colorway.testing.Contract.Parameter;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnAnyDatabase
class ProblemTest {

    @Test
    void suggestsTheNearestParameter() {
        JsonNode problem = Api.problem(400, "/sneakers?colaborator=x");
        assertEquals(
                Api.base() + "/problems/unknown-parameter", problem.get("type").asText());
        assertEquals("Unknown query parameter", problem.get("title").asText());
        assertEquals(400, problem.get("status").asInt());
        assertEquals(
                "There is no parameter 'colaborator' here.",
                problem.get("detail").asText());
        assertEquals("/sneakers", problem.get("instance").asText());
        assertEquals("colaborator", problem.at("/errors/0/parameter").asText());
        assertEquals("collaborator", problem.at("/errors/0/suggestion").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minPrice=abc|minPrice",
                "minPrice=-1|minPrice",
                "minPrice=1e3|minPrice",
                "minPrice=NaN|minPrice",
                "minPrice=1.234|minPrice",
                "minPrice=5&maxPrice=1|minPrice",
                "currency=JPY&maxPrice=1.5|maxPrice",
                "minPrice=1&minPrice=2|minPrice",
                "maxPrice=99999999999999999999|maxPrice",
                "size=9|size",
                "size=US|size",
                "size=US9.25|size",
                "size=US0|size",
                "size=US100|size",
                "currency=XXQ|currency",
                "currency=XXX|currency",
                "currency=XAU|currency",
                "currency=$|currency",
                "limit=0|limit",
                "limit=101|limit",
                "limit=-1|limit",
                "limit=1.5|limit",
                "limit=99999999999|limit",
                "limit=ten|limit",
                "sort=bogus|sort",
                "sort=--name|sort",
                "sort=NAMES|sort",
                "sort=relevance|sort",
                "kind=A%C5%BFK|kind",
                "kind=as%E2%84%AA|kind",
                "kind=OFFER|kind",
                "size=U%C5%BF9|size",
                "collaborator=%FF%FE|collaborator",
                "technology=a,!!|technology",
                "limit=%D9%A5|limit",
                "limit=%2B5|limit",
                "currency=%C5%BFGD|currency",
                "general=1|general",
                "general=TRUE|general",
                "releasedFrom=2022-13|releasedFrom",
                "releasedFrom=2022-02-30|releasedFrom",
                "releasedFrom=22|releasedFrom",
                "releasedFrom=2023&releasedTo=2022|releasedFrom",
                "releasedTo=yesterday|releasedTo",
                "collaborator=a,,b|collaborator",
                "collaborator=,|collaborator",
                "cursor=x|cursor"
            })
    void namesTheParameterThatCannotBeRight(String question, String parameter) {
        JsonNode problem = Api.problem(400, "/sneakers?" + question);
        assertEquals(parameter, problem.at("/errors/0/parameter").asText());
        assertFalse(problem.at("/errors/0/detail").asText().isBlank());
        assertTrue(problem.get("detail").asText().contains(parameter), problem.toString());
    }

    /** The hieroglyph in technology is a letter that no slug can contain. The trade mark sign in q is no letter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sneakers?q=%E2%84%A2&technology=%F0%93%80%80&minPrice=5&maxPrice=1|q,technology,minPrice",
                "/sneakers?sort=relevance&technology=%F0%93%80%80&releasedFrom=2023&releasedTo=2022"
                        + "|sort,technology,releasedFrom",
                "/sneakers?q=%E2%84%A2&technology=%F0%93%80%80&limit=0&general=x|general,limit,q,technology",
                "/sneakers?q=%E2%84%A2&colour=RED|colour,q",
                "/silhouettes?technology=%F0%93%80%80&releasedFrom=2023&releasedTo=2022|technology,releasedFrom",
                "/suggestions?q=%E2%84%A2&limit=0|limit,q",
                "/sneakers?q=gel&sort=relevance&technology=%F0%93%80%80&slug=%F0%93%80%80|technology",
                "/sneakers?q=%E2%84%A2&sort=relevance|q",
                "/drops?from=2023&to=2022&technology=%F0%93%80%80|from,technology"
            })
    void namesEveryParameterThatIsWrong(String address, String parameters) {
        assertEquals(
                List.of(parameters.split(",")),
                Api.problem(400, address).get("errors").findValuesAsText("parameter"));
    }

    /**
     * Sends each parameter of each read alone and together with an unknown parameter. Both requests must report the
     * same faults of the parameter. Its values are a comma, a letter that no slug can contain, and its examples.
     */
    @Test
    void checksEveryParameterBesideAFaultOfAnotherOne() {
        List<String> differences = new ArrayList<>();
        int checked = 0;
        for (Operation read : Contract.read().reads().toList()) {
            for (Parameter parameter : read.parameters()) {
                // The operation checks the cursor only when all other parameters are right.
                if (parameter.in().equals("query") && !parameter.name().equals("cursor")) {
                    List<String> values = new ArrayList<>(List.of(",", "\uD80C\uDC00"));
                    values.addAll(parameter.examples());
                    for (String value : values) {
                        String address = read.exampleAddress(parameter.name(), value);
                        List<String> expected = new ArrayList<>(List.of("unlisted"));
                        expected.addAll(faultyParameters(address));
                        if (!expected.equals(faultyParameters(address + "&unlisted=1"))) {
                            differences.add(address);
                        }
                        checked++;
                    }
                }
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(checked > 300, checked + " checked");
    }

    /** Returns the names of the parameters that are wrong; fails if the response is neither a page nor a 400. */
    private static List<String> faultyParameters(String address) {
        HttpResponse<byte[]> response = Transfers.send(Transfers.to(address));
        if (response.statusCode() == 200) {
            return List.of();
        }
        assertEquals(400, response.statusCode(), address);
        return Api.json(Transfers.text(response)).get("errors").findValuesAsText("parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/sneakers?page=2|follow 'next'|",
                "/prices?offset=20|follow 'next'|",
                "/sneakers?per_page=50|'limit' for the maximum number|limit",
                "/sneakers?search=kiko|'q' for the words|q",
                "/sneakers?orderBy=price|'-' in front|sort",
                "/sneakers?since=2026-11-01|'/changes' with 'after'|",
                "/changes?updatedSince=2026-11-01|'since' is a time|after",
                "/sneakers?api_key=x|'X-API-Key'|",
                "/sneakers?SKU=1201A457-101|'styleCode'|styleCode",
                "/sneakers?gender=women|'audience'|audience",
                "/size-charts?age_group=adult|'audience'|audience"
            })
    void saysWhatToSendInsteadOfAParameterOfOtherApis(String address, String advice, String suggestion) {
        JsonNode fault = Api.problem(400, address).at("/errors/0");
        assertTrue(fault.get("detail").asText().contains(advice), fault.toString());
        assertEquals(suggestion, fault.path("suggestion").asText(null));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/sneakers, /sneakers",
        "/v1/sneakers/1201A457-101, /sneakers/1201A457-101",
        "/api/brands, /brands",
        "/sneaker, /sneakers",
        "/v2.1/Shoes, /sneakers",
        "/health, /q/health",
        "/api/v1, ",
        "/nothing/at/all, "
    })
    void namesTheAddressThatACallerOfOtherApisMeant(String address, String meant) {
        String detail = Api.problem(404, address).get("detail").asText();
        assertEquals(meant != null, detail.contains("Did you mean '" + meant + "'?"), detail);
        assertEquals(meant != null, detail.contains("Did you mean"), detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"kind=as|ASK", "kind=RETIAL|RETAIL", "sort=nmae|name", "sort=-relesedate|-releaseDate"})
    void suggestsTheNearestValue(String question, String suggestion) {
        assertEquals(
                suggestion,
                Api.problem(400, "/sneakers?" + question)
                        .at("/errors/0/suggestion")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "observedFrom=yesterday",
                "observedFrom=2026-11-23T00:00:00",
                "observedFrom=2026-11-23T00:00Z",
                "observedTo=%2B999999999-01-01T00:00:00Z",
                "observedTo=9999-12-31T23:59:59-18:00",
                "observedFrom=0000-01-01T00:00:00%2B18:00",
                "observedFrom=2026-11-23T00:00:00+08:00",
                "observedTo=2026-02-30",
                "observedFrom=2026-11-24&observedTo=2026-11-23",
                "current=yes",
                "sort=price",
                "sneaker=",
                "minPrice=0.001"
            })
    void namesTheParameterOfPricesThatCannotBeRight(String question) {
        assertEquals(
                question.split("=")[0],
                Api.problem(400, "/prices?" + question)
                        .at("/errors/0/parameter")
                        .asText());
    }

    @Test
    void reportsAllFaultsAtOnce() {
        JsonNode problem =
                Api.problem(400, "/sneakers?colour=x&minPrice=abc&size=9&limit=0&technology=!!!&styleCode=---");
        assertEquals(
                List.of("colour", "technology", "styleCode", "minPrice", "size", "limit"),
                problem.get("errors").findValuesAsText("parameter"));
    }

    @Test
    void reportsFaultsOfRangesTogether() {
        JsonNode problem = Api.problem(400, "/sneakers?minPrice=5&maxPrice=4.001&releasedFrom=2023&releasedTo=2022");
        assertEquals(
                List.of("maxPrice", "minPrice", "releasedFrom"),
                problem.get("errors").findValuesAsText("parameter"));
        assertEquals(
                2,
                Api.problem(400, "/prices?minPrice=5&maxPrice=4&observedFrom=2023&observedTo=2022")
                        .get("errors")
                        .size());
    }

    @Test
    void givesNoLongAnswerToAShortRequest() {
        assertEquals(
                2,
                Api.problem(400, "/sneakers?technology=" + ",".repeat(3000))
                        .get("errors")
                        .size(),
                "one error for the empty value, one for too many values");
        String names = String.join(
                "&",
                java.util.stream.IntStream.range(0, 500).mapToObj(i -> "n" + i).toList());
        assertEquals(20, Api.problem(400, "/sneakers?" + names).get("errors").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sneakers;x=1", "/sneakers;limit=1?limit=2", "/sneakers?collaborator=a;limit=1", "/;x"})
    void refusesParametersBehindASemicolonRatherThanIgnoreThem(String address) {
        assertTrue(Api.problem(400, address).get("detail").asText().contains("%3B"));
        assertEquals(0, Api.get("/sneakers?collaborator=a%3Bb").get("total").asInt());
    }

    @Test
    void answersOptionsWhereThereIsSomething() {
        Map.of(
                        "/",
                        "GET, HEAD, OPTIONS",
                        "/sneakers/x/prices",
                        "GET, HEAD, OPTIONS",
                        "/problems/x",
                        "GET, HEAD, OPTIONS",
                        "/sneakers",
                        "GET, HEAD, OPTIONS, POST",
                        "/sneakers/x",
                        "DELETE, GET, HEAD, OPTIONS, PATCH, PUT",
                        "/prices/1",
                        "DELETE, GET, HEAD, OPTIONS")
                .forEach((address, methods) ->
                        given().options(address).then().statusCode(204).header("Allow", methods));
        given().options("/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a b",
                "Host: h:99999",
                "Host: %41",
                "Host: user@shop.example",
                "Host: a/b",
                "Host: x\r\nHost: y",
                "Host:",
                "X: y"
            })
    void refusesAHostThatMakesNoAddress(String header) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET /sneakers HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(
                    answer.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")
                            && answer.toLowerCase(Locale.ROOT).contains("x-request-id: "),
                    answer);
            assertFalse(Api.json(answer.substring(answer.indexOf("\r\n\r\n")))
                    .get("requestId")
                    .asText()
                    .isEmpty());
        }
    }

    @Test
    void limitsHowManyAndHowLongValuesAre() {
        assertEquals(
                "collaborator",
                Api.problem(400, "/sneakers?collaborator=" + "x".repeat(201))
                        .at("/errors/0/parameter")
                        .asText());
        assertEquals(
                "collaborator",
                Api.problem(400, "/sneakers?collaborator=" + "x,".repeat(50) + "x")
                        .at("/errors/0/parameter")
                        .asText());
        assertEquals(
                0,
                Api.get("/sneakers?collaborator=" + "x,".repeat(49) + "x")
                        .get("total")
                        .asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404",
        "/sneakers/, 200",
        "/Sneakers, 404",
        "/q/nothing, 404",
        "/problems/nothing, 404",
        "/collaborations/nothing, 404",
        "/silhouettes/nothing, 404",
        "/designers/nothing, 404",
        "/brands/nothing, 404",
        "/collaborators/nothing, 404"
    })
    void answersAnAddressThatIsNotThereWithAProblem(String address, int status) {
        if (status == 404) {
            assertEquals(address, Api.problem(404, address).get("instance").asText());
        } else {
            Api.get(address);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void listsTheMethodsThatAnAddressHas(String method) {
        for (String address : List.of("/sneakers/x/prices", "/", "/problems/x", "/catalog")) {
            Response answer = given().request(method, address);
            answer.then()
                    .statusCode(405)
                    .contentType("application/problem+json")
                    .header("Allow", "GET, HEAD, OPTIONS");
        }
    }

    @Test
    void refusesAFormatThatItCannotGive() {
        given().accept("image/png")
                .get("/sneakers")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void refusesABodyOverTheLimit() {
        given().body(new byte[1024 * 1024 + 1])
                .post("/sneakers")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void explainsEveryProblemTypeAtItsUri(ProblemType type) {
        JsonNode json = Api.get("/problems/" + type.slug());
        assertEquals(Api.base() + "/problems/" + type.slug(), json.get("type").asText());
        assertEquals(type.status(), json.get("status").asInt());
        String page = given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/problems/" + type.slug())
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
        assertTrue(page.contains("<h1>" + type.title() + "</h1>"), page);
        assertTrue(given().accept("text/html")
                .get("/problems")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/html;charset=UTF-8")
                .extract()
                .asString()
                .contains("<h1>" + type.title() + "</h1>"));
    }

    @Test
    void echoesTheRequestIdInAnswerAndProblem() {
        given().header("X-Request-Id", "abc-123")
                .get("/sneakers")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "abc-123");
        Response problem = given().header("X-Request-Id", "abc-123").get("/sneakers?x=1");
        problem.then().header("X-Request-Id", "abc-123");
        assertEquals("abc-123", Api.json(problem.asString()).get("requestId").asText());
        Response unnamed = given().header("X-Request-Id", "<script>").get("/nothing");
        assertEquals(
                unnamed.header("X-Request-Id"),
                Api.json(unnamed.asString()).get("requestId").asText());
        assertFalse(unnamed.header("X-Request-Id").contains("<"));
    }

    @Test
    void showsNothingOfTheInside() {
        for (String address : List.of(
                "/sneakers?minPrice=abc", "/sneakers?sort=x", "/prices/x", "/nothing", "/sneakers?cursor=bnVsbA")) {
            String body = Api.ask(address).asString();
            assertFalse(
                    body.matches("(?s).*(Exception|dev\\.colorway|java\\.|jakarta|select |hibernate|\\tat ).*"), body);
        }
    }
}
