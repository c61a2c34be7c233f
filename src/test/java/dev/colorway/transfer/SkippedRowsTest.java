// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import reports all faults of a file at once, and can leave out the rows that have them. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class SkippedRowsTest {

    private static final String SMALL = """
            {"resource":"brands","slug":"asics","name":"ASICS"}
            {"resource":"silhouettes","slug":"kayano","name":"Kayano","brand":"asics","note":"old"}
            """;

    @BeforeEach
    void small() {
        Transfers.empty();
        Transfers.imported(NDJSON, SMALL);
    }

    private static JsonNode imported(String query, String format, String file) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/imports?" + query)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", format)
                .POST(BodyPublishers.ofString(file)));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    private static String rejected(JsonNode imported) {
        HttpResponse<byte[]> answer = Transfers.send(
                Transfers.to(Api.relative(imported.get("rejected").asText())).header(Keys.HEADER, Keys.WRITER));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Transfers.text(answer);
    }

    private static List<String> faults(JsonNode faults) {
        List<String> texts = new ArrayList<>();
        faults.forEach(fault -> texts.add(fault.get("line").asText() + " "
                + fault.path("column").asText("-") + ": "
                + fault.get("detail").asText()
                + (fault.has("rows") ? " (" + fault.get("rows") + " " + fault.get("lines") + ")" : "")));
        return texts;
    }

    /** Header, columns, values, slugs and references, in one answer. */
    @Test
    void reportsTheFaultsOfAllStagesAtOnce() {
        JsonNode problem = Transfers.refused(422, Transfers.toImport(CSV, Transfers.bytes("""
                resource,slug,name,brand,nmae,name,silhouette,releaseDate,awards
                silhouettes,a,A,gone,x,,,,[
                sneakers,Not A Slug,S,,,,nowhere,2022-13,
                sneakers,,***,,,,kayano,,
                """)));
        assertEquals(
                List.of(
                        "1 nmae: 'nmae' is unknown: did you mean 'name'?",
                        "1 name: appears twice",
                        "2 awards: is not JSON: it ends too early, after character 1; must be a list in JSON, such as "
                                + "[\"one\", \"two\"]",
                        "2 brand: there is no brand 'gone'",
                        "3 releaseDate: must be a date: a year, a month or a day, such as 2022, 2022-10 or 2022-10-01,"
                                + " not \"2022-13\"",
                        "3 slug: must be a slug: letters a-z and digits, in groups with single hyphens between them",
                        "3 silhouette: there is no silhouette 'nowhere'",
                        "4 slug: must be given: no slug can be made from the name"),
                faults(problem.get("errors")));
    }

    /** Written as a plain decimal, such a number would need gigabytes, or the JSON library would refuse it. */
    @Test
    void givesARowWithAHugeNumberBack() {
        for (String number : List.of("1e10000", "1e999999999")) {
            String row = "{\"resource\":\"brands\",\"slug\":\"x\",\"name\":\"X\",\"foo\":" + number + "}\n";
            JsonNode imported = imported("onFault=skip", NDJSON, row);
            assertEquals(1, imported.get("faultyRows").asInt(), imported.toString());
            assertTrue(rejected(imported).contains(number.replace("e", "E+")));
        }
    }

    @Test
    void reportsTheSameFaultOfManyRowsOnce() {
        String file = "resource,slug,name,silhouette\n"
                + IntStream.rangeClosed(1, 700)
                        .mapToObj(i -> "sneakers,s-" + i + ",S," + (i % 7 == 0 ? "kayano" : "gone"))
                        .collect(Collectors.joining("\n"));
        JsonNode problem = Transfers.refused(422, Transfers.toImport(CSV, Transfers.bytes(file)));
        assertEquals(1, problem.get("errors").size(), problem.toString());
        assertEquals(600, problem.at("/errors/0/rows").asInt());
        assertEquals(
                "[2,3,4,5,6,7,9,10,11,12,13,14,16,17,18,19,20,21,23,24]",
                problem.at("/errors/0/lines").toString());
        assertTrue(problem.get("detail").asText().startsWith("600 rows cannot be imported"), problem.toString());
    }

    @Test
    void returnsBadRowsAndRowsThatReferToThem() {
        JsonNode imported = imported("onFault=skip", CSV, """
                resource;slug;name;brand;silhouette;note;sneaker;amount;currency;kind;size;observedAt;source
                silhouettes;good;Good;asics;;;;;;;;;
                silhouettes;bad;Bad;gone;;"a ""b"";";;;;;;;
                sneakers;of-bad;Of bad;;bad;;;;;;;;
                sneakers;of-good;Of good;;good;;;;;;;;
                prices;;;;;;of-bad;100;SGD;ASK;US9;2026-01-01;shop
                prices;;;;;;of-good;100;SGD;ASK;US9;2026-01-01;shop
                silhouettes;bad;Better;asics;;;;;;;;;
                silhouettes;kayano;Kayano;gone;;lost;;;;;;;
                sneakers;of-kayano;Of kayano;;kayano;;;;;;;;
                """);
        assertEquals(5, imported.get("faultyRows").asInt());
        assertEquals("skip", imported.get("onFault").asText());
        assertEquals(
                List.of(
                        "3 brand: there is no brand 'gone' (2 [3,9])",
                        "4 silhouette: there is no silhouette 'bad': line 3 would create it, but cannot be imported",
                        "6 sneaker: there is no sneaker 'of-bad': line 4 would create it, but cannot be imported",
                        "8 -: comes after line 3, a row of the same silhouette that cannot be imported"),
                faults(imported.get("faults")));
        assertEquals(4, Transfers.count(imported, "created"));
        assertEquals("old", Api.get("/silhouettes/kayano").get("note").asText());
        assertEquals(404, Api.ask("/silhouettes/bad").statusCode());
        String file = rejected(imported);
        assertEquals("""
                resource;slug;name;brand;silhouette;note;sneaker;amount;currency;kind;size;observedAt;source;fault
                silhouettes;bad;Bad;gone;;"a ""b"";";;;;;;;;brand: there is no brand 'gone'
                """, file.lines().limit(2).collect(Collectors.joining("\n", "", "\n")));
        assertEquals(6, file.lines().count());
        // Corrects the rows and sends the file again, with its column of faults.
        JsonNode again = imported("onFault=skip", CSV, file.replace(";gone;", ";asics;"));
        assertEquals(0, again.get("faultyRows").asInt(), again.toString());
        assertFalse(again.has("rejected"));
        assertEquals("Better", Api.get("/silhouettes/bad").get("name").asText());
        assertEquals("lost", Api.get("/silhouettes/kayano").get("note").asText());
        assertEquals(2, Api.get("/prices").get("total").asInt());
    }

    @Test
    void givesBackNdjsonWithItsFaults() {
        JsonNode imported = imported("onFault=skip", NDJSON, """
                {"resource":"brands","slug":"fine","name":"Fine"}
                {"resource":"brands","slug":"x","name":"X","nmae":1.50}
                no json
                """);
        assertEquals("""
                {"resource":"brands","slug":"x","name":"X","nmae":1.50,"fault":"nmae: is unknown: the fields here are \
                slug, name, description, images, links, formerSlugs"}
                {"unreadable":"no json","fault":"is not JSON: wrong at character 1, 'no json'"}
                """, rejected(imported));
        assertEquals(
                422,
                Transfers.send(Transfers.toImport(NDJSON, Transfers.bytes(rejected(imported))))
                        .statusCode());
        assertEquals(
                1,
                imported("onFault=skip", NDJSON, rejected(imported).replace("\"nmae\":1.50,", ""))
                        .at("/resources/brands/created")
                        .asInt());
    }

    @Test
    void triesTheSameInADryRun() {
        String before = Transfers.export("/catalog", NDJSON);
        JsonNode dry = imported("onFault=skip&dryRun=true", NDJSON, """
                {"resource":"brands","slug":"fine","name":"Fine"}
                {"resource":"brands","slug":"Not Fine","name":"X"}
                """);
        assertEquals(1, dry.at("/resources/brands/created").asInt());
        assertTrue(rejected(dry).contains("Not Fine"));
        assertEquals(before, Transfers.export("/catalog", NDJSON));
    }

    /** A file whose columns are wrong is refused as a whole: every row of it may be wrong. */
    @Test
    void refusesAFileWithUnknownColumnsInEveryCase() {
        Transfers.refused(
                422,
                Transfers.to("/imports?onFault=skip")
                        .header(Keys.HEADER, Keys.WRITER)
                        .header("Content-Type", CSV)
                        .POST(BodyPublishers.ofString("resource,slug,nmae\nbrands,a,A\n")));
    }

    @Test
    void canUndoTheImportedRows() {
        String before = Transfers.export("/catalog", NDJSON);
        JsonNode imported = imported("onFault=skip", NDJSON, """
                {"resource":"brands","slug":"fine","name":"Fine"}
                {"resource":"brands","slug":"Not Fine","name":"X"}
                {"resource":"brands","slug":"x","name":"X"}
                """);
        assertEquals(
                2, imported.at("/resources/brands/created").asInt(), "a row with a wrong slug excludes no later row");
        HttpResponse<byte[]> undone =
                Transfers.send(Transfers.to("/imports/" + imported.get("id").asText() + "/undo")
                        .header(Keys.HEADER, Keys.WRITER)
                        .POST(BodyPublishers.noBody()));
        assertEquals(200, undone.statusCode(), () -> Transfers.text(undone));
        assertEquals(before, Transfers.export("/catalog", NDJSON));
    }
}
