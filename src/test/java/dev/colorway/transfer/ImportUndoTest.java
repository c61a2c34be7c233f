// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.price.history.PriceDayVerifier;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import can be taken back: the export of the catalog is then the same as before, byte for byte. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class ImportUndoTest {

    @Inject
    PriceDayVerifier history;

    private static final String SMALL = """
            {"resource":"brands","slug":"asics","name":"ASICS"}
            {"resource":"collaborators","slug":"beams","name":"BEAMS"}
            {"resource":"silhouettes","slug":"kayano","name":"Kayano","brand":"asics","note":"old","upper":"mesh"}
            {"resource":"silhouettes","slug":"other","name":"Other","brand":"asics"}
            {"resource":"sneakers","slug":"silver","name":"Silver","silhouette":"kayano","styleCode":"1201A457-101"}
            {"resource":"sneakers","slug":"cream","name":"Cream","silhouette":"kayano","tags":["retro"]}
            {"resource":"prices","sneaker":"silver","amount":250,"currency":"SGD","kind":"ASK","size":"US9",\
            "observedAt":"2026-01-02T00:00:00Z","source":"shop"}
            """;

    @BeforeEach
    void small() {
        Transfers.empty();
        Transfers.imported(NDJSON, SMALL);
    }

    private static String catalog() {
        return Transfers.export("/catalog", NDJSON);
    }

    /** Fails if the price history differs from the prices. */
    private void assertHistoryIsOfThePrices() {
        try {
            assertEquals(List.of(), history.compare(prices -> {}).differences());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String price(String sneaker, String amount, String observedAt) {
        return """
                {"resource":"prices","sneaker":{"slug":"%s"},"amount":%s,"currency":"SGD","kind":"ASK","size":"US9",\
                "observedAt":"%s","source":"shop"}
                """.formatted(sneaker, amount, observedAt);
    }

    private static HttpResponse<byte[]> undo(JsonNode imported, String query) {
        return Transfers.send(Transfers.to("/imports/" + imported.get("id").asText() + "/undo" + query)
                .header(Keys.HEADER, Keys.WRITER)
                .POST(BodyPublishers.noBody()));
    }

    private static JsonNode undone(JsonNode imported) {
        HttpResponse<byte[]> answer = undo(imported, "");
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    /** Checks that the service refuses the undo and changes nothing, and returns the problem. */
    private static JsonNode refused(JsonNode imported) {
        String before = catalog();
        HttpResponse<byte[]> answer = undo(imported, "");
        assertEquals(409, answer.statusCode(), () -> Transfers.text(answer));
        JsonNode problem = Api.json(Transfers.text(answer));
        assertTrue(problem.get("type").asText().endsWith("/problems/import-not-undone"), problem.toString());
        assertEquals(before, catalog());
        return problem;
    }

    private static List<String> details(JsonNode problem) {
        List<String> details = new ArrayList<>();
        problem.path("errors").forEach(fault -> details.add(fault.get("detail").asText()));
        return details;
    }

    private static JsonNode read(JsonNode imported) {
        HttpResponse<byte[]> answer = Transfers.send(
                Transfers.to("/imports/" + imported.get("id").asText()).header(Keys.HEADER, Keys.WRITER));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    private static String file(String address, String format) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to(Api.relative(address))
                .header(Keys.HEADER, Keys.WRITER)
                .header("Accept", format));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Transfers.text(answer);
    }

    /** The rows of a catalog by resource and identity, each with its fields. */
    private static Map<String, Map<String, JsonNode>> model(String catalog) {
        Map<String, Map<String, JsonNode>> model = new TreeMap<>();
        catalog.lines().map(Api::json).forEach(row -> {
            Map<String, JsonNode> fields = new TreeMap<>();
            row.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            model.put(identity(row), fields);
        });
        return model;
    }

    private static String identity(JsonNode row) {
        return row.get("resource").asText() + " "
                + (row.has("slug")
                        ? row.get("slug").asText()
                        : row.at("/sneaker/slug").asText() + " "
                                + row.get("observedAt").asText());
    }

    /** Applies a row by the rules of a merge: null clears a field, a missing field stays, metadata merges by name. */
    private static void merge(JsonNode row, Map<String, Map<String, JsonNode>> model) {
        Map<String, JsonNode> fields = model.computeIfAbsent(identity(row), created -> new TreeMap<>());
        row.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
                fields.remove(field.getKey());
            } else if (field.getKey().equals("metadata") && fields.containsKey("metadata")) {
                fields.put("metadata", Api.json(merged(fields.get("metadata"), value)));
            } else {
                fields.put(field.getKey(), value);
            }
        });
    }

    private static String merged(JsonNode before, JsonNode patch) {
        Map<String, String> texts = new TreeMap<>();
        before.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().toString()));
        patch.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().toString()));
        return texts.entrySet().stream()
                .map(text -> "\"" + text.getKey() + "\":" + text.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Writes files with random rows that have some of the fields. */
    private static final class RandomFiles {

        private static final List<String> TEXTS = List.of("\"one\"", "\"Zoë, 2\"", "\"=3\"", "null");

        private final Random random;
        private int created;

        RandomFiles(long seed) {
            random = new Random(seed);
        }

        private String one(List<String> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        private String some(String... fields) {
            return List.of(fields).stream()
                    .filter(field -> random.nextBoolean())
                    .map(field -> "," + field)
                    .collect(Collectors.joining());
        }

        private String row() {
            return switch (random.nextInt(5)) {
                case 0 ->
                    "{\"resource\":\"brands\",\"slug\":\"brand-" + ++created + "\",\"name\":\"B\"}\n"
                            + "{\"resource\":\"silhouettes\",\"slug\":\"new-" + created
                            + "\",\"name\":\"N\",\"brand\":{\"slug\":\"brand-" + created + "\"},\"predecessor\":null}\n"
                            + "{\"resource\":\"sneakers\",\"slug\":\"" + one(List.of("silver", "cream"))
                            + "\",\"silhouette\":{\"slug\":\"new-" + created + "\"}}\n";
                case 1 ->
                    "{\"resource\":\"silhouettes\",\"slug\":\"" + one(List.of("kayano", "other")) + "\""
                            + some(
                                    "\"note\":" + one(TEXTS),
                                    "\"upper\":" + one(TEXTS),
                                    "\"awards\":" + one(List.of("null", "[{\"name\":\"A\",\"year\":2008}]")))
                            + "}\n";
                case 2 ->
                    "{\"resource\":\"sneakers\",\"slug\":\"made-" + ++created + "\",\"name\":\"M\",\"silhouette\":"
                            + "{\"slug\":\"kayano\"}" + some("\"styleCode\":\"MADE-" + created + "\"") + "}\n"
                            + price("made-" + created, "100.50", "2026-02-01T00:00:00Z")
                            + "{\"resource\":\"sneakers\",\"slug\":\"made-" + created + "\""
                            + some("\"colorway\":\"made\"", "\"styleCode\":null")
                            + "}\n";
                case 3 ->
                    price(
                            one(List.of("silver", "cream")),
                            random.nextInt(100, 999) + ".25",
                            "2026-0" + random.nextInt(1, 10) + "-02T00:00:00Z");
                default ->
                    "{\"resource\":\"sneakers\",\"slug\":\"" + one(List.of("silver", "cream")) + "\""
                            + some(
                                    "\"colorway\":" + one(TEXTS),
                                    "\"releaseDate\":" + one(List.of("\"2022\"", "\"2022-10-01\"", "null")),
                                    "\"audience\":" + one(List.of("\"MEN\"", "null")),
                                    "\"tags\":" + one(List.of("[\"a\",\"b\"]", "[]", "null")),
                                    "\"metadata\":{\"m" + random.nextInt(3) + "\":\"x\"}",
                                    "\"colors\":" + one(List.of("[{\"name\":\"White\",\"base\":\"WHITE\"}]", "null")))
                            + "}\n";
            };
        }

        /** Returns a file without two different amounts of one observation. */
        String next() {
            Map<String, String> prices = new TreeMap<>();
            StringBuilder file = new StringBuilder();
            IntStream.range(0, random.nextInt(1, 12))
                    .mapToObj(i -> row())
                    .flatMap(String::lines)
                    .filter(line ->
                            !line.contains("\"prices\"") || prices.putIfAbsent(identity(Api.json(line)), line) == null)
                    .forEach(line -> file.append(line).append('\n'));
            return file.toString();
        }
    }

    /** Each field has the value that the rules of merging give it. The undo restores the catalog byte for byte. */
    @Test
    void mergesPartialFilesLikeAModelAndUndoesThem() {
        RandomFiles files = new RandomFiles(16);
        for (int round = 0; round < Lane.size(8, 200); round++) {
            String file = files.next();
            String before = catalog();
            Map<String, Map<String, JsonNode>> model = model(before);
            file.lines().map(Api::json).forEach(row -> merge(row, model));
            JsonNode imported = Transfers.imported(NDJSON, file);
            assertEquals(model.toString(), model(catalog()).toString(), file);
            if (Transfers.count(imported, "created") + Transfers.count(imported, "changed") == 0) {
                assertEquals("NOTHING", imported.get("undo").asText());
                continue;
            }
            assertEquals("AVAILABLE", imported.get("undo").asText(), imported.toString());
            JsonNode undone = undone(imported);
            assertEquals(before, catalog(), file);
            assertHistoryIsOfThePrices();
            assertEquals(
                    imported.get("revision").asLong() + 1,
                    undone.get("revision").asLong());
            assertEquals(Transfers.count(imported, "created"), Transfers.count(undone, "deleted"), file);
            assertEquals(Transfers.count(imported, "changed"), Transfers.count(undone, "changed"), file);
            if (round % 3 == 0) {
                // Go on from another state.
                Transfers.imported(NDJSON, file);
            }
        }
    }

    @Test
    void saysWhatAnUndoDoes() {
        JsonNode imported = Transfers.imported(CSV, """
                resource,slug,name,note,upper,brand,formerSlugs
                silhouettes,kayano,Kayano,,suede,asics,"[""kayano-old""]"
                silhouettes,fresh,Fresh,note,,asics,
                """);
        HttpResponse<byte[]> dry = undo(imported, "?dryRun=true");
        JsonNode checked = Api.json(Transfers.text(dry));
        assertEquals(200, dry.statusCode(), checked.toString());
        assertTrue(checked.get("dryRun").asBoolean());
        assertFalse(checked.has("revision"));
        assertEquals("AVAILABLE", read(imported).get("undo").asText());
        String expected = "[{\"field\":\"upper\",\"from\":\"suede\",\"to\":\"mesh\"},"
                + "{\"field\":\"note\",\"to\":\"old\"},{\"field\":\"formerSlugs\",\"from\":\"[\\\"kayano-old\\\"]\"}]";
        assertEquals(expected, checked.at("/changes/0/fields").toString());
        JsonNode undone = undone(imported);
        assertEquals(imported.get("id"), undone.get("undoes"));
        assertEquals(expected, undone.at("/changes/0/fields").toString());
        assertEquals(
                "{\"created\":0,\"changed\":1,\"unchanged\":0,\"deleted\":1}",
                undone.at("/resources/silhouettes").toString());
        JsonNode after = read(imported);
        assertEquals("UNDONE", after.get("undo").asText());
        assertEquals(undone.get("id"), after.get("undoneBy"));
        assertEquals(404, Api.ask("/silhouettes/kayano-old").statusCode());
        assertTrue(refused(imported).get("detail").asText().contains("was undone already"));
        assertTrue(refused(undone).get("detail").asText().contains("an undo"));
        assertTrue(Api.get("/changes?after=" + (undone.get("revision").asLong() - 1))
                .toString()
                .contains("\"change\":\"DELETED\""));
    }

    /** The undo goes back from the last row to the first. Each step frees a value that the next step needs. */
    @Test
    void givesValuesBackToTheirOwners() {
        String before = catalog();
        JsonNode imported = Transfers.imported(NDJSON, """
                {"resource":"sneakers","slug":"silver","styleCode":null,"gtins":[{"gtin":"4006381333931","size":"US9"}]}
                {"resource":"sneakers","slug":"cream","styleCode":"1201A457-101"}
                {"resource":"sneakers","slug":"made","name":"Made","silhouette":"kayano","styleCode":"1201A457-102"}
                {"resource":"sneakers","slug":"silver","styleCode":"1201A457-103","gtins":null}
                {"resource":"silhouettes","slug":"next","name":"Next","brand":"asics","predecessor":"kayano"}
                {"resource":"silhouettes","slug":"last","name":"Last","brand":"asics","predecessor":"next"}
                {"resource":"silhouettes","slug":"kayano","predecessor":"other"}
                """);
        undone(imported);
        assertEquals(before, catalog());
        assertEquals(List.of("silver"), Api.slugs("/sneakers?styleCode=1201A457-101"));
    }

    @Test
    void bringsBackTheCurrentPrice() {
        String before = Transfers.export("/prices", NDJSON);
        JsonNode imported = Transfers.imported(
                NDJSON,
                IntStream.rangeClosed(3, 9)
                                .mapToObj(day -> price("silver", "30" + day, "2026-01-0" + day + "T00:00:00Z"))
                                .collect(Collectors.joining())
                        + price("silver", "99", "2026-01-02T00:00:00Z")
                        + price("cream", "77", "2026-01-02T00:00:00Z"));
        assertEquals(
                "309.00",
                Api.get("/prices?sneaker=silver")
                        .at("/items/0/amount")
                        .decimalValue()
                        .toPlainString());
        JsonNode undone = undone(imported);
        assertEquals(8, undone.at("/resources/prices/deleted").asInt());
        assertEquals(1, undone.at("/resources/prices/changed").asInt());
        assertEquals(before, Transfers.export("/prices", NDJSON));
        assertEquals(1, Api.get("/prices?current=false").get("total").asInt());
        assertEquals(250, Api.get("/sneakers/silver").at("/price/amount").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resource\":\"silhouettes\",\"slug\":\"kayano\",\"line\":\"GEL\"}",
                "{\"resource\":\"silhouettes\",\"slug\":\"fresh\",\"line\":\"GEL\"}",
                "{\"resource\":\"prices\",\"sneaker\":\"silver\",\"amount\":1,\"currency\":\"SGD\",\"kind\":\"ASK\","
                        + "\"size\":\"US9\",\"observedAt\":\"2026-01-02T00:00:00Z\",\"source\":\"shop\"}",
                "{\"resource\":\"prices\",\"sneaker\":\"silver\",\"amount\":2,\"currency\":\"SGD\",\"kind\":\"ASK\","
                        + "\"size\":\"US9\",\"observedAt\":\"2026-03-02T00:00:00Z\",\"source\":\"shop\"}",
                "{\"resource\":\"sneakers\",\"slug\":\"later\",\"name\":\"Later\",\"silhouette\":\"fresh\"}"
            })
    void isRefusedAndNamesTheEntryIfItWasWrittenLater(String later) {
        JsonNode imported = Transfers.imported(
                NDJSON,
                "{\"resource\":\"silhouettes\",\"slug\":\"fresh\",\"name\":\"F\",\"brand\":\"asics\"}\n"
                        + "{\"resource\":\"silhouettes\",\"slug\":\"kayano\",\"note\":\"new\"}\n"
                        + price("silver", "99", "2026-01-02T00:00:00Z")
                        + price("silver", "98", "2026-03-02T00:00:00Z"));
        JsonNode other = Transfers.imported(NDJSON, later);
        List<String> details = details(refused(imported));
        assertEquals(1, details.size(), details.toString());
        assertTrue(details.get(0).matches(".*'(kayano|fresh|silver)'.*"), details.toString());
        undone(other);
    }

    /** An undo is possible although others changed other entries, or deleted entries that the import created. */
    @Test
    void leavesTheWritesOfOthersAlone() {
        JsonNode imported = Transfers.imported(
                NDJSON,
                "{\"resource\":\"brands\",\"slug\":\"fresh\",\"name\":\"F\"}\n"
                        + "{\"resource\":\"brands\",\"slug\":\"fresh-2\",\"name\":\"F\"}\n");
        Transfers.imported(NDJSON, "{\"resource\":\"silhouettes\",\"slug\":\"kayano\",\"note\":\"new\"}\n");
        assertEquals(
                204,
                Transfers.send(Transfers.to("/brands/fresh")
                                .header(Keys.HEADER, Keys.WRITER)
                                .header("If-Match", "*")
                                .DELETE())
                        .statusCode());
        String expected = catalog().replaceAll("(?m)^.*\"fresh-2\".*\n", "");
        assertEquals(1, undone(imported).at("/resources/brands/deleted").asInt());
        assertEquals(expected, catalog());
    }

    @Test
    void hasAllChangesAsAFile() {
        String brands = IntStream.rangeClosed(1, 1200)
                .mapToObj(i -> "{\"resource\":\"brands\",\"slug\":\"b-%d\",\"name\":\"B %d\"}%n".formatted(i, i))
                .collect(Collectors.joining());
        JsonNode first = Transfers.imported(NDJSON, brands);
        assertFalse(first.has("allChanges"), "nothing that existed has changed");
        String long200 = "x".repeat(200);
        for (String query : List.of("?dryRun=true", "")) {
            HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/imports" + query)
                    .header(Keys.HEADER, Keys.WRITER)
                    .header("Content-Type", NDJSON)
                    .POST(BodyPublishers.ofString(brands.replace("\"B ", "\"C ") + """
                            {"resource":"silhouettes","slug":"kayano","note":"%s","upper":null}
                            """.formatted(long200))));
            JsonNode imported = Api.json(Transfers.text(answer));
            String csv = file(imported.get("allChanges").asText(), CSV);
            assertEquals(1 + 1200 + 2, csv.lines().count());
            assertTrue(csv.startsWith("resource,line,slug,field,from,to\r\nbrands,1,b-1,name,B 1,C 1\r\n"), csv);
            assertTrue(
                    csv.endsWith("silhouettes,1201,kayano,upper,mesh,\r\nsilhouettes,1201,kayano,note,old," + long200
                            + "\r\n"),
                    csv.substring(csv.length() - 600));
            assertEquals(
                    1202,
                    file(imported.get("allChanges").asText(), NDJSON).lines().count());
        }
    }

    /** A process remembers 20 imports, and after a restart none. The database has the rest. */
    @Test
    void canBeReadAndUndoneWithoutTheProcessThatRanIt() {
        String before = catalog();
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/imports?onFault=skip")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", CSV)
                .POST(BodyPublishers.ofString("""
                        resource,slug,name,note
                        silhouettes,kayano,Kayano II,
                        brands,Bad One,B,
                        """)));
        ObjectNode imported = (ObjectNode) Api.json(Transfers.text(answer));
        for (int i = 0; i < 20; i++) {
            Transfers.refused(422, Transfers.toImport(NDJSON, Transfers.bytes("x")));
        }
        List<String> measured = List.of("endedAt", "rowsPerSecond");
        assertEquals(imported.deepCopy().without(measured), ((ObjectNode) read(imported)).without(measured));
        assertTrue(file(imported.get("rejected").asText(), CSV).contains("brands,Bad One,B,,\"slug: "));
        assertTrue(
                Transfers.text(Transfers.send(Transfers.to("/imports?limit=100").header(Keys.HEADER, Keys.WRITER)))
                        .contains("/imports/" + imported.get("id") + "\""));
        undone(imported);
        assertEquals(before, catalog());
    }

    @Test
    void keepsNoRecordIfRequested() {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/imports?undo=false")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", NDJSON)
                .POST(BodyPublishers.ofString("{\"resource\":\"brands\",\"slug\":\"asics\",\"name\":\"X\"}")));
        JsonNode imported = Api.json(Transfers.text(answer));
        assertEquals("NOT_RECORDED", imported.get("undo").asText());
        assertFalse(imported.has("allChanges"));
        assertTrue(refused(imported).get("detail").asText().contains("undo=false"));
    }

    @Test
    void listsImportsByPages() {
        for (int i = 0; i < 5; i++) {
            Transfers.imported(NDJSON, "");
        }
        List<String> ids = new ArrayList<>();
        String next = "/imports?limit=2";
        while (next != null && ids.size() < 6) {
            JsonNode page =
                    Api.json(Transfers.text(Transfers.send(Transfers.to(next).header(Keys.HEADER, Keys.WRITER))));
            page.get("items").forEach(item -> ids.add(item.get("id").asText()));
            next = page.has("next") ? Api.relative(page.get("next").asText()) : null;
        }
        assertEquals(6, ids.size());
        assertEquals(
                ids.stream()
                        .map(Long::valueOf)
                        .sorted((one, other) -> Long.compare(other, one))
                        .toList(),
                ids.stream().map(Long::valueOf).toList());
    }

    @Test
    void isForWritersAndKnownImports() {
        HttpResponse<byte[]> anonymous =
                Transfers.send(Transfers.to("/imports/1/undo").POST(BodyPublishers.noBody()));
        assertEquals(401, anonymous.statusCode());
        for (String id : List.of("x", "0", "999999999")) {
            HttpResponse<byte[]> unknown = Transfers.send(Transfers.to("/imports/" + id + "/undo")
                    .header(Keys.HEADER, Keys.WRITER)
                    .POST(BodyPublishers.noBody()));
            assertEquals(404, unknown.statusCode(), () -> Transfers.text(unknown));
        }
    }
}
