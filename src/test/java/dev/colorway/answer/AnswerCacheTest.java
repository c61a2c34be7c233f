// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class AnswerCacheTest {

    private static final int MIN_READS = 100;

    private static final String SNEAKER = "/sneakers/jjjjound-gel-kayano-14-silver-black";
    private static final String FRESH = "no-cache";

    @Inject
    SessionFactory sessions;

    @Inject
    AnswerMemory memory;

    private static HttpResponse<byte[]> get(String address, String... headers) {
        HttpRequest.Builder request = Transfers.to(address);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return Transfers.send(request);
    }

    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "x-request-id", "content-length", "transfer-encoding"));
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sneakers",
                "/sneakers?collaborator=jjjjound&facets=designer,size&limit=1",
                SNEAKER,
                SNEAKER + "/related",
                SNEAKER + "/drawing",
                "/prices?limit=2",
                "/suggestions?q=kay",
                "/silhouettes/gel-kayano-14"
            })
    void sendsTheSameAgain(String address) {
        for (String coding : List.of("identity", "gzip")) {
            HttpResponse<byte[]> fresh = get(address, "Accept-Encoding", coding, "Cache-Control", FRESH);
            assertEquals(200, fresh.statusCode());
            assertEquals(
                    coding.equals("gzip") ? "gzip" : "none",
                    fresh.headers().firstValue("Content-Encoding").orElse("none"));
            for (int time = 0; time < 3; time++) {
                HttpResponse<byte[]> again = get(address, "Accept-Encoding", coding);
                assertEquals(headers(fresh), headers(again), address);
                assertArrayEquals(fresh.body(), again.body(), address);
            }
            String tag = fresh.headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> freshly304 =
                    get(address, "Accept-Encoding", coding, "If-None-Match", tag, "Cache-Control", FRESH);
            HttpResponse<byte[]> unchanged = get(address, "Accept-Encoding", coding, "If-None-Match", tag);
            assertEquals(304, freshly304.statusCode());
            assertEquals(304, unchanged.statusCode());
            assertEquals(headers(freshly304), headers(unchanged), address);
            assertEquals(0, unchanged.body().length);
        }
    }

    /** A request that gets a 304 stores the response with its media type, too. */
    @Test
    void sendsADrawingAsSvgWhicheverRequestStoredIt() {
        String address = SNEAKER + "/drawing";
        String tag = get(address, "Accept-Encoding", "identity", "Cache-Control", FRESH)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        memory.clear();
        assertEquals(
                304,
                get(address, "Accept-Encoding", "identity", "If-None-Match", tag)
                        .statusCode());
        sessions.getStatistics().clear();
        HttpResponse<byte[]> again = get(address, "Accept-Encoding", "identity");
        assertEquals(0, sessions.getStatistics().getPrepareStatementCount());
        assertEquals(
                "image/svg+xml;charset=UTF-8",
                again.headers().firstValue("Content-Type").orElseThrow());
    }

    /** A client without {@code Accept} gets the drawing, one that accepts JSON alone does not. */
    @Test
    void sendsNoStoredDrawingToARequestThatDoesNotAcceptIt() {
        String address = SNEAKER + "/drawing";
        for (int time = 0; time < 2; time++) {
            assertEquals(200, get(address).statusCode());
            assertEquals(406, get(address, "Accept", "application/json").statusCode());
        }
    }

    @Test
    void asksNoStatementForAnAnswerThatItHas() {
        get("/sneakers?limit=3");
        sessions.getStatistics().clear();
        assertEquals(200, get("/sneakers?limit=3").statusCode());
        assertEquals(0, sessions.getStatistics().getPrepareStatementCount());
        memory.clear();
        get("/sneakers?limit=3");
        assertTrue(sessions.getStatistics().getPrepareStatementCount() > 0);
    }

    /** Adds the first price of a series. Returns the revision of the catalog. */
    private static String writePrice(String sneaker, int amount) {
        return writePrice(sneaker, amount, WritableCatalog.unique("others"), 1);
    }

    private static String writePrice(String sneaker, int amount, String source, int day) {
        return WritableCatalog.post("/prices", """
                        {"sneaker":{"slug":"%s"},"currency":"SGD","kind":"ASK","amount":%d,"size":"US9",
                        "source":"%s","observedAt":"2026-11-0%dT00:00:00Z"}
                        """.formatted(sneaker, amount, source, day))
                .then()
                .statusCode(201)
                .extract()
                .header("Catalog-Revision");
    }

    /**
     * The price of a series changes. Only lists whose range can contain its amount before or after the change are
     * computed again.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sneakers?minPrice=1&maxPrice=650",
                "/sneakers?size=US9&maxPrice=650&sort=-price",
                "/sneakers?minPrice=650.01&maxPrice=699.99&kind=ASK"
            })
    void isUsedAgainIfAChangedPriceStaysOutOfItsRange(String address) {
        String sneaker = slug(WritableCatalog.created(
                "/sneakers",
                WrittenKind.SNEAKERS.minimal(WritableCatalog.unique("priced")).toString()));
        String source = WritableCatalog.unique("others");
        writePrice(sneaker, 700, source, 1);
        get(address);
        String revision = writePrice(sneaker, 705, source, 2);
        sessions.getStatistics().clear();
        HttpResponse<byte[]> stored = get(address);
        assertEquals(0, sessions.getStatistics().getPrepareStatementCount());
        assertEquals(revision, stored.headers().firstValue("Catalog-Revision").orElseThrow());
        assertEquals(Transfers.text(get(address, "Cache-Control", FRESH)), Transfers.text(stored));

        int day = 3;
        for (int amount : new int[] {660, 640, 700}) {
            writePrice(sneaker, amount, source, day++);
            assertEquals(
                    Transfers.text(get(address, "Cache-Control", FRESH)), Transfers.text(get(address)), "at " + amount);
        }
        String sale = WritableCatalog.created("/prices", """
                {"sneaker":"%s","currency":"SGD","kind":"SALE","amount":620,"size":"US9","source":"%s",
                "observedAt":"2026-11-01T00:00:00Z"}
                """.formatted(sneaker, source));
        String sales = address + (address.contains("kind") ? "" : "&kind=SALE");
        get(sales);
        WritableCatalog.delete(sale, Api.tag(sale)).then().statusCode(204);
        assertEquals(Transfers.text(get(sales, "Cache-Control", FRESH)), Transfers.text(get(sales)), "without a sale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SNEAKER,
                SNEAKER + "?include=prices,market&kind=ASK",
                "/sneakers?collaborator=jjjjound",
                "/sneakers?collaborator=jjjjound&sort=-updatedAt&currency=SGD&include=prices"
            })
    void isUsedAgainAfterAPriceOfAnotherSneaker(String address) {
        get(address);
        String revision = writePrice(Catalog.SILVER_CREAM, 700);
        sessions.getStatistics().clear();
        HttpResponse<byte[]> stored = get(address);
        assertEquals(0, sessions.getStatistics().getPrepareStatementCount());
        assertEquals(revision, stored.headers().firstValue("Catalog-Revision").orElseThrow());
        HttpResponse<byte[]> fresh = get(address, "Cache-Control", FRESH);
        assertEquals(headers(fresh), headers(stored));
        assertArrayEquals(fresh.body(), stored.body());

        writePrice(slug(SNEAKER), 1);
        String shown = Transfers.text(get(address));
        assertTrue(shown.contains("\"amount\":1.00"), shown);
        assertEquals(Transfers.text(get(address, "Cache-Control", FRESH)), shown);
        WritableCatalog.patch("/brands/asics", "{\"description\": \"" + WritableCatalog.unique("Changed") + "\"}", "*")
                .then()
                .statusCode(200);
        assertEquals(
                Transfers.text(get(address, "Cache-Control", FRESH)), Transfers.text(get(address)), "an entry changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SNEAKER + "?size=US9",
                "/sneakers?collaborator=jjjjound&minPrice=1",
                "/sneakers?collaborator=jjjjound&size=US9",
                "/sneakers?collaborator=jjjjound&sort=-price",
                "/sneakers?collaborator=jjjjound&sort=premium",
                "/sneakers?collaborator=jjjjound&maxPremium=1000",
                "/sneakers?collaborator=jjjjound&facets=size",
                "/sneakers?q=jjjjound",
                "/prices?limit=2"
            })
    void isComputedAgainIfItCanDependOnPricesOfOthers(String address) {
        assertEquals(200, get(address).statusCode());
        writePrice(Catalog.SILVER_CREAM, 701);
        sessions.getStatistics().clear();
        assertEquals(200, get(address).statusCode());
        assertTrue(sessions.getStatistics().getPrepareStatementCount() > 0);
    }

    /** Random writes of prices. After each one, stored responses are the same as computed ones. */
    @Test
    void isTheSameAsAComputedOneAfterEveryWriteOfPrices() {
        Random random = new Random(14);
        List<String> sneakers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sneakers.add(slug(WritableCatalog.created(
                    "/sneakers",
                    WrittenKind.SNEAKERS
                            .minimal(WritableCatalog.unique("random"))
                            .toString())));
        }
        String slugs = "slug=" + String.join(",", sneakers);
        List<String> addresses =
                new ArrayList<>(List.of("&minPrice=100&maxPrice=150", "&maxPrice=120&kind=SALE,RETAIL"));
        for (String condition : List.of(
                "",
                "&sort=price&limit=2",
                "&sort=-createdAt&limit=1",
                "&size=US9",
                "&minPrice=120&size=US10",
                "&kind=BID",
                "&condition=USED,NEW&maxPrice=130",
                "&currency=USD&minPrice=1",
                "&include=prices,market&kind=ASK&limit=3",
                "&maxPremium=10",
                "&sort=-premium",
                "&facets=size,price",
                "&minPrice=149&kind=ASK&sort=-price&limit=1")) {
            addresses.add(condition);
        }
        addresses.replaceAll(condition -> "/sneakers?" + slugs + condition);
        sneakers.forEach(sneaker -> addresses.add("/sneakers/" + sneaker + "?include=market"));
        sneakers.forEach(sneaker -> addresses.add("/s/" + sneaker));
        addresses.addAll(List.of(
                "/?" + slugs, "/?" + slugs + "&minPrice=120", "/browse/brands/asics", "/browse/digest", "/releases"));
        List<String> prices = new ArrayList<>();
        for (int write = 0; write < Lane.size(15, 300); write++) {
            String changed;
            if (!prices.isEmpty() && random.nextInt(6) == 0) {
                changed = prices.remove(random.nextInt(prices.size()));
                WritableCatalog.delete(changed, "*");
            } else {
                String row = """
                        "sneaker":"%s","currency":"%s","kind":"%s","condition":"%s","amount":%d,"size":"%s",
                        "source":"%s","observedAt":"2026-11-%02dT00:00:00Z"}""".formatted(
                                sneakers.get(random.nextInt(sneakers.size())),
                                random.nextInt(5) == 0 ? "USD" : "SGD",
                                List.of("ASK", "ASK", "SALE", "RETAIL", "BID").get(random.nextInt(5)),
                                random.nextInt(5) == 0 ? "USED" : "NEW",
                                100 + random.nextInt(60),
                                random.nextBoolean() ? "US9" : "US10",
                                random.nextBoolean() ? "one" : "two",
                                1 + random.nextInt(25));
                changed = row;
                if (random.nextInt(4) == 0) {
                    Transfers.imported(Transfers.NDJSON, "{\"resource\":\"prices\"," + row.replace("\n", ""));
                } else {
                    Response written = WritableCatalog.post("/prices", "{" + row);
                    if (written.statusCode() == 201) {
                        prices.add(Api.relative(written.jsonPath().getString("items[0].url")));
                    }
                }
            }
            for (String address : addresses) {
                if (random.nextInt(3) == 0) {
                    String type = address.startsWith("/sneakers") ? "application/json" : "text/html";
                    HttpResponse<byte[]> stored = get(address, "Accept", type);
                    HttpResponse<byte[]> fresh = get(address, "Accept", type, "Cache-Control", FRESH);
                    String where = address + " after write " + write + ": " + changed;
                    assertEquals(Transfers.text(fresh), Transfers.text(stored), where);
                    assertEquals(headers(fresh), headers(stored), where);
                }
            }
        }
    }

    /** A question that nobody asked before needs no statement, if the sneakers that it finds are known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sneakers?brand=asics&limit=2&sort=-price",
                "/sneakers?collaborator=JJJJound&q=silver&facets=size,price",
                "/sneakers?minPrice=1&maxPrice=100000",
                SNEAKER,
                "/sneakers/1201A457-101",
                "/suggestions?q=silv"
            })
    void asksNoStatementForSneakersThatItKnows(String address) {
        get("/sneakers?limit=100", "Cache-Control", FRESH);
        sessions.getStatistics().clear();
        assertEquals(200, get(address, "Cache-Control", FRESH).statusCode());
        // On PostgreSQL the revision is looked up without Hibernate.
        assertEquals(0, sessions.getStatistics().getPrepareStatementCount());
    }

    /** Everything that a sneaker shows is changed once. The response is then the same as one computed from nothing. */
    @Test
    void rendersAgainWhatAChangeConcerns() {
        String brand = WritableCatalog.created("/brands", "{\"name\": \"" + WritableCatalog.unique("Shown") + "\"}");
        String designer =
                WritableCatalog.created("/designers", "{\"name\": \"" + WritableCatalog.unique("Shown") + "\"}");
        String collaborator =
                WritableCatalog.created("/collaborators", "{\"name\": \"" + WritableCatalog.unique("Shown") + "\"}");
        String silhouette = WritableCatalog.created(
                "/silhouettes",
                ("{'name':'" + WritableCatalog.unique("Shown") + "','brand':{'slug':'" + slug(brand)
                                + "'},'designers':[{'slug':'" + slug(designer) + "','role':'DESIGNER'}]}")
                        .replace('\'', '"'));
        String collaboration = WritableCatalog.created(
                "/collaborations",
                ("{'name':'" + WritableCatalog.unique("Shown") + "','brand':{'slug':'" + slug(brand)
                                + "'},'collaborators':[{'slug':'" + slug(collaborator) + "'}]}")
                        .replace('\'', '"'));
        String sneaker = WritableCatalog.created(
                "/sneakers",
                ("{'name':'" + WritableCatalog.unique("Shown") + "','silhouette':{'slug':'" + slug(silhouette)
                                + "'},'collaboration':{'slug':'" + slug(collaboration) + "'}}")
                        .replace('\'', '"'));
        checkShown(sneaker);
        for (String address : List.of(brand, designer, collaborator, silhouette, collaboration, sneaker)) {
            String name = WritableCatalog.unique("Renamed");
            WritableCatalog.patch(address, "{\"name\": \"" + name + "\"}", "*")
                    .then()
                    .statusCode(200);
            assertTrue(Transfers.text(get(sneaker, "Cache-Control", FRESH)).contains(name), address);
            checkShown(sneaker);
        }
        WritableCatalog.patch(silhouette, "{\"technologies\": [{\"name\": \"Shown Foam\"}]}", "*")
                .then()
                .statusCode(200);
        checkShown(sneaker);
        List<String> prices = new ArrayList<>();
        for (String price : List.of("200.00 US9", "150.00 US9", "150.00 US10", "90.00 UK8", "150.00 US9.5")) {
            prices.add(WritableCatalog.created(
                    "/prices",
                    ("{'sneaker':{'slug':'" + slug(sneaker) + "'},'currency':'SGD','kind':'ASK','amount':"
                                    + price.split(" ")[0] + ",'size':'" + price.split(" ")[1] + "','source':'"
                                    + WritableCatalog.unique("source") + "','observedAt':'2026-11-0"
                                    + (1 + prices.size()) + "T00:00:00Z'}")
                            .replace('\'', '"')));
            checkShown(sneaker);
        }
        String chart = WritableCatalog.created(
                "/size-charts",
                ("{'name':'" + WritableCatalog.unique("Shown") + "','brand':{'slug':'" + slug(brand)
                                + "'},'rows':[{'sizes':['US9','UK8']}]}")
                        .replace('\'', '"'));
        checkShown(sneaker);
        assertEquals(
                "90.00",
                Api.fresh(sneaker + "?size=US9").get("price").get("amount").asText());
        WritableCatalog.delete(chart, Api.tag(chart)).then().statusCode(204);
        checkShown(sneaker);
        for (String price : prices) {
            WritableCatalog.delete(price, Api.tag(price)).then().statusCode(204);
            checkShown(sneaker);
        }
    }

    private static String slug(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Compares responses with those computed without anything in memory, and with those of the database alone. */
    private void checkShown(String sneaker) {
        List<String> questions = List.of(
                sneaker,
                sneaker + "?size=US10",
                "/sneakers?limit=100",
                "/sneakers?limit=100&size=US9",
                "/sneakers?limit=100&minPrice=140&maxPrice=180",
                "/sneakers?limit=1&facets=collaborator,designer,brand,silhouette,technology,size,price");
        for (String question : questions) {
            String shown = Transfers.text(get(question, "Cache-Control", FRESH));
            memory.clear();
            assertEquals(shown, Transfers.text(get(question, "Cache-Control", FRESH)), question);
        }
        // The query of a list counts its total. The facets of the whole catalog are counted in another way: by index
        // segment, without the deleted documents.
        JsonNode facets = Api.fresh("/sneakers?limit=1&facets=brand,size").get("facets");
        for (String facet : List.of("brand", "size")) {
            facets.get(facet).get("values").forEach(value -> {
                String question =
                        "/sneakers?limit=1&" + facet + "=" + value.get("value").asText();
                assertEquals(Api.fresh(question).get("total"), value.get("count"), question);
            });
        }
        Api.items(Api.fresh("/sneakers?limit=100&size=US10"))
                .forEach(item -> assertEquals(
                        Api.fresh("/sneakers/" + item.get("slug").asText() + "/prices?current=true&kind=ASK&size=US10"
                                        + "&currency=SGD&sort=amount&limit=1")
                                .at("/items/0/amount"),
                        item.at("/price/amount"),
                        item.toString()));
    }

    @Test
    void reportsHowWellItServes() {
        get("/brands/asics");
        long hits = health().get("hits").asLong();
        get("/brands/asics");
        assertEquals(hits + 1, health().get("hits").asLong());
        assertTrue(health().get("bytes").asLong() > 0);
        memory.clear();
        long misses = health().get("misses").asLong();
        get("/brands/asics");
        assertEquals(misses + 1, health().get("misses").asLong());
    }

    private static JsonNode health() {
        return Api.fresh("/q/health/well").at("/checks/0/data");
    }

    /** A client that polls and always gets a 304 also fills the cache. */
    @Test
    void storesWhatA304DoesNotSend() {
        String address = "/sneakers?limit=4";
        String tag = get(address, "Cache-Control", FRESH)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertEquals(304, get(address, "If-None-Match", tag).statusCode());
        sessions.getStatistics().clear();
        assertEquals(304, get(address, "If-None-Match", tag).statusCode());
        assertEquals(200, get(address).statusCode());
        assertEquals(0, sessions.getStatistics().getPrepareStatementCount());
    }

    /** A dry run completes its write and then rolls it back. */
    @Test
    void cachesAnswersAgainAfterADryRun() {
        String row = "{\"resource\":\"brands\",\"slug\":\"pretended\",\"name\":\"Pretended\"}\n";
        assertEquals(
                200,
                Transfers.send(Transfers.to("/imports?dryRun=true")
                                .header(Keys.HEADER, Keys.WRITER)
                                .header("Content-Type", Transfers.NDJSON)
                                .POST(HttpRequest.BodyPublishers.ofString(row)))
                        .statusCode());
        assertEquals(404, get("/brands/pretended").statusCode());
        asksNoStatementForAnAnswerThatItHas();
    }

    @Test
    void dependsOnTheHostAndOnTheMediaType() {
        String address = "/brands/asics";
        get(address);
        assertTrue(Transfers.text(get(address, "X-Forwarded-Host", "shop.example"))
                .contains("http://shop.example/brands/asics"));
        assertTrue(Transfers.text(get(address)).contains(Api.base() + "/brands/asics"));
        get("/brands");
        assertTrue(Transfers.text(get("/brands", "Accept", "text/csv")).startsWith("name,resource,slug"));
    }

    @Test
    void doesNotAnswerInPlaceOfARefusal() {
        get("/brands/asics");
        assertEquals(412, get("/brands/asics", "If-Match", "\"other\"").statusCode());
        assertEquals(400, get("/brands/asics?colour=red").statusCode());
        assertEquals(400, get("/brands/asics?colour=red").statusCode());
    }

    @Test
    void showsAWriteAtOnce() {
        String brand = WritableCatalog.created("/brands", "{\"name\": \"" + WritableCatalog.unique("Cached") + "\"}");
        for (int i = 0; i < Lane.size(20, 500); i++) {
            String name = "Renamed " + i;
            WritableCatalog.patch(brand, "{\"name\": \"" + name + "\"}", Api.tag(brand))
                    .then()
                    .statusCode(200);
            assertEquals(name, Api.get(brand).get("name").asText());
            assertEquals(name, Api.get(brand).get("name").asText());
        }
        WritableCatalog.delete(brand, Api.tag(brand)).then().statusCode(204);
        assertEquals(404, get(brand).statusCode());
    }

    /**
     * Reads and writes at the same time. No response is older than a write that was acknowledged before its request.
     */
    @Test
    void isNeverOlderThanAnAcknowledgedWrite() throws Exception {
        List<String> brands = new ArrayList<>();
        List<AtomicLong> acknowledged = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            brands.add(
                    WritableCatalog.created("/brands", "{\"name\": \"" + WritableCatalog.unique("Counted") + " 0\"}"));
            acknowledged.add(new AtomicLong());
        }
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        AtomicLong newest = new AtomicLong();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        ExecutorService callers = Executors.newFixedThreadPool(6);
        List<Future<?>> ends = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
            int first = reader;
            ends.add(callers.submit(() -> {
                for (int i = first; !isOver.get(); i++) {
                    int brand = i % brands.size();
                    long atLeast = acknowledged.get(brand).get();
                    long revision = newest.get();
                    HttpResponse<byte[]> answer = get(brands.get(brand));
                    String text = Transfers.text(answer);
                    long shown =
                            Long.parseLong(Api.json(text).get("name").asText().replaceFirst(".* ", ""));
                    long seen = Long.parseLong(
                            answer.headers().firstValue("Catalog-Revision").orElseThrow());
                    if (shown < atLeast || seen < revision) {
                        wrong.add(brands.get(brand) + ": " + shown + " < " + atLeast + " or revision " + seen + " < "
                                + revision);
                    }
                    newest.accumulateAndGet(seen, Math::max);
                    reads.incrementAndGet();
                }
            }));
        }
        try {
            // Writes until there are enough reads, however slow they are.
            for (int write = 1;
                    write <= Lane.size(100, 2000)
                            || (reads.get() < MIN_READS && ends.stream().noneMatch(Future::isDone));
                    write++) {
                int brand = write % brands.size();
                String body = "{\"name\": \"Counted " + write + "\"}";
                var written = WritableCatalog.patch(brands.get(brand), body, "*");
                assertEquals(200, written.statusCode(), written.asString());
                acknowledged.get(brand).set(write);
                newest.accumulateAndGet(Long.parseLong(written.header("Catalog-Revision")), Math::max);
            }
        } finally {
            isOver.set(true);
            callers.shutdown();
        }
        for (Future<?> end : ends) {
            end.get();
        }
        assertEquals(List.of(), List.copyOf(wrong));
        assertTrue(reads.get() >= MIN_READS, reads + " reads");
    }
}
