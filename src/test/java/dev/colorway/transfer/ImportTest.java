// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Resources;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import writes all rows of a file, or none. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class ImportTest {

    @Inject
    SessionFactory sessions;

    private static final List<String> AWKWARD = List.of(
            "=SUM(A1:A9)",
            "+1",
            "-2",
            "@x",
            "'=1+1",
            "''@x",
            "'apostrophe",
            "'",
            "\"quoted\"",
            "\"",
            "a \"b\" c",
            "a,b;c",
            ";",
            ",",
            "＝1",
            "＋",
            "日本 👟",
            "Zoë",
            "[\"list\"]",
            "[",
            "{\"a\":1}",
            "null",
            "true",
            "007",
            "1e5",
            "0.10",
            "\\n",
            "\\",
            "#comment",
            "a'b",
            "</script>",
            "%0A",
            "NaN");

    private static final String SMALL = """
            {"resource":"brands","slug":"asics","name":"ASICS"}
            {"resource":"silhouettes","slug":"kayano","name":"Kayano","brand":"asics"}
            {"resource":"sneakers","slug":"silver","name":"Silver","silhouette":"kayano","styleCode":"1201A457-101"}
            {"resource":"sneakers","slug":"cream","name":"Cream","silhouette":"kayano"}
            {"resource":"prices","sneaker":"silver","amount":250.00,"currency":"SGD","kind":"ASK","size":"US9",\
            "observedAt":"2026-01-02T00:00:00Z","source":"shop"}
            """;

    @BeforeEach
    void empty() {
        Transfers.empty();
    }

    /** A batch of rows can have more unique values than a statement can have parameters. */
    @Test
    void acceptsABatchWithVeryManyIdentifiers() {
        int sneakers = Lane.size(40, 500);
        String rows = IntStream.range(0, sneakers)
                .mapToObj(row -> "{\"resource\":\"sneakers\",\"slug\":\"many-" + row + "\",\"name\":\"Many\","
                        + "\"silhouette\":\"kayano\",\"styleCode\":\"MANY-" + row + "\",\"identifiers\":["
                        + IntStream.range(0, 50)
                                .mapToObj(id -> "{\"scheme\":\"s\",\"value\":\"" + row + "-" + id + "\"}")
                                .collect(Collectors.joining(","))
                        + "]}\n")
                .collect(Collectors.joining());
        Transfers.imported(NDJSON, SMALL);
        assertEquals(sneakers, Transfers.count(Transfers.imported(NDJSON, rows), "created"));
        assertEquals(sneakers, Transfers.count(Transfers.imported(NDJSON, rows), "unchanged"));
        assertEquals(List.of("many-" + (sneakers - 1)), Api.slugs("/sneakers?identifier=s:" + (sneakers - 1) + "-49"));
    }

    /** The identifiers of a batch are looked up in several lists. The identifier with an owner is in the last list. */
    @Test
    void findsTheOwnerOfOneOfManyIdentifiers() {
        Transfers.imported(NDJSON, SMALL + identified("owner", List.of("owned")));
        String rows = IntStream.range(0, 12)
                .mapToObj(row -> identified(
                        "many-" + row,
                        IntStream.range(0, 50)
                                .mapToObj(id -> row == 11 && id == 49 ? "owned" : row + "-" + id)
                                .toList()))
                .collect(Collectors.joining());
        assertEquals(List.of("12 identifiers /identifiers/49: belongs to 'owner'"), refused(NDJSON, rows));
    }

    @Test
    void looksUpOwnersByTheSameQueriesHoweverManyIdentifiersThereAre() {
        Transfers.imported(NDJSON, SMALL);
        sessions.getStatistics().clear();
        Transfers.imported(NDJSON, identified(12));
        Set<String> few = ownerQueries();
        assertFalse(few.isEmpty());
        Transfers.imported(NDJSON, identified(60));
        assertEquals(few, ownerQueries());
    }

    private Set<String> ownerQueries() {
        return Stream.of(sessions.getStatistics().getQueries())
                .filter(query -> query.contains(":claimed"))
                .collect(Collectors.toSet());
    }

    private static String identified(int sneakers) {
        return IntStream.range(0, sneakers)
                .mapToObj(row -> identified(
                        sneakers + "-" + row,
                        IntStream.range(0, 50)
                                .mapToObj(id -> sneakers + "-" + row + "-" + id)
                                .toList()))
                .collect(Collectors.joining());
    }

    private static String identified(String sneaker, List<String> identifiers) {
        return "{\"resource\":\"sneakers\",\"slug\":\"" + sneaker + "\",\"name\":\"Many\",\"silhouette\":\"kayano\","
                + "\"identifiers\":["
                + identifiers.stream()
                        .map(identifier -> "{\"scheme\":\"s\",\"value\":\"" + identifier + "\"}")
                        .collect(Collectors.joining(","))
                + "]}\n";
    }

    /**
     * Fills the catalog without the sneaker whose slug is another one's style code, because the API would refuse it.
     */
    private static void fill() {
        GeneratedCatalog.fill();
        String address = "/sneakers/1201a001-101";
        assertEquals(
                204,
                Transfers.send(Transfers.to(address)
                                .header(Keys.HEADER, Keys.WRITER)
                                .header("If-Match", Api.ask(address).header("ETag"))
                                .DELETE())
                        .statusCode());
    }

    private static String price(String sneaker, String amount, String observedAt, String source) {
        return """
                {"resource":"prices","sneaker":"%s","amount":%s,"currency":"SGD","kind":"ASK","size":"US9",\
                "observedAt":"%s","source":"%s"}
                """.formatted(sneaker, amount, observedAt, source);
    }

    private static String brand(String slug) {
        return "{\"resource\":\"brands\",\"slug\":\"" + slug + "\",\"name\":\"" + slug + "\"}\n";
    }

    /** Returns rows with every awkward text in every field that accepts any text. */
    private static String awkward() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < AWKWARD.size(); i++) {
            String text = AWKWARD.get(i);
            for (String resource : List.of("brands", "designers", "collaborators")) {
                file.append(row(resource, i, text, resource.equals("collaborators") ? Map.of("note", text) : Map.of()));
            }
            List<Map<String, ?>> technologies = List.of(
                    Map.of("name", text + " a", "position", text, "benefit", text), Map.of("name", "b " + text));
            file.append(row(
                    "silhouettes",
                    i,
                    text,
                    Map.of(
                            "brand",
                            Map.of("slug", "awkward-" + i),
                            "line",
                            text,
                            "designConcept",
                            text,
                            "upper",
                            text,
                            "note",
                            text,
                            "designers",
                            List.of(
                                    Map.of("slug", "awkward-" + i, "role", "NAMESAKE"),
                                    Map.of("slug", "awkward-0", "role", "DESIGNER")),
                            "technologies",
                            technologies,
                            "awards",
                            List.of(Map.of("name", text, "by", text, "year", 2008), Map.of("name", text)))));
            file.append(row(
                    "collaborations",
                    i,
                    text,
                    Map.of(
                            "brand",
                            "awkward-" + i,
                            "collaborators",
                            i == 0 ? List.of("awkward-0") : List.of("awkward-" + i, "awkward-0"))));
            file.append(row(
                    "sneakers",
                    i,
                    text,
                    Map.of(
                            "silhouette",
                            "awkward-" + i,
                            "collaboration",
                            "awkward-" + i,
                            "colorway",
                            text,
                            "extraTechnologies",
                            technologies)));
            file.append(new ObjectMapper()
                            .<JsonNode>valueToTree(new TreeMap<>(Map.of(
                                    "resource",
                                    "prices",
                                    "sneaker",
                                    "awkward-" + i,
                                    "amount",
                                    100 + i,
                                    "currency",
                                    i % 2 == 0 ? "JPY" : "SGD",
                                    "kind",
                                    "RETAIL",
                                    "observedAt",
                                    "2026-01-01T00:00:00.123456Z",
                                    "source",
                                    text))))
                    .append("\n");
        }
        return file.toString();
    }

    private static String row(String resource, int number, String name, Map<String, ?> others) {
        ObjectNode row = new ObjectMapper().valueToTree(others);
        return row.put("resource", resource).put("slug", "awkward-" + number).put("name", name) + "\n";
    }

    /** Returns the ETag of each entry and price by its address. */
    private static Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        for (String list : List.of(
                "/brands",
                "/designers",
                "/silhouettes",
                "/collaborators",
                "/collaborations",
                "/sneakers",
                "/prices?current=false")) {
            Api.walk(list + (list.contains("?") ? "&" : "?") + "limit=100").forEach(item -> {
                String address = Api.relative(item.get("url").asText());
                tags.put(address, Api.tag(address));
            });
        }
        return tags;
    }

    private static Map<String, List<Integer>> counts(JsonNode imported) {
        Map<String, List<Integer>> counts = new TreeMap<>();
        imported.get("resources")
                .properties()
                .forEach(resource -> counts.put(
                        resource.getKey(),
                        Stream.of("created", "changed", "unchanged")
                                .map(change -> resource.getValue().get(change).asInt())
                                .toList()));
        return counts;
    }

    /** Returns the faults as {@code line column pointer: detail}. */
    private static List<String> faults(JsonNode problem) {
        assertTrue(problem.get("type").asText().endsWith("/problems/invalid-rows"), problem.toString());
        List<String> faults = new ArrayList<>();
        problem.get("errors")
                .forEach(fault -> faults.add(
                        fault.path("line").asText() + " " + fault.path("column").asText("-") + " "
                                + fault.path("pointer").asText("-") + ": "
                                + fault.get("detail").asText()));
        return faults;
    }

    /** Checks that the faults are in order of their lines, and returns them sorted within each line. */
    private static String sorted(List<String> faults) {
        List<Integer> lines = faults.stream()
                .map(fault -> Integer.valueOf(fault.split(" ")[0]))
                .toList();
        assertEquals(lines.stream().sorted().toList(), lines, faults.toString());
        return faults.stream()
                .sorted(Comparator.<String>comparingInt(fault -> Integer.parseInt(fault.split(" ")[0]))
                        .thenComparing(fault -> fault))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> refused(String format, String file) {
        String before = Transfers.export("/catalog", NDJSON);
        List<String> faults = faults(Transfers.refused(422, Transfers.toImport(format, Transfers.bytes(file))));
        assertEquals(before, Transfers.export("/catalog", NDJSON), "nothing is written");
        return faults;
    }

    @Test
    void bringsBackAnExportByteForByte() {
        fill();
        Transfers.imported(NDJSON, awkward());
        String ndjson = Transfers.export("/catalog", NDJSON);
        String csv = Transfers.export("/catalog", CSV);
        for (String format : List.of(NDJSON, CSV)) {
            Transfers.empty();
            assertEquals("", Transfers.export("/catalog", NDJSON));
            JsonNode imported = Transfers.imported(format, format.equals(CSV) ? csv : ndjson);
            assertEquals(ndjson.lines().count(), imported.get("rows").asLong());
            assertTrue(
                    counts(imported).values().stream().allMatch(counts -> counts.get(1) == 0 && counts.get(2) == 0),
                    imported.toString());
            assertEquals(ndjson, Transfers.export("/catalog", NDJSON), "from " + format);
            assertEquals(csv, Transfers.export("/catalog", CSV), "from " + format);
        }
        AWKWARD.forEach(text -> assertEquals(
                text,
                Api.get("/brands/awkward-" + AWKWARD.indexOf(text)).get("name").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sneakers", "/brands", "/prices?current=false", "/silhouettes", "/collaborations"})
    void acceptsTheExportOfOneList(String list) {
        fill();
        for (String format : List.of(NDJSON, CSV)) {
            JsonNode imported = Transfers.imported(format, Transfers.export(list, format));
            long total = Api.get(list + (list.contains("?") ? "&" : "?") + "limit=1")
                    .get("total")
                    .asLong();
            assertEquals(Map.of(list.split("[/?]")[1], List.of(0, 0, (int) total)), counts(imported));
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        fill();
        Transfers.imported(NDJSON, awkward());
        Map<String, String> before = tags();
        for (String format : List.of(NDJSON, CSV)) {
            String file = Transfers.export("/catalog", format);
            JsonNode imported = Transfers.imported(format, file);
            assertTrue(
                    counts(imported).values().stream()
                            .allMatch(counts -> counts.get(0) == 0 && counts.get(1) == 0 && counts.get(2) > 0),
                    imported.toString());
            assertEquals(before, tags());
        }
    }

    @Test
    void countsCreatedChangedAndUnchangedRowsOfEachResource() {
        JsonNode first = Transfers.imported(NDJSON, SMALL);
        assertEquals(
                Map.of(
                        "brands",
                        List.of(1, 0, 0),
                        "silhouettes",
                        List.of(1, 0, 0),
                        "sneakers",
                        List.of(2, 0, 0),
                        "prices",
                        List.of(1, 0, 0)),
                counts(first));
        assertEquals("DONE", first.get("state").asText());
        assertEquals(5, first.get("rows").asInt());
        assertEquals(100, first.get("percent").asInt());
        assertEquals(0, first.get("faultyRows").asInt());
        assertFalse(first.get("dryRun").asBoolean());
        assertTrue(first.has("startedAt") && first.has("endedAt"));
        Map<String, String> before = tags();
        JsonNode second = Transfers.imported(
                NDJSON,
                SMALL.replace("\"Cream\"", "\"Cream 2\"")
                        + brand("nike")
                        + price("cream", "90", "2026-01-02T00:00:00Z", "shop"));
        assertEquals(
                Map.of(
                        "brands",
                        List.of(1, 0, 1),
                        "silhouettes",
                        List.of(0, 0, 1),
                        "sneakers",
                        List.of(0, 1, 1),
                        "prices",
                        List.of(1, 0, 1)),
                counts(second));
        Map<String, String> after = tags();
        before.forEach((address, tag) ->
                assertEquals(!address.equals("/sneakers/cream"), tag.equals(after.get(address)), address));
        assertEquals("Cream 2", Api.get("/sneakers/cream").get("name").asText());
    }

    @Test
    void aDryRunReportsItsCountsAndChangesNothing() {
        for (String before : List.of("", SMALL.replace("\"Cream\"", "\"Cream 2\""))) {
            Transfers.imported(NDJSON, before);
            String catalog = Transfers.export("/catalog", NDJSON);
            Map<String, String> tags = tags();
            HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/imports?dryRun=true")
                    .header(Keys.HEADER, Keys.WRITER)
                    .header("Content-Type", NDJSON)
                    .POST(BodyPublishers.ofString(SMALL)));
            assertEquals(200, answer.statusCode());
            JsonNode dry = Api.json(Transfers.text(answer));
            assertTrue(dry.get("dryRun").asBoolean());
            assertEquals(catalog, Transfers.export("/catalog", NDJSON));
            assertEquals(tags, tags());
            assertEquals(counts(dry), counts(Transfers.imported(NDJSON, SMALL)));
        }
        JsonNode problem = Transfers.refused(
                422,
                Transfers.to("/imports?dryRun=true")
                        .header(Keys.HEADER, Keys.WRITER)
                        .header("Content-Type", NDJSON)
                        .POST(BodyPublishers.ofString(SMALL + "x\n")));
        assertEquals(1, faults(problem).size());
        assertEquals(
                400,
                Transfers.send(Transfers.to("/imports?dryRun=maybe")
                                .header(Keys.HEADER, Keys.WRITER)
                                .header("Content-Type", NDJSON)
                                .POST(BodyPublishers.ofString(SMALL)))
                        .statusCode());
    }

    private static String withoutNames(String faults) {
        return faults.replace(Resources.NAMES, "<resources>");
    }

    @Test
    void refusesEveryBadRowOfNdjsonInOrderOfTheLines() {
        Transfers.imported(NDJSON, SMALL);
        List<String> faults = refused(NDJSON, brand("good") + """
                {"resource":"sneakers","slug":"a","name":"A","silhouette":"gone"}
                no json
                {"resource":"sneakers","slug":"b","name":"B","silhouette":"kayano","releaseDate":"2022-13",\
                "styleCode":"!"}

                {"resource":"sneakers","slug":"c","name":"C","silhouette":"later"}
                {"resource":"silhouettes","slug":"later","name":"Later","brand":"asics"}
                {"resource":"brands","slug":"fine","name":"Fine"}
                {"resource":"brands","slug":"fine-too","name":"Fine"}
                {"resource":"sneakers","slug":"d","name":"D","silhouette":"kayano","styleCode":"1201a457.101"}
                {"resource":"shoes","slug":"e","name":"E"}
                {"slug":"e","name":"E"}
                {"resource":"brands","name":"***"}
                {"resource":"brands","slug":"Not A Slug","name":" ","nmae":"x"}
                ["brands"]
                {"resource":"brands","slug":"f","slug":"g","name":"F"}
                {"resource":"prices","sneaker":"silver","amount":"12","currency":"SGX","kind":"asked","size":"XL",\
                "observedAt":"yesterday","source":"shop"}
                {"resource":"prices","sneaker":"nobody","amount":12,"currency":"JPY","kind":"ASK","size":"US9",\
                "observedAt":"2026-01-01T00:00:00Z","source":"shop"}
                {"resource":"prices","sneaker":"silver","amount":12.5,"currency":"JPY","kind":"ASK",\
                "observedAt":"2026-01-01T00:00:00Z","source":"shop"}
                {"resource":"prices","sneaker":"silver","amount":12,"currency":"JPY","kind":"ASK","size":"US9",\
                "observedAt":"2026-01-01T00:00:00Z","source":"shop"}
                {"resource":"prices","sneaker":"1201A457 101","amount":13,"currency":"JPY","kind":"ASK","size":"US9",\
                "observedAt":"2026-01-01T01:00:00+01:00","source":"shop"}
                {"resource":"collaborations","slug":"h","name":"H","brand":"gone","collaborators":["gone-too"]}
                """);
        String shown = withoutNames(sorted(faults));
        assertEquals("""
                2 silhouette /silhouette: there is no silhouette 'gone'
                3 - -: is not JSON: wrong at character 1, 'no json'
                4 releaseDate /releaseDate: must be a date: a year, a month or a day, such as 2022, 2022-10 or \
                2022-10-01, not "2022-13"
                4 styleCode /styleCode: must be a style code: letters A-Z and digits, with spaces, dots, \
                slashes, underscores or hyphens between them
                6 silhouette /silhouette: there is no silhouette 'later'
                10 styleCode /styleCode: is already the style code or the slug of 'silver'. To change that sneaker, \
                use its slug; in a file, leave the slug out
                11 - /resource: 'shoes' is unknown: must be one of <resources>
                12 - /resource: is missing: must be one of <resources>
                13 slug /slug: must be given: no slug can be made from the name
                14 name /name: must not be empty, not " "
                14 nmae /nmae: is unknown: the fields here are slug, name, description, images, links, formerSlugs
                14 slug /slug: must be a slug: letters a-z and digits, in groups with single hyphens between them
                15 - -: must be a JSON object, such as {"resource": "brands", …}
                16 - /slug: is given twice
                17 amount /amount: must be a number, such as 249.90, not "12"
                17 currency /currency: must be an ISO 4217 currency code such as SGD, USD or JPY, not "SGX"
                17 kind /kind: must be one of RETAIL, ASK, BID, SALE, not "asked"
                17 observedAt /observedAt: must be an instant, such as 2026-11-23T00:00:00Z, or a date, such as \
                2026-11-23, not "yesterday"
                17 size /size: must be a system (US, USW, USY, USC, UK, UKC, EU, JP, CM, KR or CN) and a value, \
                such as US9, EU42.5 or JP27, perhaps with a width, such as US9-2E; or OS for one size, \
                not "XL"
                18 sneaker /sneaker: there is no sneaker 'nobody'
                19 amount /amount: must not have more than 0 decimal places in JPY
                19 size /size: must be given: only a RETAIL price applies to every size
                21 amount /amount: differs from the amount on line 20 for the same observation: 12. If these are \
                two observations, give each a 'reference'
                22 brand /brand: there is no brand 'gone'
                22 collaborators /collaborators/0: there is no collaborator 'gone-too'""", shown);
    }

    @Test
    void refusesEveryBadRowOfCsvByLineAndColumn() {
        Transfers.imported(NDJSON, SMALL);
        List<String> faults = refused(CSV, """
                resource,slug,name,silhouette,sneaker,amount,currency,kind,size,observedAt,source
                sneakers,a,A,gone,,,,,,,
                sneakers,b,"B
                on two lines",kayano,,,,,,,
                prices,,,,silver,"12,50",SGD,ASK,US9,2026-01-01T00:00:00Z,shop
                prices,,,,nobody,12.50,SGD,ASK,US9,2026-01-01T00:00:00Z,shop
                brands,c,C,kayano,,,,,,,
                brands,d,D
                shoes,e,E,,,,,,,,
                brands,f,"F"x,,,,,,,,
                brands,,***,,,,,,,,
                brands,h,"H
                """);
        String shown = withoutNames(String.join("\n", faults));
        assertEquals("""
                2 silhouette /silhouette: there is no silhouette 'gone'
                3 name /name: must be one line of text, without control characters and invisible characters, \
                not "B\\non two lines"
                5 amount /amount: must be a number, such as 249.90, not "12,50"
                6 sneaker /sneaker: there is no sneaker 'nobody'
                7 silhouette -: brands have no 'silhouette': the cell must be empty
                8 - -: has 3 cells, where the header line names 11 columns
                9 resource -: 'shoes' is unknown: must be one of <resources>
                10 - -: a quoted cell has text after its closing quote: quotes in a cell must be doubled
                11 slug /slug: must be given: no slug can be made from the name
                12 - -: a cell begins with a quote (") in this row, and no quote ends it""", shown);
    }

    /** One file corrects a price and adds a newer one, in either order. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void correctsAPriceAndAddsANewerOneInEitherOrder(boolean correctedFirst) {
        Transfers.imported(NDJSON, SMALL);
        Transfers.imported(NDJSON, price("silver", "1", "2026-03-01T00:00:00Z", "both"));
        String correction = price("silver", "2", "2026-03-01T00:00:00Z", "both");
        String newer = price("silver", "3", "2026-03-02T00:00:00Z", "both");
        JsonNode imported = Transfers.imported(NDJSON, correctedFirst ? correction + newer : newer + correction);
        assertEquals(Map.of("prices", List.of(1, 1, 0)), counts(imported));
        assertEquals(
                List.of("3.00 true", "2.00 false"),
                Api.walk("/prices?sneaker=silver&current=false&sort=-observedAt").stream()
                        .filter(price -> price.get("source").asText().equals("both"))
                        .map(price -> price.get("amount").decimalValue().toPlainString() + " "
                                + price.get("current").asText())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1200})
    void theLastRowOfAnEntryWins(int between) {
        Transfers.imported(NDJSON, SMALL);
        String others =
                IntStream.range(0, between).mapToObj(i -> brand("other-" + i)).collect(Collectors.joining());
        JsonNode imported = Transfers.imported(
                NDJSON, brand("twice") + others + brand("twice").replace("\"name\":\"twice\"", "\"name\":\"Last\""));
        assertEquals(Map.of("brands", List.of(between + 1, 1, 0)), counts(imported));
        assertEquals("Last", Api.get("/brands/twice").get("name").asText());
    }

    @Test
    void reportsTheFirstThousandFaultsAndTheCountOfRows() {
        String file = IntStream.rangeClosed(1, 1500)
                .mapToObj(line -> line % 4 == 0
                        ? "{\"resource\":\"sneakers\",\"slug\":\"s-" + line + "\",\"name\":\"S\",\"silhouette\":\"gone-"
                                + line + "\"}"
                        : "x " + line)
                .collect(Collectors.joining("\n"));
        JsonNode problem = Transfers.refused(422, Transfers.toImport(NDJSON, Transfers.bytes(file)));
        List<Integer> lines = faults(problem).stream()
                .map(fault -> Integer.valueOf(fault.split(" ")[0]))
                .toList();
        assertEquals(1000, lines.size());
        assertTrue(lines.equals(IntStream.rangeClosed(1, 1000).boxed().toList()), lines.toString());
        assertTrue(
                problem.get("detail").asText().contains("1500 rows"),
                problem.get("detail").asText());
        assertEquals(
                1500,
                Api.json(Transfers.text(Transfers.send(Transfers.to("/imports").header(Keys.HEADER, Keys.WRITER))))
                        .at("/items/0/faultyRows")
                        .asInt());
    }

    @Test
    void acceptsAFileThatASpreadsheetSaved() {
        Transfers.imported(NDJSON, SMALL);
        JsonNode imported = Transfers.imported(
                CSV,
                "\uFEFFresource;slug;name;note;amount;currency;kind;size;observedAt;source;sneaker\r\n"
                        + "brands;nike;\"Nike; Inc.\";;;;;;;;\r\n"
                        + ";;;;;;;;;;\r\n"
                        + "collaborators;kith;\"Kith \"\"NYC\"\"\";\"named, not listed\";;;;;;;\r\n"
                        + "prices;;;;249.9;SGD;ASK;US9;2026-01-01T00:00:00Z;'=shop;silver\r\n\r\n");
        assertEquals(
                Map.of("brands", List.of(1, 0, 0), "collaborators", List.of(1, 0, 0), "prices", List.of(1, 0, 0)),
                counts(imported));
        assertEquals("Nike; Inc.", Api.get("/brands/nike").get("name").asText());
        assertEquals("Kith \"NYC\"", Api.get("/collaborators/kith").get("name").asText());
        assertTrue(Transfers.export("/prices?current=false", NDJSON).contains("""
                "amount":249.90,"currency":"SGD","kind":"ASK","size":"US9",\
                "observedAt":"2026-01-01T00:00:00Z","source":"=shop"\
                """));
    }

    @Test
    void reportsTheLinesOfCellsThatASpreadsheetDamaged() {
        List<String> faults = refused(
                CSV,
                "\uFEFFresource;slug;name;note\r\n"
                        + "brands;nike;Nike;\r\n"
                        + "collaborators;kith;Kith;\"two\r\nlines\"\r\n"
                        + "collaborators;beams;BEAMS;\r\n"
                        + "collaborators;Beams 2;BEAMS;\r\n");
        assertEquals(
                List.of(
                        "3 note /note: must be one line of text, without control characters and invisible "
                                + "characters",
                        "6 slug /slug: must be a slug: letters a-z and digits, in groups with single hyphens "
                                + "between them"),
                faults.stream().map(fault -> fault.replaceAll(", not \".*", "")).toList());
    }

    @Test
    void acceptsGzipWithAndWithoutContentEncoding() {
        assertEquals(
                5,
                Api.json(Transfers.text(
                                Transfers.send(Transfers.toImport(NDJSON, Transfers.packed(Transfers.bytes(SMALL))))))
                        .get("rows")
                        .asInt());
        String csv = Transfers.export("/catalog", CSV);
        HttpResponse<byte[]> answer = Transfers.send(
                Transfers.toImport(CSV, Transfers.packed(Transfers.bytes(csv))).header("Content-Encoding", "gzip"));
        assertEquals(5, Api.json(Transfers.text(answer)).get("rows").asInt());
    }

    @Test
    void refusesPackedFilesThatAreDamaged() {
        byte[] packed = Transfers.packed(Transfers.bytes(SMALL.repeat(100)));
        byte[] damaged = packed.clone();
        for (int i = 20; i < 60; i++) {
            damaged[i] ^= 0x55;
        }
        for (byte[] broken : List.of(Arrays.copyOf(packed, packed.length - 20), Arrays.copyOf(packed, 5), damaged)) {
            JsonNode problem = Transfers.refused(400, Transfers.toImport(NDJSON, broken));
            assertTrue(problem.get("type").asText().endsWith("/problems/malformed-body"), problem.toString());
            assertTrue(problem.get("detail").asText().startsWith("The gzip file is "), problem.toString());
        }
        assertEquals("", Transfers.export("/catalog", NDJSON));
    }

    @Test
    void acceptsBodiesInPieces() {
        assertEquals(
                200,
                Transfers.send(Transfers.toImportInPieces(NDJSON, Transfers.bytes(SMALL)))
                        .statusCode());
        assertEquals(
                200,
                Transfers.send(Transfers.toImportInPieces(
                                CSV, Transfers.packed(Transfers.bytes(Transfers.export("/catalog", CSV)))))
                        .statusCode());
    }

    @Test
    void acceptsOnlyItsFormats() {
        for (String type : List.of("text/plain", "application/gzip", "application/x-www-form-urlencoded")) {
            assertTrue(Transfers.refused(415, Transfers.toImport(type, Transfers.bytes(SMALL)))
                    .get("type")
                    .asText()
                    .endsWith("/problems/unsupported-media-type"));
        }
        Transfers.refused(
                415, Transfers.to("/imports").header(Keys.HEADER, Keys.WRITER).POST(BodyPublishers.ofString(SMALL)));
        assertEquals("", Transfers.export("/catalog", NDJSON));
        assertEquals(
                200,
                Transfers.send(Transfers.toImport(
                                "Text/CSV; charset=utf-8; header=present",
                                Transfers.bytes("resource,slug,name\nbrands,a,A\n")))
                        .statusCode());
    }

    @Test
    void refusesCallersWithoutPermissionToWrite() {
        Transfers.refused(
                401, Transfers.to("/imports").header("Content-Type", NDJSON).POST(BodyPublishers.ofString(SMALL)));
        Transfers.refused(401, Transfers.to("/imports"));
        assertEquals("", Transfers.export("/catalog", NDJSON));
    }

    @Test
    void acceptsFilesWithoutRows() {
        for (String file : List.of("", "\n\n", "\uFEFF")) {
            assertEquals(0, Transfers.imported(NDJSON, file).get("rows").asInt());
        }
        String header = Transfers.export("/catalog", CSV);
        assertEquals(1, header.lines().count());
        assertEquals(0, Transfers.imported(CSV, header).get("rows").asInt());
        assertEquals(List.of("1 - -: has no header line with the names of the columns"), refused(CSV, ""));
        assertEquals(
                List.of(
                        "1 nmae -: 'nmae' is unknown: did you mean 'name'?",
                        "1 resource -: is missing: a column must name the resource of each row: " + Resources.NAMES),
                refused(CSV, "slug,nmae\na,A\n"));
    }

    @Test
    void explainsARowWithTooManyCells() {
        assertEquals(
                List.of("2 - -: has 20001 cells, where the header line names 3 columns"),
                refused(CSV, "resource,slug,name\nbrands" + ",".repeat(19_999) + ",a\nbrands,a,A\n"));
        assertEquals(
                List.of("1 - -: names 20001 columns: a header line may name 1000 at most"),
                refused(CSV, "resource" + ",".repeat(20_000) + "\nbrands,a,A\n"));
    }

    @Test
    void passesOverNothingButSpacesAndTabs() {
        assertEquals(
                1,
                Transfers.imported(NDJSON, " \t \r\n\n" + brand("a"))
                        .get("rows")
                        .asInt());
        for (String line : List.of("\u0000", "\u0001 ", "\u001f\u001f", "\u000b", "\f")) {
            List<String> faults = refused(NDJSON, brand("a") + line + "\n" + brand("b"));
            assertEquals(1, faults.size());
            assertTrue(faults.get(0).startsWith("2 - -: "), faults.get(0));
            assertEquals(
                    List.of("3 - -: has 1 cells, where the header line names 3 columns"),
                    refused(CSV, "resource,slug,name\nbrands,a,A\n" + line + "\n"));
        }
    }

    /** Compressed, these rows are a few kilobytes. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", " \r\n", ",,\n"})
    void refusesMoreEmptyRowsThanASpreadsheetLeavesBehind(String empty) {
        String format = empty.startsWith(",") ? CSV : NDJSON;
        String first = format.equals(CSV) ? "resource,slug,name\nbrands,a,A\n" : brand("a");
        int max = 1024 * 1024;
        HttpResponse<byte[]> accepted = Transfers.send(
                Transfers.toImport(format, Transfers.packed(Transfers.bytes(first + empty.repeat(max)))));
        assertEquals(200, accepted.statusCode(), () -> Transfers.text(accepted));
        JsonNode problem = Transfers.refused(
                400, Transfers.toImport(format, Transfers.packed(Transfers.bytes(first + empty.repeat(2 * max)))));
        assertTrue(problem.get("type").asText().endsWith("/problems/malformed-body"), problem.toString());
        assertEquals(
                "The file has more than 1048576 empty rows, up to line "
                        + (max + 1 + first.lines().count()) + ". Remove them.",
                problem.get("detail").asText());
    }

    @Test
    void correctsAPriceWithAnotherAmount() {
        Transfers.imported(NDJSON, SMALL);
        JsonNode before = Api.get("/prices").at("/items/0");
        JsonNode imported = Transfers.imported(NDJSON, SMALL.replace("250.00", "260.5"));
        assertEquals(List.of(0, 1, 0), counts(imported).get("prices"));
        JsonNode after = Api.get("/prices").at("/items/0");
        assertEquals(before.get("id"), after.get("id"));
        assertEquals("260.50", after.get("amount").decimalValue().toPlainString());
        assertNotEquals(before, after);
        assertEquals(1, Api.get("/prices?current=false").get("total").asInt());
    }

    @Test
    void knowsTheCurrentPriceWhateverTheOrderOfTheHistory() {
        Transfers.imported(NDJSON, SMALL.lines().limit(4).collect(Collectors.joining("\n")));
        Random random = new Random(14);
        List<String> rows = new ArrayList<>();
        for (int series = 0; series < 60; series++) {
            for (int day = 1; day <= 28; day++) {
                rows.add(price(
                        "silver",
                        String.valueOf(100 + day),
                        "2026-01-%02dT00:00:00Z".formatted(day),
                        "shop " + series));
            }
        }
        // Several batches, with the rows of each series in random order.
        Collections.shuffle(rows, random);
        assertEquals(
                List.of(rows.size(), 0, 0),
                counts(Transfers.imported(NDJSON, String.join("", rows))).get("prices"));
        List<JsonNode> current = Api.walk("/prices?limit=100");
        assertEquals(60, current.size());
        assertTrue(
                current.stream()
                        .allMatch(price -> price.get("observedAt").asText().equals("2026-01-28T00:00:00Z")),
                current.toString());
        Transfers.imported(
                NDJSON,
                price("silver", "1", "2025-01-01T00:00:00Z", "shop 0")
                        + price("silver", "2", "2026-02-02T00:00:00Z", "shop 0")
                        + price("silver", "3", "2026-02-01T00:00:00Z", "shop 0"));
        assertEquals(
                List.of("2026-02-02T00:00:00Z"),
                Api.walk("/prices?sort=amount").stream()
                        .filter(price -> price.get("source").asText().equals("shop 0"))
                        .map(price -> price.get("observedAt").asText())
                        .toList());
    }

    @Test
    void acceptsAStyleCodeThatMovedFromOneSneakerToAnother() {
        Transfers.imported(NDJSON, SMALL);
        String moved = SMALL.replace(",\"styleCode\":\"1201A457-101\"", ",\"styleCode\":\"1201A457-102\"")
                        .replace(
                                "\"name\":\"Cream\",\"silhouette\":\"kayano\"",
                                "\"name\":\"Cream\",\"silhouette\":\"kayano\",\"styleCode\":\"1201A457-101\"")
                + "{\"resource\":\"sneakers\",\"slug\":\"another\",\"name\":\"Another\",\"silhouette\":\"kayano\","
                + "\"styleCode\":\"1201A457-103\"}\n";
        assertEquals(List.of(1, 2, 0), counts(Transfers.imported(NDJSON, moved)).get("sneakers"));
        assertEquals("cream", Api.get("/sneakers/1201A457-101").get("slug").asText());
    }
}
