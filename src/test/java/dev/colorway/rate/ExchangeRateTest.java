// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.stranger;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exchange rates as data: writing, listing, files, changes, and the files of the European Central Bank. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class ExchangeRateTest {

    private static final String LIST = "/exchange-rates";
    private static final String XML = "application/xml";

    private static String rate(String base, String quote, String date, String rate, String source) {
        return """
                {"base": "%s", "quote": "%s", "date": "%s", "rate": %s,
                "source": "%s"}""".formatted(base, quote, date, rate, source);
    }

    private static String of(String source, String date, String rate) {
        return rate("EUR", "SGD", date, rate, source);
    }

    static byte[] invented() throws IOException {
        try (InputStream file = ExchangeRateTest.class.getResourceAsStream("/rates/eurofxref-invented.xml")) {
            return file.readAllBytes();
        }
    }

    @Test
    void aRateIsAddedOnceAndFoundByItsAddress() {
        String source = unique("a-bank");
        Response added = post(LIST, of(source, "2024-02-29", "1.50"));
        added.then().statusCode(201);
        String address = "/exchange-rates/eur-sgd-2024-02-29-" + source;
        assertEquals(address, Api.relative(added.header("Location")));
        assertEquals(1, Api.json(added.asString()).get("created").asInt());
        JsonNode read = Api.get(address);
        assertEquals("1.5", read.get("rate").asText());
        assertEquals("2024-02-29", read.get("date").asText());
        long revision = Api.revision();
        Response again = post(LIST, "[" + of(source, "2024-02-29", "1.5") + "]");
        again.then().statusCode(200);
        assertEquals(1, Api.json(again.asString()).get("unchanged").asInt());
        assertEquals(revision, Api.revision());
    }

    @Test
    void anotherRateOfTheSameDayIsAConflictAndNothingIsAdded() {
        String source = unique("a-bank");
        post(LIST, of(source, "2024-01-02", "1.5")).then().statusCode(201);
        refusedAt(
                "/1/rate",
                "409 already-exists",
                post(LIST, "[" + of(source, "2024-01-03", "1.6") + "," + of(source, "2024-01-02", "1.51") + "]"));
        refusedAt("/rate", "409 already-exists", post(LIST, of(source, "2024-01-02", "1.51")));
        assertEquals(1, Api.get(LIST + "?source=" + source).get("total").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, EUR, 2024-01-02, 1.5, /quote",
        "EUR, XAU, 2024-01-02, 1.5, /quote",
        "EUR, SGD, 2024-02-30, 1.5, /date",
        "EUR, SGD, 2024, 1.5, /date",
        "EUR, SGD, 9999-01-01, 1.5, /date",
        "EUR, SGD, 2024-01-02, 0, /rate",
        "EUR, SGD, 2024-01-02, -1, /rate",
        "EUR, SGD, 2024-01-02, 1.0000000000001, /rate",
        "EUR, SGD, 2024-01-02, 1000000000000, /rate",
        "EUR, SGD, 2024-01-02, '\"1.5\"', /rate"
    })
    void aWrongRateIsRefused(String base, String quote, String date, String rate, String pointer) {
        refusedAt(pointer, "400 invalid-body", post(LIST, rate(base, quote, date, rate, "a-bank")));
    }

    @Test
    void theSmallestAndTheLargestRateStayExact() {
        String source = unique("exact");
        post(
                        LIST,
                        "[" + rate("IDR", "CLF", "2024-01-02", "0.000000000001", source) + ","
                                + rate("CLF", "IDR", "2024-01-02", "999999999999.999999999999", source) + "]")
                .then()
                .statusCode(201);
        assertEquals(
                "0.000000000001",
                Api.get(LIST + "/idr-clf-2024-01-02-" + source)
                        .get("rate")
                        .decimalValue()
                        .toPlainString());
        assertEquals(
                "999999999999.999999999999",
                Api.get(LIST + "/clf-idr-2024-01-02-" + source)
                        .get("rate")
                        .decimalValue()
                        .toPlainString());
        String file = Transfers.export(LIST + "?source=" + source, Transfers.CSV);
        assertTrue(file.contains("0.000000000001") && file.contains("999999999999.999999999999"), file);
    }

    @Test
    void onlyWritersWrite() {
        String state = WritableCatalog.state(LIST);
        refused(
                "401 unauthenticated",
                stranger()
                        .contentType("application/json")
                        .body(of("a-bank", "2024-01-02", "1.5"))
                        .post(LIST));
        refused("401 unauthenticated", stranger().header("If-Match", "*").delete(LIST + "/eur-sgd-2024-01-02-a-bank"));
        assertEquals(state, WritableCatalog.state(LIST));
    }

    @Test
    void aDeletedRateIsGoneAndEveryWriteIsAChange() {
        String source = unique("a-bank");
        long before = Api.revision();
        String address = WritableCatalog.created(LIST, of(source, "2024-01-02", "1.5"));
        assertEquals(before + 1, Api.revision());
        refused("428 precondition-required", delete(address, null));
        delete(address, tag(address)).then().statusCode(204);
        refused("404 not-found", Api.ask(address));
        List<String> changes = Api.items(Api.get("/changes?resource=exchange-rates&after=" + before))
                .filter(change -> change.at("/entry/slug").asText().endsWith(source))
                .map(change -> change.get("change").asText() + " "
                        + Api.relative(change.get("url").asText()))
                .toList();
        assertEquals(List.of("CREATED " + address, "DELETED " + address), changes);
    }

    @Test
    void theListIsFilteredAndWalkedInOrder() {
        String source = unique("walk");
        String other = unique("walk");
        List<String> rates = new ArrayList<>();
        IntStream.range(0, 25)
                .forEach(i -> Stream.of("SGD", "USD")
                        .forEach(quote -> Stream.of(source, other)
                                .forEach(one -> rates.add(rate(
                                        "EUR",
                                        quote,
                                        LocalDate.of(2024, 1, 1).plusDays(i).toString(),
                                        "1." + (i + 1),
                                        one)))));
        post(LIST, "[" + String.join(",", rates) + "]").then().statusCode(201);
        List<JsonNode> walked = Api.walk(LIST + "?limit=7&source=" + source);
        assertEquals(50, walked.size());
        List<String> slugs =
                walked.stream().map(item -> item.get("slug").asText()).toList();
        assertEquals(50, slugs.stream().distinct().count());
        assertEquals("eur-usd-2024-01-25-" + source, slugs.get(0));
        List<String> mirrored = new ArrayList<>(Api.walk(LIST + "?limit=11&sort=date&source=" + source).stream()
                .map(item -> item.get("slug").asText())
                .toList());
        java.util.Collections.reverse(mirrored);
        assertEquals(slugs, mirrored);
        assertEquals(
                List.of("eur-sgd-2024-01-05-" + source),
                Api.slugs(LIST + "?on=2024-01-05&quote=sgd&base=EUR&source=" + source));
        assertEquals(
                6,
                Api.get(LIST + "?from=2024-01-03&to=2024-01-05&source=" + source)
                        .get("total")
                        .asInt());
        assertEquals(
                0, Api.get(LIST + "?base=SGD&source=" + source).get("total").asInt());
        assertEquals(
                "from",
                Api.problem(400, LIST + "?from=2024-01-03&to=2024-01-02")
                        .at("/errors/0/parameter")
                        .asText());
    }

    @ParameterizedTest
    @CsvSource({"text/csv", "text/tab-separated-values", "application/x-ndjson"})
    void anExportThatIsImportedIsTheSameAgain(String format) {
        String source = unique("file");
        post(LIST, "[" + of(source, "2024-01-02", "1.5") + "," + of(source, "2024-01-03", "0.000123456789") + "]")
                .then()
                .statusCode(201);
        String filter = LIST + "?source=" + source;
        String file = Transfers.export(filter, format);
        assertEquals(2, Transfers.count(Transfers.imported(format, file), "unchanged"));
        Api.walk(filter)
                .forEach(item -> delete(Api.relative(item.get("url").asText()), "*")
                        .then()
                        .statusCode(204));
        assertEquals(2, Transfers.count(Transfers.imported(format, file), "created"));
        assertEquals(file, Transfers.export(filter, format));
        assertTrue(WritableCatalog.everything().contains(source));
    }

    @Test
    void anImportCorrectsARateAndCanBeUndone() {
        String source = unique("undo");
        String address = WritableCatalog.created(LIST, of(source, "2024-01-02", "1.5"));
        String state = Transfers.export(LIST + "?source=" + source, Transfers.NDJSON);
        String rows = "resource,base,quote,date,rate,source\n"
                + "exchange-rates,EUR,SGD,2024-01-02,1.6,%1$s\nexchange-rates,EUR,SGD,2024-01-03,1.7,%1$s\n"
                        .formatted(source);
        JsonNode imported = Transfers.imported(Transfers.CSV, rows);
        assertEquals(1, Transfers.count(imported, "created"));
        assertEquals(1, Transfers.count(imported, "changed"));
        assertEquals("1.6", Api.get(address).get("rate").asText());
        writer().post("/imports/" + imported.get("id").asText() + "/undo")
                .then()
                .statusCode(200);
        assertEquals(state, Transfers.export(LIST + "?source=" + source, Transfers.NDJSON));
    }

    @Test
    void aRowWithoutItsSourceNamesTheSource() {
        JsonNode problem = Transfers.refused(
                422,
                Transfers.toImport(
                        Transfers.CSV,
                        Transfers.bytes("resource,base,quote,date,rate\nexchange-rates,EUR,SGD,2024-01-02,1.6\n")));
        assertEquals(1, problem.get("errors").size(), problem.toString());
        assertEquals("source", problem.at("/errors/0/column").asText(), problem.toString());
    }

    @Test
    void aFileOfTheEuropeanCentralBankIsImported() throws IOException {
        JsonNode imported = Transfers.imported(XML, invented());
        assertEquals(5, Transfers.count(imported, "created") + Transfers.count(imported, "unchanged"));
        assertEquals(
                List.of(
                        "eur-usd-2001-02-06-ecb 1.25",
                        "eur-sgd-2001-02-06-ecb 1.5",
                        "eur-krw-2001-02-06-ecb 1600.5",
                        "eur-usd-2001-02-05-ecb 1.2345",
                        "eur-idr-2001-02-05-ecb 18765.4321"),
                Api.walk(LIST + "?source=ecb&from=2001-02-01&to=2001-02-28").stream()
                        .map(item -> item.get("slug").asText() + " "
                                + item.get("rate").asText())
                        .toList());
        assertEquals(5, Transfers.count(Transfers.imported(XML, Transfers.packed(invented())), "unchanged"));
    }

    @Test
    void aBrokenFileOfTheEuropeanCentralBankIsRefusedWithItsLine() throws IOException {
        String file = new String(invented(), java.nio.charset.StandardCharsets.UTF_8);
        JsonNode wrong =
                Transfers.refused(422, Transfers.toImport(XML, Transfers.bytes(file.replace("'1.25'", "'N/A'"))));
        assertEquals(11, wrong.at("/errors/0/line").asInt(), wrong.toString());
        assertEquals("rate", wrong.at("/errors/0/column").asText(), wrong.toString());
        Transfers.refused(422, Transfers.toImport(XML, Transfers.bytes(file.replace("</gesmes:Envelope>", ""))));
        String entity = file.replace(
                        "<gesmes:Envelope",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n" + "<gesmes:Envelope")
                .replace("'1.25'", "'&e;'");
        JsonNode refused = Transfers.refused(422, Transfers.toImport(XML, Transfers.bytes(entity)));
        assertTrue(!refused.toString().contains("root"), refused.toString());
    }

    /** All rates of the file are on one line. */
    @Test
    void aFileOfTheEuropeanCentralBankCanLeaveOutRates() throws IOException {
        String file = new String(invented(), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("\\R", " ")
                .replace("2001-02-", "2003-04-")
                .replace("'1.25'", "'N/A'")
                .replace("'1600.50'", "'0'");
        String state = WritableCatalog.everything();
        assertEquals(3, Transfers.count(leftOut("&dryRun=true", file), "created"));
        assertEquals(state, WritableCatalog.everything());
        JsonNode imported = leftOut("", file);
        assertEquals(3, Transfers.count(imported, "created"));
        String rejected = writer().get(Api.relative(imported.get("rejected").asText()))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lines = rejected.lines().toList();
        assertEquals("resource,base,quote,date,rate,source,fault", lines.get(0));
        assertTrue(lines.get(1).startsWith("exchange-rates,EUR,USD,2003-04-06,N/A,ecb,"), rejected);
        assertEquals("exchange-rates,EUR,KRW,2003-04-06,0,ecb,rate: must be more than 0", lines.get(2));
        assertEquals(3, lines.size());
        JsonNode again = Transfers.imported(
                Transfers.CSV, rejected.replace(",N/A,", ",1.25,").replace(",0,", ",1600.50,"));
        assertEquals(2, Transfers.count(again, "created"));
        assertEquals(
                "1600.5",
                Api.get("/exchange-rates/eur-krw-2003-04-06-ecb").get("rate").asText());
    }

    private static JsonNode leftOut(String query, String file) {
        Response answer = writer().contentType(XML)
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/imports?onFault=skip" + query);
        answer.then().statusCode(200);
        JsonNode imported = Api.json(answer.asString());
        assertEquals(2, imported.get("faultyRows").asInt(), answer.asString());
        assertEquals("rate", imported.at("/faults/0/column").asText(), answer.asString());
        assertEquals(1, imported.at("/faults/0/line").asInt(), answer.asString());
        assertEquals(1, imported.at("/faults/1/line").asInt(), answer.asString());
        return imported;
    }

    @Test
    void aFileOfTheEuropeanCentralBankThatIsCutOffIsRefusedInEveryCase() throws IOException {
        String file = new String(invented(), java.nio.charset.StandardCharsets.UTF_8).replace("</gesmes:Envelope>", "");
        Response answer = writer().contentType(XML)
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/imports?onFault=skip");
        answer.then().statusCode(422);
    }

    @Test
    void aRateOfTomorrowIsAcceptedForClocksThatRunAhead() {
        post(LIST, of(unique("ahead"), LocalDate.now(ZoneOffset.UTC).plusDays(1).toString(), "1.5"))
                .then()
                .statusCode(201);
    }
}
