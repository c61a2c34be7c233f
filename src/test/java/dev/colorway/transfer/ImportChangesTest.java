// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the report of changed fields and amounts in the response to an import, and the refusal of contradictory
 * amounts.
 */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class ImportChangesTest {

    private static final String SMALL = """
            {"resource":"brands","slug":"asics","name":"ASICS"}
            {"resource":"collaborators","slug":"beams","name":"BEAMS"}
            {"resource":"silhouettes","slug":"kayano","name":"Kayano","brand":"asics",\
            "note":"old, \\"quoted\\"","upper":"mesh"}
            {"resource":"sneakers","slug":"silver","name":"Silver","silhouette":"kayano","styleCode":"1201A457-101"}
            {"resource":"sneakers","slug":"cream","name":"Cream","silhouette":"kayano"}
            """;

    @BeforeEach
    void small() {
        Transfers.empty();
        Transfers.imported(NDJSON, SMALL);
    }

    private static String price(String sneaker, String amount, String observedAt, String source) {
        return """
                {"resource":"prices","sneaker":"%s","amount":%s,"currency":"SGD","kind":"SALE","size":"US9",\
                "observedAt":"%s","source":"%s"}
                """.formatted(sneaker, amount, observedAt, source);
    }

    private static String others(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> price("cream", "1", "2026-01-01T00:00:00Z", "other " + i))
                .collect(Collectors.joining());
    }

    private static JsonNode dryRun(String format, String file) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/imports?dryRun=true")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", format)
                .POST(BodyPublishers.ofString(file)));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    /** Returns every change as {@code line resource slug field: from -> to}. */
    private static List<String> changes(JsonNode imported) {
        List<String> changes = new ArrayList<>();
        imported.get("changes")
                .forEach(change -> change.get("fields")
                        .forEach(field -> changes.add(change.get("line").asText() + " "
                                + change.get("resource").asText() + " "
                                + change.get("slug").asText() + " "
                                + field.get("field").asText() + ": "
                                + field.path("from").asText("none") + " -> "
                                + field.path("to").asText("none"))));
        return changes;
    }

    @Test
    void reportsOldAndNewValuesOfChangedFields() {
        String file = """
                resource,slug,name,note,line,technologies,brand
                silhouettes,kayano,Kayano,,GEL,"[{""name"":""GEL""}]",asics
                silhouettes,fresh,Fresh,note,,,asics
                brands,asics,Asics,,,,
                collaborators,beams,BEAMS,,,,
                silhouettes,kayano,Kayano,again,GEL,"[{""name"":""GEL""}]",asics
                """;
        List<String> expected = List.of(
                "2 silhouettes kayano line: none -> GEL",
                "2 silhouettes kayano technologies: none -> [{\"name\":\"GEL\"}]",
                "2 silhouettes kayano note: old, \"quoted\" -> none",
                "4 brands asics name: ASICS -> Asics",
                "6 silhouettes kayano note: none -> again");
        assertEquals(expected, changes(dryRun(CSV, file)));
        JsonNode imported = Transfers.imported(CSV, file);
        assertEquals(expected, changes(imported));
        assertEquals(List.of(), changes(Transfers.imported(NDJSON, "")));
        HttpResponse<byte[]> answer = Transfers.send(
                Transfers.to("/imports/" + imported.get("id").asText()).header(Keys.HEADER, Keys.WRITER));
        assertEquals(imported, Api.json(Transfers.text(answer)));
    }

    @Test
    void namesTheFirstThousandChangesAndCutsLongValues() {
        String brands = IntStream.rangeClosed(1, 1200)
                .mapToObj(i -> "{\"resource\":\"brands\",\"slug\":\"b-%d\",\"name\":\"B %d\"}%n".formatted(i, i))
                .collect(Collectors.joining());
        Transfers.imported(NDJSON, brands);
        JsonNode imported = Transfers.imported(NDJSON, brands.replace("\"B ", "\"C "));
        assertEquals(
                IntStream.rangeClosed(1, 1000)
                        .mapToObj(i -> "%d brands b-%d name: B %d -> C %d".formatted(i, i, i, i))
                        .toList(),
                changes(imported));
        assertEquals(1200, imported.at("/resources/brands/changed").asInt());
        String cut = changes(Transfers.imported(
                        NDJSON,
                        "{\"resource\":\"silhouettes\",\"slug\":\"kayano\",\"note\":\"" + "👟".repeat(900) + "\"}"))
                .get(0);
        assertEquals("1 silhouettes kayano note: old, \"quoted\" -> " + "👟".repeat(99) + "…", cut);
    }

    /** The size of the response has a limit, however many fields change. */
    @Test
    void staysSmallHoweverMuchChanges() {
        String rows = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> "{\"resource\":\"silhouettes\",\"slug\":\"s-%d\",\"name\":\"S\",\"brand\":\"asics\""
                                .formatted(i)
                        + List.of("line", "designConcept", "upper", "note").stream()
                                .map(field -> ",\"" + field + "\":\"" + "x".repeat(200) + "\"")
                                .collect(Collectors.joining())
                        + "}\n")
                .collect(Collectors.joining());
        Transfers.imported(NDJSON, rows);
        JsonNode imported = Transfers.imported(NDJSON, rows.replace("xx", "yy"));
        assertEquals(1000, imported.at("/resources/silhouettes/changed").asInt());
        int listed = imported.get("changes").size();
        assertTrue(listed > 300 && listed < 350, listed + " changes of 1,600 characters each, limit 524,288");
    }

    @Test
    void saysWhichAmountsItCorrects() {
        String recorded = price("silver", "250", "2026-01-01T00:00:00Z", "shop") + others(600);
        Transfers.imported(NDJSON, recorded);
        JsonNode imported = Transfers.imported(
                NDJSON, others(600) + price("1201a457 101", "260.5", "2026-01-01T00:00:00Z", "shop"));
        assertEquals(List.of("601 prices 1201a457 101 amount: 250.00 -> 260.50"), changes(imported));
        assertEquals(List.of(), changes(Transfers.imported(NDJSON, others(600))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 499, 1200})
    void refusesTwoAmountsOfOneObservationHoweverFarApart(int between) {
        String one = price("silver", "250", "2026-01-01T00:00:00Z", "shop");
        String other = price("1201A457 101", "260.00", "2026-01-01T01:00:00+01:00", "shop");
        for (String recorded : List.of("", one, price("silver", "1", "2026-01-01T00:00:00Z", "shop"))) {
            small();
            Transfers.imported(NDJSON, recorded);
            String before = Transfers.export("/catalog", NDJSON);
            JsonNode problem =
                    Transfers.refused(422, Transfers.toImport(NDJSON, Transfers.bytes(one + others(between) + other)));
            assertEquals(1, problem.get("errors").size(), problem.toString());
            JsonNode fault = problem.at("/errors/0");
            assertEquals(between + 2, fault.get("line").asInt());
            assertEquals("/amount", fault.get("pointer").asText());
            assertEquals(
                    "differs from the amount on " + (between < 499 ? "line 1" : "an earlier line")
                            + " for the same observation: 250.00. If these are two observations, give each a "
                            + "'reference'",
                    fault.get("detail").asText());
            assertEquals(before, Transfers.export("/catalog", NDJSON));
            assertEquals(
                    422,
                    Transfers.send(Transfers.to("/imports?mode=replace")
                                    .header(Keys.HEADER, Keys.WRITER)
                                    .header("Content-Type", NDJSON)
                                    .POST(BodyPublishers.ofString(one + others(between) + other)))
                            .statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 600})
    void acceptsTheSameAmountTwice(int between) {
        String one = price("silver", "250", "2026-01-01T00:00:00Z", "shop");
        JsonNode imported = Transfers.imported(NDJSON, one + others(between) + one.replace("250", "250.00"));
        assertEquals(between + 1, imported.at("/resources/prices/created").asInt());
        assertEquals(1, imported.at("/resources/prices/unchanged").asInt());
    }

    /** An import may correct an amount of an earlier import. */
    @Test
    void forgetsAmountsWithTheFile() {
        for (String amount : List.of("250", "260", "250")) {
            Transfers.imported(NDJSON, price("silver", amount, "2026-01-01T00:00:00Z", "shop"));
        }
        assertEquals(1, Api.get("/prices?current=false").get("total").asInt());
    }
}
