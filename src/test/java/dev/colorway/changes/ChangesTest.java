// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Resources;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class ChangesTest {

    private static final int WRITERS = 8;
    private static final int WRITES = 12;

    @Inject
    SessionFactory sessions;

    private static long revision(Response answer) {
        return Long.parseLong(answer.header("Catalog-Revision"));
    }

    /** Returns the changes after a revision. */
    private static List<JsonNode> after(long revision) {
        return Api.walk("/changes?after=" + revision + "&limit=100");
    }

    /** Returns a short form of the changes: {@code CREATED brands/asics}. */
    private static List<String> summaries(List<JsonNode> changes) {
        return changes.stream().map(ChangesTest::summary).toList();
    }

    private static String summary(JsonNode change) {
        return change.get("change").asText() + " "
                + Api.relative(change.get("url").asText()).substring(1);
    }

    private static Set<String> collaborators(JsonNode change) {
        return StreamSupport.stream(change.get("collaborators").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static String price(String sneaker, String amount, String observedAt, String source) {
        return """
                {"sneaker": "%s", "amount": %s, "currency": "SGD", "kind": "ASK", "size": "US9", \
                "observedAt": "%s", "source": "%s"}""".formatted(sneaker, amount, observedAt, source);
    }

    private static Response imported(String... rows) {
        return writer().contentType("application/x-ndjson")
                .body(Transfers.bytes(String.join("\n", rows)))
                .post("/imports");
    }

    @Test
    void aTimeSelectsTheChangesFromTheFirstWriteAtThatTimeOn() {
        long before = Api.revision();
        for (int write = 0; write < 3; write++) {
            post("/brands", WrittenKind.BRANDS.minimal(unique("since")).toString())
                    .then()
                    .statusCode(201);
        }
        List<JsonNode> changes = after(before);
        for (int first = 0; first < changes.size(); first++) {
            Instant at = Instant.parse(changes.get(first).get("at").asText());
            assertEquals(
                    changes.subList(first, changes.size()),
                    Api.walk("/changes?since=" + at + "&limit=1"),
                    "the time of a write includes it");
            assertEquals(
                    changes.subList(first + 1, changes.size()),
                    Api.walk("/changes?since=" + at.plus(1, ChronoUnit.MICROS)),
                    "a later time does not");
        }
        JsonNode page = Api.get("/changes?since=" + changes.get(1).get("at").asText());
        assertEquals(
                changes.get(1).get("revision").asLong() - 1,
                page.at("/query/after").asLong(),
                "the query names the position");
        assertEquals(List.of(), Api.walk("/changes?since=2999-01-01"));
        assertEquals(
                Api.get("/changes?limit=1").at("/items/0"),
                Api.get("/changes?limit=1&since=2020-01-01").at("/items/0"),
                "every change since the catalog was empty is stored");
        assertEquals(
                List.of("since"),
                Api.problem(400, "/changes?after=1&since=2999-01-01").findValuesAsText("parameter"));
        assertEquals(
                "since",
                Api.problem(400, "/changes?since=yesterday")
                        .at("/errors/0/parameter")
                        .asText());
    }

    @Test
    void aPageHasUpToAThousandChanges() {
        StringBuilder rows = new StringBuilder();
        String name = unique("thousand");
        for (int row = 0; row < 1001; row++) {
            rows.append("{\"resource\": \"designers\", \"slug\": \"" + name + "-" + row + "\", \"name\": \"Row\"}\n");
        }
        long before = Api.revision();
        imported(rows.toString()).then().statusCode(200);
        JsonNode page = Api.get("/changes?limit=1000&after=" + before);
        assertEquals(1000, page.get("items").size());
        assertEquals(
                "/changes?after=" + (before + 1) + "-1000&limit=1000",
                Api.relative(page.get("next").asText()));
        assertEquals(
                "must be between 1 and 1000",
                Api.problem(400, "/changes?limit=1001").at("/errors/0/detail").asText());
    }

    @ParameterizedTest
    @EnumSource(WrittenKind.class)
    void everyWriteHasTheNextRevisionAndItsChanges(WrittenKind kind) {
        String slug = unique("told");
        String address = kind.address(slug);
        String path = address.substring(1);
        String body = kind.full(slug).toString();
        long before = Api.revision();
        assertEquals(
                before + 1,
                revision(
                        post(kind.list(), body).then().statusCode(201).extract().response()));
        assertEquals(
                before + 2,
                revision(patch(address, "{\"name\": \"Renamed\"}", tag(address))
                        .then()
                        .statusCode(200)
                        .extract()
                        .response()));
        assertEquals(
                before + 3,
                revision(put(address, body, tag(address))
                        .then()
                        .statusCode(200)
                        .extract()
                        .response()));
        assertEquals(
                before + 4,
                revision(delete(address, tag(address))
                        .then()
                        .statusCode(204)
                        .extract()
                        .response()));
        List<JsonNode> changes = after(before);
        assertEquals(
                List.of("CREATED " + path, "CHANGED " + path, "CHANGED " + path, "DELETED " + path),
                summaries(changes));
        assertEquals(
                List.of("The " + slug, "Renamed", "The " + slug, "The " + slug),
                changes.stream()
                        .map(change -> change.at("/entry/name").asText())
                        .toList());
        for (int i = 0; i < changes.size(); i++) {
            assertEquals(before + 1 + i, changes.get(i).get("revision").asLong());
            assertEquals(before + 1 + i + "-1", changes.get(i).get("id").asText());
            assertEquals(
                    kind.list().substring(1), changes.get(i).get("resource").asText());
            assertEquals(slug, changes.get(i).at("/entry/slug").asText());
            assertFalse(changes.get(i).has("price") || changes.get(i).has("sneaker"));
        }
    }

    @Test
    void aWriteWithoutChangesHasNoRevision() {
        WrittenKind kind = WrittenKind.BRANDS;
        String slug = unique("same");
        String address = created(kind.list(), kind.minimal(slug).toString());
        long before = Api.revision();
        assertEquals(
                before,
                revision(put(address, kind.minimal(slug).toString(), tag(address))
                        .then()
                        .statusCode(200)
                        .extract()
                        .response()));
        assertEquals(
                before,
                revision(patch(address, "{}", tag(address))
                        .then()
                        .statusCode(200)
                        .extract()
                        .response()));
        assertEquals(
                before,
                revision(imported("{\"resource\": \"brands\", \"slug\": \"" + slug + "\", \"name\": \"" + slug + "\"}")
                        .then()
                        .statusCode(200)
                        .extract()
                        .response()));
        assertEquals(
                before,
                revision(writer().contentType("application/x-ndjson")
                        .body(Transfers.bytes(
                                "{\"resource\": \"brands\", \"slug\": \"" + slug + "\", \"name\": \"Dry\"}"))
                        .post("/imports?dryRun=true")
                        .then()
                        .statusCode(200)
                        .extract()
                        .response()));
        assertNull(post(kind.list(), kind.minimal(slug).toString())
                .then()
                .statusCode(409)
                .extract()
                .header("Catalog-Revision"));
        assertNull(delete(address, "\"0-old\"").then().statusCode(412).extract().header("Catalog-Revision"));
        assertEquals(before, Api.revision());
        assertEquals(List.of(), after(before));
    }

    @Test
    void aPriceChangeHasThePreviousAmount() {
        String source = unique("shop");
        long before = Api.revision();
        List<String> numbers = new ArrayList<>();
        for (String body : List.of(
                price(Catalog.SILVER_BLACK, "300", "2026-01-02T00:00:00Z", source),
                price(Catalog.SILVER_BLACK, "280.5", "2026-01-03T00:00:00Z", source),
                price(Catalog.SILVER_BLACK, "310", "2026-01-01T00:00:00Z", source))) {
            numbers.add(post("/prices", body)
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location")
                    .replaceFirst(".*/", ""));
            post("/prices", body).then().statusCode(200);
        }
        imported("""
                {"resource": "prices", "sneaker": "%s", "amount": 281, "currency": "SGD", "kind": "ASK", \
                "size": "US9", "observedAt": "2026-01-03T00:00:00Z", "source": "%s"}
                """.formatted(Catalog.SILVER_BLACK, source)).then().statusCode(200);
        delete("/prices/" + numbers.get(1), tag("/prices/" + numbers.get(1)))
                .then()
                .statusCode(204);
        List<JsonNode> changes = after(before);
        // The last change: the price that was current before is current again.
        assertEquals(
                List.of(
                        "CREATED 300.00 null true",
                        "CREATED 280.50 300.00 true",
                        "CREATED 310.00 null false",
                        "CHANGED 281.00 280.50 true",
                        "DELETED 281.00 null true",
                        "CHANGED 300.00 281.00 true"),
                changes.stream()
                        .map(change -> change.get("change").asText() + " "
                                + change.at("/price/amount").decimalValue() + " "
                                + (change.at("/price").has("previousAmount")
                                        ? change.at("/price/previousAmount").decimalValue()
                                        : null)
                                + " " + change.at("/price/current").asBoolean())
                        .toList());
        assertEquals(
                List.of(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(1), numbers.get(1), numbers.get(0)),
                changes.stream().map(change -> change.at("/price/id").asText()).toList());
        for (JsonNode change : changes) {
            assertEquals("prices", change.get("resource").asText());
            assertEquals(Catalog.SILVER_BLACK, change.at("/sneaker/slug").asText());
            assertEquals(
                    "SGD ASK US9 " + source,
                    change.at("/price/currency").asText() + " "
                            + change.at("/price/kind").asText() + " "
                            + change.at("/price/size").asText() + " "
                            + change.at("/price/source").asText());
            assertEquals(Set.of("jjjjound"), collaborators(change));
            assertFalse(change.has("entry"));
        }
    }

    @Test
    void pricesOfOneBatchFollowOneAnother() {
        String source = unique("shop");
        long before = Api.revision();
        post(
                        "/prices",
                        "[" + price(Catalog.SILVER_CREAM, "3", "2026-01-03T00:00:00Z", source) + ","
                                + price(Catalog.SILVER_CREAM, "4", "2026-01-04T00:00:00Z", source) + "]")
                .then()
                .statusCode(201);
        List<JsonNode> changes = after(before);
        assertEquals(
                List.of(before + 1 + "-1", before + 1 + "-2"),
                changes.stream().map(change -> change.get("id").asText()).toList());
        assertEquals(3, changes.get(1).at("/price/previousAmount").asInt());
        assertEquals(
                List.of(),
                changes.stream()
                        .flatMap(change -> collaborators(change).stream())
                        .toList());
    }

    @Test
    void aSneakerDeletedWithItsPricesHasAChangeForEach() {
        String slug = unique("gone");
        String address = created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(slug)
                        .put("collaboration", "beams-x-asics")
                        .toString());
        post(
                        "/prices",
                        "[" + price(slug, "1", "2026-01-01T00:00:00Z", "a") + ","
                                + price(slug, "2", "2026-01-02T00:00:00Z", "b") + "]")
                .then()
                .statusCode(201);
        long before = Api.revision();
        delete(address + "?withPrices=true", tag(address)).then().statusCode(204);
        List<JsonNode> changes = after(before);
        assertEquals(
                List.of("prices", "prices", "sneakers"),
                changes.stream().map(change -> change.get("resource").asText()).toList());
        for (JsonNode change : changes) {
            assertEquals("DELETED", change.get("change").asText());
            assertEquals(before + 1, change.get("revision").asLong());
            assertEquals(Set.of("beams"), collaborators(change));
            assertEquals(
                    slug,
                    change.at(change.has("price") ? "/sneaker/slug" : "/entry/slug")
                            .asText());
            Api.problem(404, Api.relative(change.get("url").asText()));
        }
    }

    @Test
    void anImportIsOneWriteWithItsChangesInTheOrderOfItsRows() {
        String slug = unique("rows");
        long before = Api.revision();
        Response answer = imported(
                "{\"resource\": \"brands\", \"slug\": \"" + slug + "\", \"name\": \"A\"}",
                "{\"resource\": \"brands\", \"slug\": \"asics\", \"name\": \"ASICS\"}",
                "{\"resource\": \"collaborators\", \"slug\": \"" + slug + "\", \"name\": \"B\"}",
                "{\"resource\": \"brands\", \"slug\": \"" + slug + "\", \"name\": \"C\"}");
        assertEquals(
                before + 1, revision(answer.then().statusCode(200).extract().response()));
        List<JsonNode> changes = after(before);
        assertEquals(
                List.of("CREATED brands/" + slug, "CREATED collaborators/" + slug, "CHANGED brands/" + slug),
                summaries(changes));
        assertEquals(
                List.of("1", "2", "3"),
                changes.stream()
                        .map(change -> change.get("id").asText().replaceFirst(".*-", ""))
                        .toList());
    }

    @Test
    void whatMovesFromOneCollaboratorToAnotherConcernsBoth() {
        String beams = unique("with");
        String kith = unique("with");
        String sneaker = unique("moved");
        created("/collaborations", WrittenKind.COLLABORATIONS.minimal(beams).toString());
        created(
                "/collaborations",
                Api.json(WrittenKind.COLLABORATIONS.minimal(kith).toString().replace("beams", "kith"))
                        .toString());
        String address = created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(sneaker)
                        .put("collaboration", beams)
                        .toString());
        long before = Api.revision();
        patch(address, "{\"collaboration\": \"" + kith + "\"}", tag(address))
                .then()
                .statusCode(200);
        patch("/collaborations/" + kith, "{\"collaborators\": [\"ub1-s\"]}", tag("/collaborations/" + kith))
                .then()
                .statusCode(200);
        post("/prices", price(sneaker, "5", "2026-01-01T00:00:00Z", "x")).then().statusCode(201);
        patch(address, "{\"collaboration\": null}", tag(address)).then().statusCode(200);
        patch(address, "{\"colorway\": \"Plain\"}", tag(address)).then().statusCode(200);
        assertEquals(
                List.of(Set.of("beams", "kith"), Set.of("kith", "ub1-s"), Set.of("ub1-s"), Set.of("ub1-s"), Set.of()),
                after(before).stream().map(ChangesTest::collaborators).toList());
    }

    @Test
    void aCollaboratorThatIsGoneIsStillFoundByItsSlug() {
        String slug = unique("party");
        long before = Api.revision();
        String address =
                created("/collaborators", WrittenKind.COLLABORATORS.full(slug).toString());
        assertEquals(
                1,
                Api.walk("/changes?after=" + before + "&collaborator=The%20" + slug.toUpperCase(Locale.ROOT))
                        .size());
        delete(address, tag(address)).then().statusCode(204);
        assertEquals(
                2,
                Api.walk("/changes?after=" + before + "&collaborator=" + slug).size());
        assertEquals(
                0, Api.walk("/changes?after=" + before + "&collaborator=nobody").size());
    }

    /** Compares filters and pages with the complete list. */
    @Test
    void everyFilterAndEveryPageGivesWhatTheWholeListSays() {
        long before = Api.revision();
        String shop = unique("shop");
        for (String sneaker : List.of(Catalog.SILVER_BLACK, Catalog.MOSQUITO_NET, Catalog.CLASSIC_RED_BLUE)) {
            for (WrittenKind kind : WrittenKind.values()) {
                created(kind.list(), kind.full(unique("listed")).toString());
            }
            post("/prices", price(sneaker, "77", "2026-02-01T00:00:00Z", shop))
                    .then()
                    .statusCode(201);
        }
        imported("{\"resource\": \"brands\", \"slug\": \"" + unique("filler") + "\", \"name\": \"F\"}")
                .then()
                .statusCode(200);
        String since = "&after=" + before;
        List<JsonNode> all = Api.walk("/changes?limit=100" + since);
        Set<String> ids = all.stream()
                .map(change -> change.get("id").asText())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertEquals(all.size(), ids.size());
        List<String> resources = Stream.concat(
                        Stream.of(WrittenKind.values()).map(kind -> kind.list().substring(1)), Stream.of("prices"))
                .toList();
        for (String resource : resources) {
            for (String collaborator : List.of("", "jjjjound", "beams", "kiko-kostadinov", "nobody")) {
                List<JsonNode> expected = all.stream()
                        .filter(change -> change.get("resource").asText().equals(resource)
                                && (collaborator.isEmpty()
                                        || collaborators(change).contains(collaborator)))
                        .toList();
                assertEquals(
                        expected,
                        Api.walk("/changes?limit=100&resource=" + resource + since
                                + (collaborator.isEmpty() ? "" : "&collaborator=" + collaborator)));
            }
        }
        assertEquals(
                all.stream()
                        .filter(change -> Set.of("brands", "prices")
                                .contains(change.get("resource").asText()))
                        .toList(),
                Api.walk("/changes?limit=7&resource=prices,brands&resource=brands" + since));
        for (int limit : new int[] {1, 2, 3, 50}) {
            assertEquals(all, Api.walk("/changes?limit=" + limit + since));
        }
        for (int i = 0; i < all.size(); i += 5) {
            assertEquals(
                    all.subList(i + 1, all.size()),
                    Api.walk("/changes?limit=100&after=" + all.get(i).get("id").asText()));
        }
    }

    /** A client that applies the changes in order ends with the same entries as the lists. */
    @Test
    void aClientThatAppliesAllChangesHasEveryEntry() {
        created("/designers", WrittenKind.DESIGNERS.minimal(unique("kept")).toString());
        String gone = created(
                "/designers", WrittenKind.DESIGNERS.minimal(unique("lost")).toString());
        delete(gone, tag(gone)).then().statusCode(204);
        Set<String> mirror = new HashSet<>();
        for (JsonNode change : Api.walk("/changes?limit=100")) {
            String address = Api.relative(change.get("url").asText());
            assertTrue(
                    switch (change.get("change").asText()) {
                        case "CREATED" -> mirror.add(address);
                        case "DELETED" -> mirror.remove(address);
                        default -> mirror.contains(address);
                    },
                    change.toString());
        }
        Set<String> there = new HashSet<>();
        for (String list : Resources.lists().toList()) {
            Api.walk(list + (list.contains("?") ? "&" : "?") + "limit=100")
                    .forEach(item -> there.add(Api.relative(item.get("url").asText())));
        }
        assertEquals(there, mirror);
    }

    /**
     * Many writers at once, each with one change per write. A reader polls for new changes and never goes back to
     * earlier ones.
     */
    @Test
    void aReaderNeverMissesAnEarlierRevision() throws InterruptedException {
        long before = Api.revision();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Thread(() -> {
                for (int number = 0; number < WRITES; number++) {
                    created(
                            "/brands",
                            WrittenKind.BRANDS.minimal(unique("at-once")).toString());
                }
            }));
        }
        writers.forEach(Thread::start);
        List<Long> revisions = new ArrayList<>();
        long last = before;
        while (last < before + WRITERS * WRITES) {
            Response answer = Api.ask("/changes?limit=100&after=" + last);
            JsonNode page = Api.json(answer.then().statusCode(200).extract().asString());
            Api.items(page)
                    .forEach(change -> revisions.add(change.get("revision").asLong()));
            assertFalse(page.has("next"));
            assertTrue(page.get("revision").asLong() >= last
                    && revision(answer) >= last
                    && revision(answer) <= page.get("revision").asLong());
            last = page.get("revision").asLong();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(
                LongStream.rangeClosed(before + 1, before + WRITERS * WRITES)
                        .boxed()
                        .toList(),
                revisions);
    }

    @Test
    void everyResponseOfTheCatalogHasItsRevision() {
        long revision = Api.revision();
        for (String address : List.of(
                "/sneakers",
                "/sneakers/" + Catalog.SILVER_BLACK,
                "/prices",
                "/prices/1",
                "/silhouettes",
                "/collaborations",
                "/collaborators",
                "/designers",
                "/catalog",
                "/changes")) {
            assertEquals(
                    revision,
                    revision(Api.ask(address).then().statusCode(200).extract().response()),
                    address);
            assertEquals(
                    revision,
                    Long.parseLong(WritableCatalog.stranger().head(address).header("Catalog-Revision")),
                    address);
        }
        assertEquals(
                revision,
                revision(WritableCatalog.stranger()
                        .header("If-None-Match", "*")
                        .get("/brands")
                        .then()
                        .statusCode(304)
                        .extract()
                        .response()));
        for (String address : List.of("/", "/problems", "/sneakers/nothing")) {
            assertNull(Api.ask(address).header("Catalog-Revision"), address);
        }
    }

    @Test
    void goesOnWhereThePageEnds() {
        JsonNode page = Api.get("/changes?limit=2");
        assertEquals("/changes?after=2-2&limit=2", Api.relative(page.get("next").asText()));
        assertEquals("{\"after\":\"1\",\"limit\":2}", page.get("query").toString());
        assertEquals(
                page.get("next").asText(),
                Api.ask("/changes?limit=2").header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1"));
        long revision = Api.revision();
        JsonNode end = Api.get("/changes?after=" + revision);
        assertEquals(revision, end.get("revision").asLong());
        assertFalse(end.has("next") || Api.items(end).findAny().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0-1", "99999999", "99999999999-1"})
    void namesTheFirstStoredChangeIfAChangeIdIsUnknown(String after) {
        for (String list : List.of("/changes", "/changes/stream")) {
            JsonNode problem = Api.problem(410, list + "?after=" + after);
            assertTrue(problem.get("type").asText().endsWith("/problems/changes-gone"));
            assertEquals("after", problem.at("/errors/0/parameter").asText());
            assertTrue(problem.at("/errors/0/detail").asText().matches(".*revision [0-9]+.*"), problem.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "after=-1, after",
        "after=1-, after",
        "after=x, after",
        "after=1-99999999, after",
        "after=123456789012, after",
        "resource=sneaker, resource",
        "resource=sneakers%2Cshoes, resource",
        "limit=0, limit",
        "limit=1001, limit",
        "collaborator=%21, collaborator",
        "after=1&after=2, after"
    })
    void refusesInvalidParameters(String question, String parameter) {
        assertEquals(
                parameter,
                Api.problem(400, "/changes?" + question)
                        .at("/errors/0/parameter")
                        .asText());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=1, 4",
        "limit=100, 4",
        "resource=prices&limit=5, 4",
        "collaborator=jjjjound, 5",
        "after=2-5, 4",
        "resource=brands&collaborator=jjjjound, 4"
    })
    void aPageCostsAFixedNumberOfStatements(String question, int statements) {
        sessions.getStatistics().clear();
        Api.get("/changes?" + question);
        assertEquals(statements, sessions.getStatistics().getPrepareStatementCount());
    }
}
