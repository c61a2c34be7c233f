// SPDX-License-Identifier: Apache-2.0
package dev.colorway.digest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.HeldIndex;
import dev.colorway.testing.NewsCatalog;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The digest of today, with sneakers that are created now. They have a collaborator that no other test uses, and no
 * other test has prices in DKK.
 */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class DigestTest {

    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    private NewsCatalog news;

    @BeforeEach
    void begin() {
        itIs(now);
        news = new NewsCatalog();
    }

    private static void itIs(Instant time) {
        QuarkusMock.installMockForType(Clock.fixed(time, ZoneOffset.UTC), Clock.class);
    }

    private String released(Object date) {
        return news.sneaker(", \"releaseDate\": \"" + date + "\"");
    }

    private static List<String> slugs(JsonNode digest, String part) {
        return Api.items(digest.get(part))
                .map(item -> item.path("sneaker")
                        .path("slug")
                        .asText(item.path("slug").asText()))
                .toList();
    }

    @Test
    void hasTheDropsOfSevenDaysThatAreKnownToTheDay() {
        String last = released(today.plusDays(6));
        String first = released(today);
        List.of(today.plusDays(7), today.minusDays(1), YearMonth.from(today), today.getYear())
                .forEach(this::released);
        JsonNode digest = Api.get(news.address("/digest"));
        assertEquals(List.of(first, last), slugs(digest, "drops"));
        assertEquals(2, digest.at("/drops/total").asInt());
        assertEquals(today.toString(), digest.get("date").asText());
        assertEquals(today.minusDays(6).toString(), digest.get("since").asText());
        assertEquals(today.plusDays(6).toString(), digest.get("until").asText());
        JsonNode drop = digest.at("/drops/items/0");
        assertEquals(today.toString(), drop.get("releaseDate").asText());
        assertEquals("ASICS", drop.at("/brand/name").asText());
        JsonNode sneaker = Api.get(Api.relative(drop.get("url").asText()));
        assertEquals(sneaker.at("/collaboration/collaborators"), drop.get("collaborators"));
        assertEquals(sneaker.get("createdAt"), drop.get("createdAt"));
        List<String> list = Api.slugs(Api.relative(digest.at("/drops/list").asText()));
        assertTrue(list.containsAll(List.of(first, last)) && list.size() > 2, "with dates that are no day: " + list);
    }

    @Test
    void hasTheTenNewestOfTheSneakersOfSevenDays() {
        List<String> slugs =
                IntStream.range(0, 12).mapToObj(i -> news.sneaker("")).toList();
        JsonNode digest = Api.get(news.address("/digest"));
        assertEquals(12, digest.at("/created/total").asInt());
        assertEquals(slugs.get(11), slugs(digest, "created").get(0));
        assertEquals(10, slugs(digest, "created").size());
        assertEquals(
                slugs(digest, "created"),
                Api.slugs(Api.relative(digest.at("/created/list").asText())).subList(0, 10));
        assertEquals(0, digest.at("/drops/total").asInt());
        itIs(today.plusDays(6).atTime(23, 59).toInstant(ZoneOffset.UTC));
        assertEquals(12, Api.get(news.address("/digest")).at("/created/total").asInt());
        itIs(today.plusDays(7).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertEquals(0, Api.get(news.address("/digest")).at("/created/total").asInt());
    }

    @Test
    void hasThePricesThatMovedInTheseSevenDays() {
        String risen = news.sneaker("");
        String fallen = news.sneaker("");
        NewsCatalog.ask(risen, "200", "SEK", today.minusDays(10));
        NewsCatalog.ask(risen, "225", "SEK", today.minusDays(1));
        NewsCatalog.ask(fallen, "200", "SEK", today.minusDays(20));
        NewsCatalog.ask(fallen, "150", "SEK", today.minusDays(6));
        JsonNode digest = Api.get(news.address("/digest") + "&currency=sek");
        assertEquals("SEK", digest.get("currency").asText());
        assertEquals("SEK", digest.at("/query/currency").asText());
        assertEquals(List.of(risen), slugs(digest, "gainers"));
        assertEquals(List.of(fallen), slugs(digest, "losers"));
        assertEquals("12.50", digest.at("/gainers/items/0/percent").asText());
        assertEquals(
                digest.at("/losers/items"),
                Api.get(Api.relative(digest.at("/losers/list").asText())).get("items"));
        String old = news.sneaker("");
        NewsCatalog.ask(old, "100", "DKK", today.minusDays(60));
        NewsCatalog.ask(old, "150", "DKK", today.minusDays(30));
        JsonNode later = Api.get(news.address("/digest") + "&currency=DKK");
        assertEquals(0, later.at("/gainers/total").asInt(), "the newest price of the catalog is a month old");
        assertEquals(
                1,
                Api.get(Api.relative(later.at("/gainers/list").asText()))
                        .get("total")
                        .asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "/digest, application/json",
        "/digest.html, text/html",
        "/digest.txt, text/plain",
        "/browse/digest, text/html"
    })
    void isNotSentAgainUntilAWriteOrMidnight(String path, String type) {
        String address = news.address(path);
        Response first = Api.ask(address);
        assertEquals(200, first.statusCode(), first.asString());
        assertEquals(type + ";charset=UTF-8", first.contentType());
        String tag = first.header("ETag");
        for (int time = 1; time <= 2; time++) {
            assertEquals(304, given().header("If-None-Match", tag).get(address).statusCode());
        }
        released(today);
        Response changed = given().header("If-None-Match", tag).get(address);
        assertEquals(200, changed.statusCode());
        assertNotEquals(tag, changed.header("ETag"));
        itIs(now.plusSeconds(24 * 60 * 60));
        assertNotEquals(changed.header("ETag"), Api.ask(address).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/digest", "/digest.html", "/browse/digest"})
    void isNotStoredAsNewWhileTheIndexIsOlder(String path) {
        String address = news.address(path);
        news.sneaker("");
        String old = Api.ask(address).header("ETag");
        HeldIndex.duringImport(news.row(), () -> {
            Response early = Api.ask(address);
            assertEquals(old, early.header("ETag"), "the index has the sneaker too early");
            assertTrue(Long.parseLong(early.header("Catalog-Revision")) < Api.revision(), "it is an old digest");
        });
        assertNotEquals(old, Api.ask(address).header("ETag"));
    }

    @Test
    void withoutNewsItHasEmptyLists() {
        itIs(Instant.parse("2035-01-01T00:00:00Z"));
        JsonNode digest = Api.get("/digest");
        for (String part : List.of("drops", "created", "gainers", "losers")) {
            assertTrue(digest.at("/" + part + "/items").isArray(), part);
            assertEquals(0, digest.at("/" + part + "/total").asInt(), part);
        }
        assertFalse(digest.get("query").has("collaborator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"collaborator=-", "currency=XXX", "week=2026-W48"})
    void refusesWhatItCannotAnswer(String wrong) {
        assertEquals(
                wrong.split("=")[0],
                Api.problem(400, "/digest?" + wrong).at("/errors/0/parameter").asText());
    }
}
