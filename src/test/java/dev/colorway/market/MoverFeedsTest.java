// SPDX-License-Identifier: Apache-2.0
package dev.colorway.market;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.unique;
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
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.history.LastMoves;
import dev.colorway.price.history.Trend;
import dev.colorway.price.history.TrendKey;
import dev.colorway.price.history.TrendWindow;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds of movers while prices are observed, in currencies that no other test uses. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class MoverFeedsTest {

    private static final String WEEK = "?window=7d&currency=CZK&brand=";

    @Inject
    EntityManager entities;

    private String brand;
    private String sneaker;

    @BeforeEach
    void begin() {
        brand = unique("moved");
        created("/brands", "{\"name\": \"" + brand + "\"}");
        sneaker = sneaker();
        observed(sneaker, "200", "2026-11-01T08:00:00Z");
    }

    private String sneaker() {
        return created("/sneakers", "{\"name\": \"%s\", \"brand\": \"%s\"}".formatted(unique("mover"), brand))
                .replace("/sneakers/", "");
    }

    private static void observed(String sneaker, String amount, String time) {
        observed(sneaker, amount, "CZK", time);
    }

    private static void observed(String sneaker, String amount, String currency, String time) {
        String price = """
                {"sneaker": "%s", "amount": %s, "currency": "%s", "kind": "ASK", "size": "US9",
                "observedAt": "%s", "source": "shop"}""";
        post("/prices", price.formatted(sneaker, amount, currency, time)).then().statusCode(201);
    }

    private static SyndFeed read(Response answer) throws FeedException {
        return new SyndFeedInput().build(new StringReader(answer.asString()));
    }

    private SyndFeed feed(String more) throws FeedException {
        return read(Api.ask("/movers.atom" + WEEK + brand + more));
    }

    @Test
    void sayWhatMovedWhenItWasObserved() throws FeedException {
        observed(sneaker, "225.5", "2026-11-20T09:30:00Z");
        SyndFeed feed = feed("");
        assertEquals("Colorway: gainers, 7d", feed.getTitle());
        assertEquals(1, feed.getEntries().size());
        SyndEntry entry = feed.getEntries().get(0);
        String name = Api.get("/sneakers/" + sneaker).get("name").asText();
        assertEquals(name + ": ask up 12.75% from 200.00 to 225.50 CZK (new, all sizes)", entry.getTitle());
        assertEquals(
                Instant.parse("2026-11-20T09:30:00Z"), entry.getUpdatedDate().toInstant());
        assertEquals(Api.base() + "/sneakers/" + sneaker, entry.getLink());
        assertTrue(
                entry.getContents()
                        .get(0)
                        .getValue()
                        .startsWith(
                                "Latest: 225.50 CZK, 2026-11-20T09:30:00Z\nBefore: 200.00 CZK, 2026-11-01T08:00:00Z\n"),
                entry.getContents().get(0).getValue());
        JsonNode json = Api.json(Api.ask("/movers.feed.json" + WEEK + brand).asString());
        assertEquals(entry.getUri(), json.at("/items/0/id").asText());
        assertEquals(entry.getTitle(), json.at("/items/0/title").asText());
        assertTrue(feed("&direction=losers").getEntries().isEmpty());
        observed(sneaker, "150", "2026-11-21");
        SyndEntry lost = feed("&direction=losers").getEntries().get(0);
        assertEquals(name + ": ask down 25.00% from 200.00 to 150.00 CZK (new, all sizes)", lost.getTitle());
    }

    @Test
    void haveANewEntryForEachMoveAndNoneForTheSameAmountAgain() throws FeedException {
        observed(sneaker, "225", "2026-11-20T09:00:00Z");
        SyndEntry first = feed("").getEntries().get(0);
        observed(sneaker, "225", "2026-11-20T10:00:00Z");
        observed(sneaker, "225", "2026-11-22");
        SyndEntry again = feed("").getEntries().get(0);
        assertEquals(first.getUri(), again.getUri(), "the price did not move");
        assertEquals(first.getPublishedDate(), again.getPublishedDate());
        assertEquals(
                Instant.parse("2026-11-22T00:00:00Z"), again.getUpdatedDate().toInstant());
        patch("/sneakers/" + sneaker, "{\"slug\": \"" + unique("renamed") + "\"}", "*");
        assertEquals(first.getUri(), feed("").getEntries().get(0).getUri(), "the sneaker was renamed");
        observed(sneaker(), "225", "2026-11-22");
        assertEquals(1, feed("").getEntries().size(), "another sneaker did not move");

        observed(sneaker, "230", "2026-11-22T01:00:00Z");
        String second = feed("").getEntries().get(0).getUri();
        assertNotEquals(first.getUri(), second, "the price moved again");
        observed(sneaker, "225", "2026-11-23");
        String third = feed("").getEntries().get(0).getUri();
        assertEquals(3, Stream.of(first.getUri(), second, third).distinct().count(), "it moved back, on another day");
        assertNotEquals(
                third,
                read(Api.ask("/movers.atom?currency=CZK&window=30d&brand=" + brand)).getEntries().stream()
                        .map(SyndEntry::getUri)
                        .findFirst()
                        .orElse("none"));
    }

    @Test
    void keepTheirEntryWhenAnEarlierObservationOfItsDayComesLate() throws FeedException {
        observed(sneaker, "225", "2026-11-20T09:00:00Z");
        String first = feed("").getEntries().get(0).getUri();
        observed(sneaker, "225", "2026-11-20T07:00:00Z");
        assertEquals(first, feed("").getEntries().get(0).getUri(), "it moved on the same day");
        observed(sneaker, "225", "2026-11-19T23:59:59Z");
        assertNotEquals(first, feed("").getEntries().get(0).getUri(), "it moved on another day");
    }

    @Test
    void ignoreObservationsThatTheIndexDoesNotKnow() {
        observed(sneaker, "225", "2026-11-20T09:00:00Z");
        observed(sneaker, "225", "2026-11-21T09:00:00Z");
        // Simulates a write between the search in the index and the query for the days: the index does not know it.
        observed(sneaker, "230", "2026-11-21T10:00:00Z");
        observed(sneaker, "240", "2026-11-22");
        Long id = entities.createQuery("select s.id from Sneaker s where s.slug = :slug", Long.class)
                .setParameter("slug", sneaker)
                .getSingleResult();
        TrendKey key = new TrendKey(id, "CZK", PriceKind.ASK, ItemCondition.NEW);
        TrendKey later = new TrendKey(id, "CZK", PriceKind.SALE, ItemCondition.NEW);
        Map<TrendKey, Trend.Point> known =
                Map.of(key, point("2026-11-21T09:00:00Z"), later, point("2026-11-22T00:00:00Z"));
        assertEquals(
                Map.of(key, Instant.parse("2026-11-20T09:00:00Z"), later, Instant.parse("2026-11-22T00:00:00Z")),
                QuarkusTransaction.requiringNew().call(() -> LastMoves.of(known, TrendWindow.DAYS_7)));
    }

    private static Trend.Point point(String time) {
        return new Trend.Point(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time)), 225_0000);
    }

    @Test
    void areNotPushedOutByAnObservationThatIsDatedAhead() throws FeedException {
        Instant now = Instant.now();
        observed(sneaker, "100", "HUF", now.minus(Duration.ofDays(3)).toString());
        observed(sneaker, "150", "HUF", now.minus(Duration.ofHours(5)).toString());
        String old = sneaker();
        observed(old, "100", "HUF", now.minus(Duration.ofDays(5)).toString());
        observed(old, "150", "HUF", now.minus(Duration.ofHours(25)).toString());
        observed(sneaker(), "100", "HUF", now.plus(Duration.ofHours(23)).toString());
        assertEquals(
                List.of(sneaker),
                Api.walk("/market/movers?window=24h&currency=HUF&brand=" + brand).stream()
                        .map(mover -> mover.at("/sneaker/slug").asText())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/market/movers", "/movers.atom", "/movers.feed.json"})
    void areListedAsOfNowWhileAnObservationIsDatedAhead(String path) {
        String currency = Map.of("/market/movers", "PLN", "/movers.atom", "RON").getOrDefault(path, "BGN");
        observed(sneaker, "100", currency, "2026-11-01");
        observed(sneaker, "150", currency, "2026-11-19T04:00:00Z");
        observed(sneaker(), "100", currency, "2026-11-20T20:00:00Z");
        String address = path + "?window=24h&currency=" + currency + "&brand=" + brand;
        for (int time = 1; time <= 2; time++) {
            itIs("2026-11-20T02:00:00Z");
            assertTrue(Api.ask(address).asString().contains(sneaker));
            itIs("2026-11-20T06:00:00Z");
            assertFalse(Api.ask(address).asString().contains(sneaker), "observed more than 24 hours ago");
        }
    }

    private static void itIs(String time) {
        QuarkusMock.installMockForType(Clock.fixed(Instant.parse(time), ZoneOffset.UTC), Clock.class);
    }

    @ParameterizedTest
    @CsvSource({"/movers.atom, application/atom+xml", "/movers.feed.json, application/feed+json"})
    void areNotSentAgainUntilAWrite(String path, String type) {
        observed(sneaker, "225", "2026-11-20");
        String address = path + WEEK + brand;
        Response first = Api.ask(address);
        assertEquals(type + ";charset=UTF-8", first.contentType());
        String tag = first.header("ETag");
        for (int time = 1; time <= 2; time++) {
            assertEquals(304, given().header("If-None-Match", tag).get(address).statusCode());
        }
        observed(sneaker, "230", "2026-11-21");
        Response changed = given().header("If-None-Match", tag).get(address);
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, changed.header("ETag"));
        assertEquals("Sat, 21 Nov 2026 00:00:00 GMT", changed.header("Last-Modified"));
    }

    @Test
    void arePagesInTheOrderOfTheList() throws FeedException {
        String more = sneaker();
        observed(more, "100", "2026-11-01");
        observed(sneaker, "225", "2026-11-20");
        observed(more, "150", "2026-11-20");
        Response page = Api.ask("/movers.atom" + WEEK + brand + "&limit=1");
        String next = page.header("Link").replaceAll("^<(.*)>.*", "$1");
        assertTrue(next.contains("/movers.atom?"), next);
        List<String> links = Stream.of(read(page), read(Api.ask(Api.relative(next))))
                .flatMap(feed -> feed.getEntries().stream())
                .map(SyndEntry::getLink)
                .toList();
        assertEquals(
                Api.walk("/market/movers" + WEEK + brand).stream()
                        .map(mover -> mover.get("url").asText())
                        .toList(),
                links);
        assertEquals(2, links.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"window=1d", "direction=up", "kind=ASK,SALE", "brand=-"})
    void refuseWhatTheListRefuses(String wrong) {
        for (String path : List.of("/market/movers", "/movers.atom", "/movers.feed.json")) {
            assertEquals(
                    wrong.split("=")[0],
                    Api.problem(400, path + "?" + wrong)
                            .at("/errors/0/parameter")
                            .asText());
        }
    }
}
