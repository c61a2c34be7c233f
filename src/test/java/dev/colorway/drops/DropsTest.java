// SPDX-License-Identifier: Apache-2.0
package dev.colorway.drops;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.colorway.database.Database;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drops as a list, a calendar and feeds, while sneakers are written. Today is 2031-05-10. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class DropsTest {

    @Inject
    AgroalDataSource database;

    private String collaborator;
    private String collaboration;

    @BeforeEach
    void begin() {
        QuarkusMock.installMockForType(Clock.fixed(Instant.parse("2031-05-10T23:59:59Z"), ZoneOffset.UTC), Clock.class);
        collaborator = unique("dropper");
        collaboration = unique("dropped");
        created("/collaborators", "{\"name\": \"" + collaborator + "\"}");
        created(
                "/collaborations",
                "{\"name\": \"%s\", \"brand\": \"asics\", \"collaborators\": [\"%s\", \"beams\"]}"
                        .formatted(collaboration, collaborator));
    }

    /** Creates a sneaker of the collaboration of this test, and returns its address. */
    private String sneaker(String date) {
        String body = "{\"name\": \"%s\", \"silhouette\": \"gel-kayano-14\", \"collaboration\": \"%s\", "
                + "\"releaseDate\": \"%s\"}";
        return created("/sneakers", body.formatted(unique("drop"), collaboration, date));
    }

    private String address(String path) {
        return path + "?collaborator=" + collaborator;
    }

    private static List<String> dates(String address) {
        return Api.walk(address).stream()
                .map(item -> item.get("releaseDate").asText())
                .toList();
    }

    private Map<String, VEvent> events(String address) throws IOException, ParserException {
        Map<String, VEvent> events = new TreeMap<>();
        new CalendarBuilder()
                .build(new StringReader(Api.ask(address).asString()))
                .<VEvent>getComponents("VEVENT")
                .forEach(event -> events.put(value(event, "UID"), event));
        return events;
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private static SyndFeed feed(String address) throws FeedException {
        return new SyndFeedInput().build(new StringReader(Api.ask(address).asString()));
    }

    @Test
    void areListedFromTodayWithPreciseDatesFirst() {
        List.of("2031", "2031-05", "2031-05-10", "2031-05-09", "2031-12-30", "2030", "2032-01", "2031-04", "2031-06-01")
                .forEach(this::sneaker);
        List<String> expected = List.of("2031-05-10", "2031-05", "2031-06-01", "2031-12-30", "2031", "2032-01");
        assertEquals(expected, dates(address("/drops")));
        assertEquals(expected, dates(address("/drops") + "&limit=1"));
        assertEquals("2031-05-10", Api.get(address("/drops")).at("/query/from").asText());
        assertEquals(
                List.of("2031-05", "2031-06-01"),
                dates(address("/drops") + "&to=2031-06").stream()
                        .skip(1)
                        .limit(2)
                        .toList());
        assertEquals(List.of("2030"), dates(address("/drops") + "&to=2030"));
        assertEquals(List.of("2032-01"), dates(address("/drops") + "&from=2032"));
        assertEquals(
                List.of("2032-01", "2031"),
                dates(address("/drops") + "&sort=-lastReleaseDay").subList(0, 2));
        assertEquals(
                7, Transfers.export(address("/drops"), Transfers.CSV).lines().count(), "a header, and six rows");
        JsonNode drop = Api.get(address("/drops")).at("/items/0");
        assertEquals(
                List.of(collaborator, "BEAMS"),
                drop.at("/collaboration/collaborators").findValuesAsText("name"));
    }

    @Test
    void refuseARangeThatEndsBeforeItBegins() {
        for (String path : List.of("/drops", "/drops.ics", "/drops.atom", "/drops.feed.json")) {
            assertEquals(
                    "from",
                    Api.problem(400, path + "?from=2032&to=2031")
                            .at("/errors/0/parameter")
                            .asText());
        }
    }

    @ParameterizedTest
    @CsvSource({"from=2032&releasedTo=2031, from, releasedTo", "to=2031&releasedFrom=2032, releasedFrom, to"})
    void nameTheParameterThatWasSent(String range, String parameter, String other) {
        for (String path : List.of("/drops", "/drops.ics", "/drops.atom", "/drops.feed.json")) {
            JsonNode fault = Api.problem(400, path + "?" + range).at("/errors/0");
            assertEquals(parameter, fault.get("parameter").asText());
            assertTrue(fault.get("detail").asText().startsWith("must not be after " + other + ":"), fault.toString());
        }
    }

    @Test
    void areEventsOfACalendarIfTheirDayIsKnown() throws IOException, ParserException {
        List.of("2031", "2031-06").forEach(this::sneaker);
        String old = sneaker("2031-02-08");
        String kept = sneaker("2031-02-09");
        String address = sneaker("2031-06-01");
        Map<String, VEvent> events = events(address("/drops.ics"));
        assertEquals(2, events.size(), () -> "without " + old + " with " + kept);
        VEvent event = events.values().stream()
                .filter(each -> value(each, "DTSTART").equals("20310601"))
                .findFirst()
                .orElseThrow();
        String uid = value(event, "UID");
        assertEquals(Api.base() + address, value(event, "URL"));

        patch(address, "{\"slug\": \"" + unique("renamed") + "\", \"releaseDate\": \"2031-07-02\"}", "*");
        VEvent moved = events(address("/drops.ics")).get(uid);
        assertEquals("20310702", value(moved, "DTSTART"));
        assertTrue(Integer.parseInt(value(moved, "SEQUENCE")) > Integer.parseInt(value(event, "SEQUENCE")));
    }

    @Test
    void aFullCalendarLeavesOutTheOldestDrops() throws IOException, ParserException {
        String coming = sneaker("2031-06-01");
        String row = "{\"resource\":\"sneakers\",\"name\":\"%s\",\"silhouette\":{\"slug\":\"gel-kayano-14\"},"
                + "\"collaboration\":{\"slug\":\"%s\"},\"releaseDate\":\"%s\"}%n";
        JsonNode imported = Transfers.imported(
                Transfers.NDJSON,
                row.formatted(unique("first"), collaboration, "2031-03-01")
                        + IntStream.range(0, DropEvents.MAX - 1)
                                .mapToObj(i -> row.formatted(unique("full"), collaboration, "2031-03-02"))
                                .collect(Collectors.joining()));
        List<String> days = events(address("/drops.ics")).values().stream()
                .map(event -> value(event, "DTSTART"))
                .sorted()
                .toList();
        assertEquals(DropEvents.MAX, days.size());
        assertEquals(List.of("20310302", "20310601"), days.stream().distinct().toList(), "without the oldest one");
        writer().post("/imports/" + imported.get("id").asText() + "/undo")
                .then()
                .statusCode(200);
        assertEquals(
                List.of(coming),
                Api.walk(address("/sneakers")).stream()
                        .map(each -> Api.relative(each.get("url").asText()))
                        .toList());
    }

    @Test
    void areCancelledIfTheirImportIsUndone() throws IOException, ParserException {
        JsonNode imported = Transfers.imported(Transfers.NDJSON, """
                {"resource":"sneakers","name":"%s","silhouette":{"slug":"gel-kayano-14"},"collaboration":{"slug":"%s"},\
                "releaseDate":"2031-06-05"}
                """.formatted(unique("undone"), collaboration));
        String uid = events(address("/drops.ics")).keySet().iterator().next();
        writer().post("/imports/" + imported.get("id").asText() + "/undo")
                .then()
                .statusCode(200);
        VEvent undone = events(address("/drops.ics")).get(uid);
        assertEquals("CANCELLED 20310605", value(undone, "STATUS") + " " + value(undone, "DTSTART"));
    }

    @Test
    void areCancelledIfTheirDayIsTakenAwayOrTheyAreDeleted() throws IOException, ParserException {
        String address = sneaker("2031-06-01");
        String uid = events(address("/drops.ics")).keySet().iterator().next();
        patch(address, "{\"releaseDate\": \"2031-06\"}", "*");
        VEvent cancelled = events(address("/drops.ics")).get(uid);
        assertEquals("CANCELLED 20310601", value(cancelled, "STATUS") + " " + value(cancelled, "DTSTART"));
        assertTrue(events(address("/drops.ics") + "&brand=asics").isEmpty(), "no brand is known of a cancelled drop");
        assertTrue(events(address("/drops.ics") + "&from=2031-06-02").isEmpty());
        assertTrue(events("/drops.ics?collaborator=kith").isEmpty());

        patch(address, "{\"releaseDate\": \"2031-06-03\"}", "*");
        assertEquals("CONFIRMED", value(events(address("/drops.ics")).get(uid), "STATUS"));
        assertTrue(events(address("/drops.ics") + "&to=2031-06-02").isEmpty(), "it has a day again, another one");

        delete(address, "*");
        VEvent deleted = events(address("/drops.ics")).get(uid);
        assertEquals("CANCELLED 20310603", value(deleted, "STATUS") + " " + value(deleted, "DTSTART"));
        assertTrue(Integer.parseInt(value(deleted, "SEQUENCE")) > Integer.parseInt(value(cancelled, "SEQUENCE")));
    }

    /** The limit of the cancelled releases counts each sneaker once, however often its release was cancelled. */
    @Test
    void areCancelledOnceEvenIfTheirDayIsTakenAwayOften() throws IOException, ParserException {
        String address = sneaker("2031-06-01");
        String uid = events(address("/drops.ics")).keySet().iterator().next();
        delete(address, "*");
        List<String> slugs =
                IntStream.range(0, 100).mapToObj(each -> unique("often")).toList();
        String row = "{\"resource\":\"sneakers\",\"slug\":\"%s\",\"name\":\"Often\",\"silhouette\":"
                + "{\"slug\":\"gel-kayano-14\"},\"collaboration\":{\"slug\":\"%s\"},\"releaseDate\":\"%s\"}%n";
        for (int day = 11; day < 11 + DropEvents.MAX / slugs.size(); day++) {
            for (String date : List.of("2031-06-" + day, "2031-06")) {
                Transfers.imported(
                        Transfers.NDJSON,
                        slugs.stream()
                                .map(slug -> row.formatted(slug, collaboration, date))
                                .collect(Collectors.joining()));
            }
        }
        Map<String, VEvent> events = events(address("/drops.ics"));
        assertEquals("CANCELLED", value(events.remove(uid), "STATUS"));
        assertEquals(slugs.size(), events.size());
        assertEquals(
                Set.of("CANCELLED 20310620"),
                events.values().stream()
                        .map(event -> value(event, "STATUS") + " " + value(event, "DTSTART"))
                        .collect(Collectors.toSet()),
                "the last change counts");
        slugs.forEach(slug -> delete("/sneakers/" + slug, "*").then().statusCode(204));
    }

    /**
     * If a query begins with the stored changes, H2 reads all of them. PostgreSQL begins with the cancelled releases,
     * whatever the order in the query is.
     */
    @Test
    void areCancelledWithoutReadingOtherChangesOnH2() throws IOException, ParserException, SQLException {
        delete(sneaker("2031-06-01"), "*");
        if (Database.current() == Database.H2) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set query_statistics true");
                assertEquals(1, events(address("/drops.ics")).size());
                String plan = plan(connection, statement);
                statement.execute("set query_statistics false");
                assertFalse(
                        Pattern.compile("\\bcatalog_change\\.tableScan", Pattern.CASE_INSENSITIVE)
                                .matcher(plan)
                                .find(),
                        plan);
            }
        }
    }

    /** Returns the plan of the query for cancelled releases that ran. */
    private static String plan(Connection connection, Statement statement) throws SQLException {
        String query;
        try (ResultSet ran = statement.executeQuery("select sql_statement from information_schema.query_statistics "
                + "where sql_statement like 'select%max(%catalog_change_cancelled_drop%'")) {
            assertTrue(ran.next());
            query = ran.getString(1);
        }
        try (PreparedStatement explained = connection.prepareStatement("explain " + query)) {
            for (int i = 1; i <= explained.getParameterMetaData().getParameterCount(); i++) {
                explained.setObject(i, null);
            }
            try (ResultSet plan = explained.executeQuery()) {
                assertTrue(plan.next());
                return plan.getString(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/drops, application/json",
        "/drops.ics, text/calendar",
        "/drops.atom, application/atom+xml",
        "/drops.feed.json, application/feed+json",
        "/sneakers.atom, application/atom+xml",
        "/sneakers.feed.json, application/feed+json"
    })
    void areNotSentAgainUntilAWrite(String path, String type) {
        String sneaker = sneaker("2031-06-01");
        Response first = Api.ask(address(path));
        assertEquals(200, first.statusCode(), first.asString());
        assertEquals(type + ";charset=UTF-8", first.contentType());
        String tag = first.header("ETag");
        for (int time = 1; time <= 2; time++) {
            assertEquals(
                    304, given().header("If-None-Match", tag).get(address(path)).statusCode());
            assertEquals(tag, Api.ask(address(path)).header("ETag"));
        }
        patch(sneaker, "{\"colorway\": \"Other & <more>\"}", "*");
        Response changed = given().header("If-None-Match", tag).get(address(path));
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, changed.header("ETag"));
        assertTrue(changed.asString().contains("Other"), changed.asString());
        assertEquals(path.contains(".atom") || path.contains(".feed"), changed.header("Last-Modified") != null);
    }

    @Test
    void areEntriesOfFeedsWhoseIdsStay() throws FeedException {
        sneaker("2031-06");
        String address = sneaker("2031-06-01");
        SyndEntry first = feed(address("/sneakers.atom")).getEntries().get(0);
        assertEquals(Api.base() + address, first.getLink(), "the last changed comes first");
        String drop = feed(address("/drops.atom")).getEntries().get(0).getUri();
        assertNotEquals(first.getUri(), drop);
        String renamed = unique("renamed");
        patch(address, "{\"slug\": \"" + renamed + "\", \"name\": \"Other <b>name</b>\"}", "*");
        SyndFeed feed = feed(address("/sneakers.atom"));
        SyndEntry after = feed.getEntries().get(0);
        assertEquals(first.getUri(), after.getUri());
        assertEquals("Other <b>name</b>", after.getTitle());
        assertEquals(Api.base() + "/sneakers/" + renamed, after.getLink());
        assertFalse(after.getUpdatedDate()
                .toInstant()
                .isBefore(first.getUpdatedDate().toInstant()));
        assertEquals(after.getUpdatedDate(), feed.getPublishedDate());
        SyndEntry dropped = feed(address("/drops.atom")).getEntries().get(0);
        assertEquals(drop, dropped.getUri());
        assertEquals("2031-06-01: Other <b>name</b>", dropped.getTitle());
        JsonNode item =
                Api.json(Api.ask(address("/sneakers.feed.json")).asString()).at("/items/0");
        assertEquals(first.getUri(), item.get("id").asText());
    }

    @Test
    void arePagesThatNextConnects() throws FeedException {
        for (int i = 0; i < 3; i++) {
            sneaker("2031-06-01");
        }
        Response page = Api.ask(address("/sneakers.atom") + "&limit=2");
        SyndFeed first = new SyndFeedInput().build(new StringReader(page.asString()));
        String next = first.getLinks().stream()
                .filter(link -> link.getRel().equals("next"))
                .findFirst()
                .orElseThrow()
                .getHref();
        assertEquals("<" + next + ">; rel=\"next\"", page.header("Link"));
        SyndFeed second = feed(Api.relative(next));
        assertEquals(2, first.getEntries().size());
        assertEquals(1, second.getEntries().size());
        assertEquals(first.getUri(), second.getUri(), "all pages are one feed");
        JsonNode json =
                Api.json(Api.ask(address("/drops.feed.json") + "&limit=1").asString());
        assertEquals(
                1,
                Api.json(Api.ask(Api.relative(json.get("next_url").asText())).asString())
                        .get("items")
                        .size());
    }
}
