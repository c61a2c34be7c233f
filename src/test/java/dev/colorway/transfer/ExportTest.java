// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Resources;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every list as a file contains the same matches in the same order as its pages. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class ExportTest {

    @BeforeEach
    void fill() {
        GeneratedCatalog.fill();
    }

    /** Each filter with each order in the thorough lane. In the quick one each order has one filter that it allows. */
    static Stream<String> questions() {
        return Contract.read().lists().flatMap(ExportTest::questions).map(question -> question.replace("?&", "?"));
    }

    private static Stream<String> questions(Contract.Operation list) {
        List<String> filters = filters(list.path());
        Stream<String> ordered = list.sorts().stream().flatMap(sort -> {
            List<String> allowed = filters.stream()
                    .filter(filter -> !sort.equals("relevance") || filter.contains("q="))
                    .toList();
            return Lane.some(allowed, sort, 1).stream().map(filter -> filter + "&sort=" + sort);
        });
        return Stream.concat(filters.stream(), ordered).map(question -> list.path() + "?" + question);
    }

    private static List<String> filters(String path) {
        return switch (path) {
            case "/sneakers" ->
                List.of(
                        "",
                        "currency=USD",
                        "general=false&minPrice=150",
                        "collaborator=collaborator-1,Kiko&size=US9",
                        "releasedFrom=2020-06&brand=brand-0,beta",
                        "q=silvre");
            case "/prices" ->
                List.of(
                        "",
                        "current=false",
                        "currency=SGD&minPrice=120&maxPrice=250",
                        "kind=BID&current=false",
                        "sneaker=sneaker-01,sneaker-02,sneaker-03&current=false",
                        "size=JP27,US9.5&kind=ASK,SALE",
                        "condition=USED,DEFECT&current=false");
            case "/drops" -> List.of("from=2000", "from=2020&to=2021&brand=brand-0", "from=2000&q=silvre");
            case "/silhouettes" -> List.of("", "brand=brand-1", "designer=designer-2");
            case "/size-charts" -> List.of("", "brand=Alpha");
            case "/collaborations" -> List.of("", "collaborator=collaborator-1");
            default -> List.of("");
        };
    }

    @ParameterizedTest
    @MethodSource("questions")
    void hasTheSameRowsAsThePages(String question) {
        List<String> walked = Api.walk(question + (question.endsWith("?") ? "" : "&") + "limit=100").stream()
                .map(ExportTest::identity)
                .toList();
        String list = question.substring(1, question.indexOf('?'));
        String address = question.endsWith("?") ? "/" + list : question;
        // Drops are sneakers.
        String resource = list.equals("drops") ? "sneakers" : list;
        List<JsonNode> rows =
                Transfers.export(address, NDJSON).lines().map(Api::json).toList();
        assertEquals(walked, rows.stream().map(ExportTest::identity).toList(), "as NDJSON");
        assertTrue(rows.stream().allMatch(row -> row.get("resource").asText().equals(resource)), resource);
        List<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(Transfers.export(address, CSV)).stream()
                .toList();
        assertEquals(walked, records.stream().map(ExportTest::identity).toList(), "as CSV");
        assertTrue(records.stream().allMatch(row -> row.getField("resource").equals(resource)), resource);
    }

    @Test
    void comparesQuestionsThatHaveMatches() {
        Set<String> without = questions()
                .filter(question ->
                        Api.get(question.replaceAll("\\?$", "")).get("total").asInt() == 0)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), without);
    }

    /** Returns a text that identifies a row: its slug, or all fields of a price or of an exchange rate. */
    private static String identity(JsonNode row) {
        if (row.has("rate")) {
            return Stream.of("base", "quote", "date", "source")
                    .map(field -> row.get(field).asText())
                    .collect(Collectors.joining(" "));
        }
        return row.has("slug")
                ? row.get("slug").asText()
                : String.join(
                        " ",
                        row.at("/sneaker/slug").asText(),
                        row.get("amount").decimalValue().toPlainString(),
                        row.get("currency").asText(),
                        row.get("kind").asText(),
                        row.path("size").asText(),
                        row.get("observedAt").asText(),
                        row.get("source").asText());
    }

    private static String identity(NamedCsvRecord row) {
        return row.findField("slug")
                .orElseGet(() -> (row.findField("rate").isPresent()
                                ? Stream.of("base", "quote", "date", "source")
                                : Stream.of("sneaker", "amount", "currency", "kind", "size", "observedAt", "source"))
                        .map(row::getField)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void givesThePricesOfOneSneaker() {
        String sneaker = Api.get("/prices?limit=1").at("/items/0/sneaker/slug").asText();
        String address = "/sneakers/" + sneaker + "/prices?current=false";
        List<String> walked = Api.walk(address + "&limit=1").stream()
                .map(ExportTest::identity)
                .toList();
        assertFalse(walked.isEmpty());
        assertEquals(
                walked,
                Transfers.export(address, NDJSON)
                        .lines()
                        .map(Api::json)
                        .map(ExportTest::identity)
                        .toList());
        assertEquals(
                walked,
                CsvReader.builder().ofNamedCsvRecord(Transfers.export(address, CSV)).stream()
                        .map(ExportTest::identity)
                        .toList());
        Transfers.refused(404, Transfers.to("/sneakers/none/prices").header("Accept", CSV));
    }

    @Test
    void givesTheWholeCatalogWithNothingBeforeWhatItRefersTo() {
        List<JsonNode> rows =
                Transfers.export("/catalog", NDJSON).lines().map(Api::json).toList();
        List<String> parts = rows.stream()
                .map(row -> row.get("resource").asText())
                .distinct()
                .toList();
        assertEquals(Resources.IN_ORDER, parts);
        for (String part : parts) {
            String all = part.equals("prices") ? "/prices?current=false&limit=1" : "/" + part + "?limit=1";
            assertEquals(
                    Api.get(all).get("total").asLong(),
                    rows.stream()
                            .filter(row -> row.get("resource").asText().equals(part))
                            .count(),
                    part);
        }
        assertEquals(
                rows.size(),
                CsvReader.builder().ofNamedCsvRecord(Transfers.export("/catalog", CSV)).stream()
                        .count());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void hasNoPages(String list) {
        for (String format : List.of(NDJSON, CSV)) {
            for (String parameter : List.of("limit=5", "cursor=abc")) {
                JsonNode problem = Transfers.refused(
                        400, Transfers.to(list + "?" + parameter).header("Accept", format));
                assertTrue(problem.get("type").asText().endsWith("/problems/unknown-parameter"), problem.toString());
                assertEquals(
                        parameter.split("=")[0],
                        problem.at("/errors/0/parameter").asText());
            }
        }
    }

    @Test
    void refusesAWrongQuestionWithAProblem() {
        JsonNode problem = Transfers.refused(
                400, Transfers.to("/sneakers?colaborator=kiko&minPrice=-1").header("Accept", CSV));
        assertEquals("colaborator", problem.at("/errors/0/parameter").asText());
        assertEquals("minPrice", problem.at("/errors/1/parameter").asText());
    }

    static List<String> lists() {
        return Stream.concat(
                        Resources.IN_ORDER.stream().map(name -> "/" + name), Stream.of("/sneakers/sneaker-00/prices"))
                .toList();
    }

    static List<Arguments> files() {
        return Stream.concat(
                        Resources.lists()
                                .map(list ->
                                        Arguments.of(list, list.substring(1).replaceAll("\\?.*", ""))),
                        Stream.of(
                                Arguments.of("/sneakers?sort=-price", "sneakers"),
                                Arguments.of("/sneakers/sneaker-00/prices", "prices"),
                                Arguments.of("/catalog", "catalog")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isAFileWithANameThatACacheMustRevalidate(String address, String name) {
        for (String format : List.of(NDJSON, CSV)) {
            HttpResponse<byte[]> answer = Transfers.send(Transfers.to(address).header("Accept", format));
            HttpResponse<byte[]> head = Transfers.send(
                    Transfers.to(address).header("Accept", format).method("HEAD", BodyPublishers.noBody()));
            assertEquals(0, head.body().length);
            for (HttpResponse<byte[]> either : List.of(answer, head)) {
                assertEquals(200, either.statusCode());
                assertEquals(
                        Optional.of(
                                format.equals(CSV)
                                        ? "text/csv;charset=UTF-8;header=present"
                                        : "application/x-ndjson;charset=UTF-8"),
                        either.headers().firstValue("Content-Type"));
                assertEquals(
                        Optional.of("attachment; filename=\"" + name + (format.equals(CSV) ? ".csv\"" : ".ndjson\"")),
                        either.headers().firstValue("Content-Disposition"));
                assertEquals(Optional.of("no-cache"), either.headers().firstValue("Cache-Control"));
                assertTrue(either.headers().firstValue("ETag").orElse("").startsWith("W/\""));
                assertTrue(either.headers().firstValue("Vary").orElse("").contains("Accept"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sneakers", "/prices?current=false", "/catalog"})
    void isCompressedIfTheCallerAcceptsGzip(String address) {
        for (String format : List.of(NDJSON, CSV)) {
            HttpResponse<byte[]> plain = Transfers.send(Transfers.to(address).header("Accept", format));
            HttpResponse<byte[]> packed = Transfers.send(
                    Transfers.to(address).header("Accept", format).header("Accept-Encoding", "gzip"));
            assertEquals(Optional.empty(), plain.headers().firstValue("Content-Encoding"));
            assertEquals(Optional.of("gzip"), packed.headers().firstValue("Content-Encoding"));
            assertTrue(packed.body().length < plain.body().length);
            assertArrayEquals(plain.body(), Transfers.unpacked(packed.body()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sneakers | */*                                        | application/json",
                "/sneakers | text/csv;q=0.5, application/json           | application/json",
                "/sneakers | application/json;q=0.5, text/csv           | text/csv",
                "/sneakers | text/csv                                   | text/csv",
                "/sneakers | TEXT/CSV                                   | text/csv",
                "/sneakers | text/csv, */*;q=0.1                        | text/csv",
                "/sneakers | text/csv;q=0.9, application/x-ndjson;q=0.8 | text/csv",
                "/sneakers | text/csv;q=0.8, application/x-ndjson;q=0.9 | application/x-ndjson",
                "/sneakers | text/html, application/xml;q=0.9, */*;q=0.8 | application/json",
                "/prices   | application/x-ndjson                       | application/x-ndjson",
                "/prices   | application/*                              | application/json",
                "/catalog  | */*                                        | application/x-ndjson",
                "/catalog  | text/csv;q=0.5, */*;q=0.1                  | text/csv",
                "/catalog  | text/html, application/xml;q=0.9, */*;q=0.8 | application/x-ndjson",
                "/sneakers | image/png                                  | 406",
                "/catalog  | application/json                           | 406"
            })
    void hasThePreferredFormat(String address, String accept, String answered) {
        HttpRequest.Builder request = Transfers.to(address).header("Accept", accept);
        if (answered.equals("406")) {
            Transfers.refused(406, request);
        } else {
            HttpResponse<byte[]> answer = Transfers.send(request);
            assertEquals(200, answer.statusCode());
            assertEquals(
                    answered,
                    answer.headers().firstValue("Content-Type").orElse("").split(";")[0]);
        }
    }

    @Test
    void hasADefaultFormatWithoutAcceptHeader() {
        assertEquals(
                "application/json",
                Transfers.send(Transfers.to("/sneakers"))
                        .headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .split(";")[0]);
        assertEquals(
                NDJSON,
                Transfers.send(Transfers.to("/catalog"))
                        .headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .split(";")[0]);
    }

    @Test
    void escapesNamesThatLookLikeFormulas() {
        Transfers.imported(NDJSON, """
                {"resource":"brands","slug":"formula-1","name":"=HYPERLINK(\\"http://evil.example\\",\\"x\\")"}
                {"resource":"brands","slug":"formula-2","name":"@SUM(1)"}
                {"resource":"brands","slug":"formula-3","name":"'+1"}
                {"resource":"brands","slug":"formula-4","name":"'tis"}
                """);
        String csv = Transfers.export("/brands", CSV);
        assertTrue(
                csv.contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",brands,formula-1,,,,\r\n"), csv);
        assertTrue(csv.contains("'@SUM(1),brands,formula-2,,,,\r\n"), csv);
        assertTrue(csv.contains("''+1,brands,formula-3,,,,\r\n"), csv);
        assertTrue(csv.contains("'tis,brands,formula-4,,,,\r\n"), csv);
        assertTrue(Transfers.export("/brands", NDJSON).contains("\"name\":\"@SUM(1)\"}\n"));
    }
}
