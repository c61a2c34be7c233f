// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.answer.AnswerMemory;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cost of a page, if nothing is in memory: the count of statements does not depend on its size or its position. A
 * filter or a conversion adds at most one statement. Hibernate prepares each statement once.
 */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class StatementsTest {

    private static final Set<String> COSTLIER = Set.of("/sneakers", "/drops", "/silhouettes", "/prices");

    @Inject
    SessionFactory sessions;

    @Inject
    AnswerMemory memory;

    @BeforeEach
    void fill() {
        GeneratedCatalog.fill();
        // The first request after the fill updates the index, which costs more statements.
        Api.get("/sneakers?limit=1");
    }

    @ParameterizedTest
    @CsvSource({
        "/sneakers?sort=price, 6",
        "/drops?from=2000&sort=price, 6",
        "/silhouettes, 4",
        "/sneakers?sort=price&convertTo=EUR, 7",
        "/prices?convertTo=EUR, 5",
        "/prices, 4"
    })
    @MethodSource("otherLists")
    void aPageCostsAFixedNumberOfStatements(String path, int statements) {
        for (int limit : new int[] {1, 2, 7, 50, 100}) {
            assertEquals(statements, statementsOf(limited(path, limit)), path + " with limit " + limit);
        }
        JsonNode first = Api.get(limited(path, 1));
        assertEquals(statements, statementsOf(Api.relative(first.get("next").asText())), "a later page of " + path);
    }

    /** Returns the lists that the table above does not name. A page of them costs 3 statements. */
    static Stream<Arguments> otherLists() {
        return Contract.read()
                .lists()
                .map(Contract.Operation::path)
                .filter(path -> !COSTLIER.contains(path))
                .map(path -> Arguments.of(path, 3));
    }

    @ParameterizedTest
    @MethodSource("otherLists")
    void oneEntryOfAnotherListCostsOneStatementLessThanAPage(String list, int statements) {
        JsonNode entry = Api.get(limited(list, 1)).at("/items/0");
        assertEquals(statements - 1, statementsOf(Api.relative(entry.get("url").asText())), list);
    }

    private static String limited(String path, int limit) {
        return path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
    }

    @ParameterizedTest
    @CsvSource({
        "sort=price, 6",
        "sort=-releaseDate, 6",
        "sort=-updatedAt, 6",
        "include=market&sort=-change7d&minPremium=-50, 6",
        "q=sneaker+silver, 6",
        "collaborator=collaborator-1&designer=designer-1&technology=tech-1, 6",
        "minPrice=100&maxPrice=300&size=US9&sort=-price, 6",
        "'include=prices&sort=price', 6",
        "'size=US9,US9.5&kind=ASK,SALE&condition=NEW,USED', 6",
        "brand=nobody, 0",
        "'collaborator=collaborater-1,nobody&technology=tehc-1&brand=brnd-1', 0",
        "q=snekr, 0",
        "'q=sneaker&facets=collaborator,designer,brand,silhouette,technology,size,currency,kind,price,audience,status,"
                + "color,tag', 6"
    })
    void aPageOfSneakersCostsTheSameHoweverItIsAskedFor(String question, int statements) {
        assertEquals(statements, statementsOf("/sneakers?limit=50&" + question));
    }

    @ParameterizedTest
    @CsvSource({
        "size=US9, 5",
        "size=JP27, 5",
        "size=UK8.5, 5",
        "'size=US9,JP27&kind=ASK,SALE&condition=NEW', 5",
        "size=US9&current=false&sort=amount, 5"
    })
    void aSizeThatIsAskedForCostsALookUp(String question, int statements) {
        for (int limit : new int[] {1, 50}) {
            assertEquals(statements, statementsOf("/prices?limit=" + limit + "&" + question));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/sneakers/sneaker-07, 6",
        "/sneakers/sneaker-07?convertTo=EUR&include=prices, 7",
        "/sneakers/sneaker-07/market?convertTo=EUR, 4",
        "/sneakers/sneaker-07?include=prices, 6",
        "/sneakers/sneaker-07/prices?limit=2, 5",
        "/sneakers/sneaker-07?include=market, 6",
        "/sneakers/sneaker-07/price-history, 3",
        "/sneakers/sneaker-07/price-history?interval=month&timeZone=Asia/Tokyo&layout=columns, 3",
        "/sneakers/sneaker-07/price-history?size=JP27, 6",
        "/sneakers/sneaker-07/market, 3",
        "/market/movers?window=30d, 0",
        "/market/movers?window=30d&direction=losers&collaborator=kiko&limit=1, 0",
        "/silhouettes/silhouette-1, 3",
        "/sneakers/sneaker-07/related, 11",
        "/suggestions?q=sil, 0"
    })
    void oneEntryCostsAFixedNumberOfStatements(String path, int statements) {
        assertEquals(statements, statementsOf(path));
    }

    /** A page costs no more than the requests that it names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/sneaker-07",
                "/s/sneaker-07?size=US9&currency=SGD",
                "/browse/silhouettes/silhouette-1",
                "/browse/collaborations/collaboration-1",
                "/browse/collaborators/collaborator-1",
                "/browse/designers/designer-1",
                "/browse/brands/brand-1",
                "/browse/silhouettes?limit=3",
                "/releases",
                "/releases/2022?limit=2"
            })
    void aPageCostsNoMoreThanItsRequests(String path) {
        memory.clear();
        sessions.getStatistics().clear();
        String page = Api.ask(path).then().statusCode(200).extract().asString();
        long statements = sessions.getStatistics().getPrepareStatementCount();
        long requests = Jsoup.parse(page).select(".requests code").eachText().stream()
                .map(command -> Api.relative(command.replaceAll("curl '|'", "")))
                .mapToLong(this::statementsOf)
                .sum();
        assertTrue(statements > 0 && statements <= requests, statements + " instead of " + requests + " for " + path);
    }

    @ParameterizedTest
    @CsvSource({"/sitemap.xml, 6", "/sitemaps/sneakers-0.xml, 1", "/sitemaps/lists.xml, 0"})
    void aSitemapCostsAFixedNumberOfStatements(String path, int statements) {
        sessions.getStatistics().clear();
        int status = Api.ask(path).statusCode();
        assertTrue(status == 200 || path.endsWith("-0.xml"), path);
        assertEquals(statements, sessions.getStatistics().getPrepareStatementCount(), path);
    }

    @ParameterizedTest
    @CsvSource({
        "/sneakers/sneaker-07/drawing, 2",
        "/sneakers.atom?limit=1, 3",
        "/sneakers.feed.json?limit=100&brand=brand-0, 3",
        "/drops.atom?from=2000&limit=50, 3",
        "/movers.atom?window=30d&limit=1, 4",
        "/movers.feed.json?window=30d&direction=losers, 4",
        "/drops.ics?from=2000, 4",
        "/drops.ics?from=2000&collaborator=collaborator-1, 4",
        "/drops.ics?from=2000&brand=brand-0, 3"
    })
    void whatIsNotJsonCostsAFixedNumberOfStatements(String address, int statements) {
        memory.clear();
        sessions.getStatistics().clear();
        Api.ask(address).then().statusCode(200);
        assertEquals(statements, sessions.getStatistics().getPrepareStatementCount(), address);
    }

    /** The clock shows a day with drops. All sneakers were created after that day, so none of them is new. */
    @ParameterizedTest
    @CsvSource({
        "/digest, 6",
        "/digest?currency=USD, 6",
        "/digest.html, 6",
        "/digest.txt?lang=de, 6",
        "/browse/digest, 6",
        "/digest?collaborator=nobody, 0"
    })
    void aDigestCostsAFixedNumberOfStatements(String address, int statements) {
        QuarkusMock.installMockForType(Clock.fixed(Instant.parse("2021-01-01T12:00:00Z"), ZoneOffset.UTC), Clock.class);
        memory.clear();
        sessions.getStatistics().clear();
        Api.ask(address).then().statusCode(200);
        assertEquals(statements, sessions.getStatistics().getPrepareStatementCount(), address);
    }

    @ParameterizedTest
    @CsvSource({
        // The revision of the index; sneakers with their extra technologies; their colours; names; prices.
        "/sneakers.csv, 5",
        "/sneakers.tsv?sort=price&currency=USD, 5",
        "/sneakers.xlsx, 5",
        "/sneakers.ndjson, 3",
        "/prices.csv, 1",
        "/prices.ndjson, 1",
        "/brands.csv, 2",
        "/collaborations.csv, 2",
        "/silhouettes.csv, 3"
    })
    void aFileCostsAFixedNumberOfStatementsForFiveHundredRows(String address, int statements) {
        memory.clear();
        sessions.getStatistics().clear();
        Api.ask(address).then().statusCode(200);
        // One more for the ETag.
        assertEquals(statements + 1, sessions.getStatistics().getPrepareStatementCount());
    }

    private long statementsOf(String address) {
        Statistics statistics = sessions.getStatistics();
        memory.clear();
        statistics.clear();
        Api.fresh(address);
        long statements = statistics.getPrepareStatementCount();
        long misses = statistics.getQueryPlanCacheMissCount();
        memory.clear();
        Api.fresh(address);
        assertEquals(
                misses,
                statistics.getQueryPlanCacheMissCount(),
                () -> "a repeated request makes Hibernate prepare " + List.of(statistics.getQueries()));
        return statements;
    }
}
