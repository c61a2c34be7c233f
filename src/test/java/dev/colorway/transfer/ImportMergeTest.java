// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the effect of an import on the fields of existing entries. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class ImportMergeTest {

    private static final String KAYANO = "/silhouettes/gel-kayano-14";

    @BeforeEach
    void onlyTheBuiltInCatalog() {
        Transfers.empty();
        Transfers.imported(NDJSON, builtIn());
    }

    private static String builtIn() {
        try (InputStream file = ImportMergeTest.class.getResourceAsStream("/catalog/gel-kayano-14.ndjson")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode imported(String query, String format, String file) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/imports?" + query)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", format)
                .POST(BodyPublishers.ofString(file)));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    private static List<Integer> counts(JsonNode imported, String resource) {
        JsonNode counts = imported.at("/resources/" + resource);
        return List.of(
                counts.path("created").asInt(),
                counts.path("changed").asInt(),
                counts.path("unchanged").asInt());
    }

    /** Returns the faults as {@code line pointer: detail}, one for each row. */
    private static List<String> refused(String format, String file) {
        String before = Transfers.export("/catalog", NDJSON);
        JsonNode problem = Transfers.refused(422, Transfers.toImport(format, Transfers.bytes(file)));
        assertEquals(before, Transfers.export("/catalog", NDJSON), "nothing is written");
        List<String> faults = new ArrayList<>();
        problem.get("errors").forEach(fault -> {
            Iterable<JsonNode> lines = fault.has("lines") ? fault.get("lines") : List.of(fault.get("line"));
            lines.forEach(line -> faults.add(line.asText() + " "
                    + fault.path("pointer").asText("-") + ": "
                    + fault.get("detail").asText()));
        });
        return faults.stream().sorted().toList();
    }

    private static String csv(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource,slug,name,brand\nsilhouettes,gel-kayano-14,GEL-Kayano 14,asics\n",
                "resource,slug\nsilhouettes,gel-kayano-14\n",
                "{\"resource\":\"silhouettes\",\"slug\":\"gel-kayano-14\",\"name\":\"GEL-Kayano 14\","
                        + "\"brand\":\"asics\"}",
                "{\"resource\":\"silhouettes\",\"slug\":\"gel-kayano-14\",\"brand\":{\"slug\":\"asics\"}}",
                "{\"resource\":\"silhouettes\",\"slug\":\"gel-kayano-14\"}"
            })
    void keepsFieldsThatTheFileLeavesOut(String file) {
        String before = Transfers.export("/catalog", NDJSON);
        String tag = Api.tag(KAYANO);
        JsonNode imported = Transfers.imported(file.startsWith("{") ? NDJSON : CSV, file);
        assertEquals(List.of(0, 0, 1), counts(imported, "silhouettes"));
        assertEquals(before, Transfers.export("/catalog", NDJSON));
        assertEquals(tag, Api.tag(KAYANO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource,slug,note,awards\nsilhouettes,gel-kayano-14,,\n",
                "{\"resource\":\"silhouettes\",\"slug\":\"gel-kayano-14\",\"note\":null,\"awards\":null}",
                "{\"resource\":\"silhouettes\",\"slug\":\"gel-kayano-14\",\"note\":null,\"awards\":[]}"
            })
    void clearsWhatIsEmptyOrNull(String file) {
        JsonNode before = Api.get(KAYANO);
        assertEquals(
                List.of(0, 1, 0), counts(Transfers.imported(file.startsWith("{") ? NDJSON : CSV, file), "silhouettes"));
        JsonNode after = Api.get(KAYANO);
        assertEquals(0, after.get("awards").size());
        assertEquals(false, after.has("note"));
        for (String member : List.of("name", "brand", "designers", "technologies", "released", "upper")) {
            assertEquals(before.get(member), after.get(member), member);
        }
    }

    /** The same change by an import and by a patch has the same result. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"GEL-Kayano XIV\"}",
                "{\"upper\":\"suede\",\"note\":null}",
                "{\"designers\":[],\"brand\":{}}",
                "{\"predecessor\":null,\"line\":null,\"released\":\"2009\"}"
            })
    void doesWhatAPatchDoes(String patch) {
        String row = "{\"resource\":\"silhouettes\",\"slug\":\"gel-kayano-14\"," + patch.substring(1);
        Transfers.imported(NDJSON, row);
        String imported = Transfers.export("/catalog", NDJSON);
        onlyTheBuiltInCatalog();
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to(KAYANO)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", Api.tag(KAYANO))
                .method("PATCH", BodyPublishers.ofString(patch)));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        assertEquals(Transfers.export("/catalog", NDJSON), imported);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 600})
    void mergesARowUponAnEarlierOneOfTheSameFile(int between) {
        String others = IntStream.range(0, between)
                .mapToObj(i -> "{\"resource\":\"silhouettes\",\"slug\":\"other-" + i
                        + "\",\"name\":\"Other\",\"brand\":\"asics\"}\n")
                .collect(Collectors.joining());
        JsonNode imported = Transfers.imported(NDJSON, """
                {"resource":"silhouettes","slug":"fresh","name":"New","brand":"asics","note":"first","upper":"mesh"}
                {"resource":"silhouettes","slug":"gel-kayano-14","note":"changed"}
                """ + others + """
                {"resource":"silhouettes","slug":"fresh","note":"second"}
                {"resource":"silhouettes","slug":"fresh","upper":null}
                {"resource":"silhouettes","slug":"gel-kayano-14","upper":"changed too"}
                """);
        assertEquals(List.of(1 + between, 4, 0), counts(imported, "silhouettes"));
        JsonNode made = Api.get("/silhouettes/fresh");
        assertEquals("second", made.get("note").asText());
        assertEquals(false, made.has("upper"));
        assertEquals("New", made.get("name").asText());
        assertEquals("changed", Api.get(KAYANO).get("note").asText());
        assertEquals("changed too", Api.get(KAYANO).get("upper").asText());
    }

    @Test
    void mergesEveryKindOfEntry() {
        String before = Transfers.export("/catalog", NDJSON);
        String slugs = before.lines()
                .map(Api::json)
                .filter(row -> row.has("slug"))
                .map(row -> row.get("resource").asText() + "," + row.get("slug").asText())
                .collect(Collectors.joining("\n"));
        JsonNode imported = Transfers.imported(CSV, "resource,slug\n" + slugs);
        imported.get("resources").properties().forEach(resource -> {
            assertEquals(0, resource.getValue().get("changed").asInt(), resource.toString());
            assertEquals(0, resource.getValue().get("created").asInt(), resource.toString());
        });
        assertEquals(before, Transfers.export("/catalog", NDJSON));
    }

    @Test
    void refusesWhatWouldLeaveAnEntryWithoutARequiredField() {
        assertEquals(
                List.of(
                        "2 /name: must be given",
                        "3 /brand: must be given",
                        "4 /brand: must be given",
                        "4 /name: must be given",
                        "4 /released: must be a date: a year, a month or a day, "
                                + "such as 2022, 2022-10 or 2022-10-01, not \"x\"",
                        "5 /released: must be a date: a year, a month or a day, "
                                + "such as 2022, 2022-10 or 2022-10-01, not \"x\""),
                refused(NDJSON, """
                {"resource":"silhouettes","slug":"gel-kayano-14"}
                {"resource":"silhouettes","slug":"gel-kayano-14","name":null}
                {"resource":"silhouettes","slug":"nowhere-yet","name":"Without a brand"}
                {"resource":"silhouettes","slug":"nowhere-yet","released":"x"}
                {"resource":"silhouettes","slug":"gel-kayano-14","released":"x"}
                """));
        assertEquals(
                List.of("2 /name: must be given", "3 /slug: must be given: no slug can be made from the name"),
                refused(CSV, csv("resource,slug,name", "silhouettes,gel-kayano-14,", "brands,,🥾")));
    }

    private static void changeTheCatalog() {
        Transfers.imported(NDJSON, """
                {"resource":"silhouettes","slug":"gel-kayano-14","note":"changed","line":"changed","released":"1999"}
                {"resource":"brands","slug":"asics","name":"Changed"}
                """);
        Transfers.imported(
                NDJSON, Transfers.export("/prices?current=false", NDJSON).replace("\"amount\":", "\"amount\":1"));
        Transfers.imported(
                NDJSON,
                Transfers.export("/sneakers", NDJSON)
                        .lines()
                        .map(row -> "{\"resource\":\"sneakers\",\"slug\":"
                                + Api.json(row).get("slug")
                                + ",\"releaseDate\":\"1999\",\"extraTechnologies\":[{\"name\":\"X\"}]}")
                        .collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {NDJSON, CSV})
    void bringsBackAnExportOverAChangedCatalogIfItReplaces(String format) {
        String ndjson = Transfers.export("/catalog", NDJSON);
        String export = Transfers.export("/catalog", format);
        changeTheCatalog();
        assertNotEquals(ndjson, Transfers.export("/catalog", NDJSON));
        imported("mode=replace", format, export);
        assertEquals(ndjson, Transfers.export("/catalog", NDJSON));
    }

    /** NDJSON omits absent fields, so merging an export does not remove fields that were added since. */
    @Test
    void aMergeKeepsFieldsThatTheExportOmits() {
        String export = Transfers.export("/catalog", NDJSON);
        Transfers.imported(
                NDJSON,
                "{\"resource\":\"brands\",\"slug\":\"b\",\"name\":\"B\"}\n"
                        + "{\"resource\":\"silhouettes\",\"slug\":\"s\",\"name\":\"S\",\"brand\":\"b\"}\n");
        String bare = Transfers.export("/catalog", NDJSON);
        Transfers.imported(NDJSON, "{\"resource\":\"silhouettes\",\"slug\":\"s\",\"note\":\"added\"}");
        String added = Transfers.export("/catalog", NDJSON);
        assertEquals(
                List.of(0, 0),
                List.of(changed(imported("mode=merge", NDJSON, bare)), changed(Transfers.imported(NDJSON, export))));
        assertEquals(added, Transfers.export("/catalog", NDJSON));
        assertEquals(1, changed(imported("mode=replace", NDJSON, bare)));
        assertEquals(bare, Transfers.export("/catalog", NDJSON));
    }

    private static int changed(JsonNode imported) {
        return imported.get("resources").properties().stream()
                .map(Map.Entry::getValue)
                .mapToInt(counts -> counts.get("changed").asInt())
                .sum();
    }

    @Test
    void saysWhichModeItHasAndRefusesOthers() {
        assertEquals("merge", imported("dryRun=true", NDJSON, "").get("mode").asText());
        assertEquals("replace", imported("mode=replace", NDJSON, "").get("mode").asText());
        for (String wrong : List.of("mode=replaces", "mode=", "mode=replace&mode=merge", "mode=patch")) {
            Transfers.refused(
                    400,
                    Transfers.to("/imports?" + wrong)
                            .header(Keys.HEADER, Keys.WRITER)
                            .header("Content-Type", NDJSON)
                            .POST(BodyPublishers.ofString("")));
        }
    }
}
