// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.page.PageReader.ask;
import static dev.colorway.page.PageReader.canonical;
import static dev.colorway.page.PageReader.data;
import static dev.colorway.page.PageReader.meta;
import static dev.colorway.page.PageReader.page;
import static dev.colorway.testing.Catalog.CLASSIC_RED_BLUE;
import static dev.colorway.testing.Catalog.MOSQUITO_NET;
import static dev.colorway.testing.Catalog.PURE_SILVER_RED;
import static dev.colorway.testing.Catalog.SILVER_BLACK;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.problem.ProblemRoutes;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of sneakers, silhouettes, collaborations, collaborators, designers and brands, and the releases. */
@QuarkusTest
@OnAnyDatabase
class EntryPagesTest {

    @Inject
    Router router;

    @Inject
    ProblemRoutes problems;

    @Test
    void aSneakerHasItsNamePriceSizesAndStory() {
        Document page = page("/s/" + SILVER_BLACK);
        assertEquals(
                "JJJJound x ASICS GEL-Kayano 14 Silver Black", page.select("h1").text());
        assertEquals("S$1,491", page.select(".price .amount").text());
        assertEquals(
                "Lowest ask at US9. Retail was US$180.",
                page.select(".price .minor").text());
        assertEquals(
                "US9 UK8 / JP27 S$1,491", page.select(".size-prices tbody tr").text());
        String text = page.select("main").text();
        for (String part : List.of(
                "Style code 1201A457-101",
                "released 2022",
                "Hidenori Yamashita relaunch",
                "Toshikazu Kayano gave the name",
                "GEL heel shock absorption and stability",
                "Re-released 2020",
                "Followed by GEL-Kayano 15",
                "Idea flash",
                "International Editor's Choice, Runner's World, 2008",
                "same silhouette")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        assertEquals(
                "Drawing of a generic running shoe in the colours of JJJJound x GEL-Kayano 14 'Silver Black'; "
                        + "it is not a picture of the sneaker.",
                page.select(".drawing img").attr("alt"));
    }

    @Test
    void aTechnologyOfAColorwayIsNamedAsSuch() {
        String text = page("/s/" + MOSQUITO_NET).select(".story").text();
        assertTrue(text.contains("GORE-TEX upper waterproofing (BEAMS colorway only) of this colorway only"), text);
    }

    @Test
    void theAddressChoosesThePrice() {
        Document page = page("/s/" + CLASSIC_RED_BLUE + "?currency=JPY");
        assertEquals("¥16,000", page.select(".price .amount").text());
        page = page("/s/" + SILVER_BLACK + "?size=US9");
        assertEquals("US9", page.select("[aria-current=true]").text());
        page = page("/s/" + SILVER_BLACK + "?currency=SGD&kind=ASK&condition=NEW,USED");
        assertEquals(
                "/s/" + SILVER_BLACK + "?size=US9&currency=SGD&kind=ASK&condition=NEW,USED",
                page.select("th a:contains(US9)").attr("href"));
        assertTrue(ask("/s/" + SILVER_BLACK + "?size=EU14").asString().contains("EU14"));
    }

    /** A link beside a price leads to this price. */
    @Test
    void relatedSneakersKeepTheChoiceOfThePrice() {
        String choice = "?size=US9&currency=USD&kind=RETAIL&condition=NEW,USED";
        List<String> links =
                page("/s/" + SILVER_BLACK + choice).select(".related a").eachAttr("href");
        assertFalse(links.isEmpty());
        links.forEach(link -> assertTrue(link.endsWith(choice), link));
        page("/s/" + SILVER_BLACK)
                .select(".related a")
                .eachAttr("href")
                .forEach(link -> assertFalse(link.contains("?"), link));
    }

    @Test
    void aSneakerPageHasMetadataForOtherPrograms() {
        Document page = page("/s/" + SILVER_BLACK + "?currency=USD");
        assertEquals(Api.base() + "/s/" + SILVER_BLACK, canonical(page));
        assertEquals("JJJJound x GEL-Kayano 14 'Silver Black' - Colorway", page.title());
        assertEquals("JJJJound x GEL-Kayano 14 'Silver Black'", meta(page, "og:title"));
        assertEquals(canonical(page), meta(page, "og:url"));
        assertEquals("summary", meta(page, "twitter:card"));
        assertFalse(meta(page, "description").isEmpty());
        Api.get(Api.relative(page.select("link[rel=alternate][type]").attr("href")));
        JsonNode product = data(page("/s/" + SILVER_BLACK));
        assertEquals("https://schema.org", product.at("/@context").asText());
        assertEquals("Product", product.at("/@type").asText());
        assertEquals(
                "JJJJound x GEL-Kayano 14 'Silver Black'", product.at("/name").asText());
        assertEquals("1201A457-101", product.at("/mpn").asText());
        assertEquals("ASICS", product.at("/brand/name").asText());
        assertEquals("GEL-Kayano 14", product.at("/model").asText());
        assertEquals("Silver/Black", product.at("/color").asText());
        assertEquals("2022", product.at("/releaseDate").asText());
        assertEquals("Offer", product.at("/offers/@type").asText());
        assertEquals("1491.00", product.at("/offers/price").asText());
        assertEquals("SGD", product.at("/offers/priceCurrency").asText());
        // The same as in the API, except for the address.
        assertEquals(
                Api.json(given().get("/sneakers/" + SILVER_BLACK + ".jsonld")
                        .asString()
                        .replace("/sneakers/" + SILVER_BLACK, "/s/" + SILVER_BLACK)),
                product);
    }

    /** A list has one address in each language. A search engine does not read its other pages and selections. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | ?color=SILVER",
                "/ | ?currency=USD&lang=de",
                "/browse/silhouettes | ?limit=1",
                "/releases | ?limit=2&lang=de",
                "/releases/2022-10 | ?limit=1",
                "/browse/digest | ?collaborator=jjjjound"
            })
    void aSelectionOfAListIsNotForSearchEngines(String path, String selection) {
        for (String parameter : List.of("", "?lang=de")) {
            Document list = page(path + parameter);
            assertEquals(Api.base() + path + parameter, canonical(list));
            assertEquals(canonical(list), meta(list, "og:url"));
            assertEquals("", meta(list, "robots"));
            assertFalse(meta(list, "description").isEmpty());
            assertFalse(meta(list, "og:title").isEmpty());
            assertEquals(
                    List.of(Api.base() + path + "?lang=de", Api.base() + path),
                    list.select("link[hreflang]").eachAttr("href"));
            Api.get(Api.relative(list.select("link[rel=alternate][type]").attr("href")));
        }
        Document part = page(path + selection);
        assertEquals("noindex", meta(part, "robots"));
        assertEquals("", canonical(part));
        assertEquals("", meta(part, "og:url"));
        assertTrue(part.select("link[hreflang]").isEmpty());
        assertFalse(meta(part, "og:title").isEmpty());
        Element next = part.selectFirst("a[rel=next]");
        if (next != null) {
            assertEquals("noindex", meta(page(next.attr("href")), "robots"));
        }
    }

    @Test
    void aStyleCodeRedirectsToTheOneAddress() {
        for (String code : List.of("1201A457-101", "1201a457101")) {
            Response answer = ask("/s/" + code + "?size=US9");
            assertEquals(308, answer.statusCode());
            assertEquals(Api.base() + "/s/" + SILVER_BLACK + "?size=US9", answer.header("Location"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/browse/silhouettes/gel-kayano-14 | Silhouettes GEL-Kayano 14 | ProductModel | 6",
                "/browse/collaborations/jjjjound-x-asics | Collaborations JJJJound x ASICS | Thing | 1",
                "/browse/collaborators/jjjjound | Collaborators JJJJound | Brand | 1",
                "/browse/designers/hidenori-yamashita | Designers Hidenori Yamashita | Person | 6",
                "/browse/brands/asics | Brands ASICS | Brand | 6"
            })
    void anEntryHasItsSneakers(String address, String heading, String about, int sneakers) {
        Document page = page(address);
        assertEquals(heading, page.select("h1").text());
        assertEquals(sneakers, page.select(".card a[href^=/s/]").size());
        assertEquals(Api.base() + address, canonical(page));
        assertEquals("CollectionPage", data(page).at("/@type").asText());
        assertEquals(about, data(page).at("/about/@type").asText());
        assertEquals(sneakers, data(page).at("/mainEntity/itemListElement").size());
        assertFalse(meta(page, "description").isEmpty());
    }

    @Test
    void aSilhouetteHasItsColorwaysOnATimeLine() {
        Document page = page("/browse/silhouettes/gel-kayano-14");
        assertEquals(
                List.of("2020", "2022", "No date known"),
                page.select(".time-line h3").eachText());
        assertEquals(
                List.of("Classic Red Blue"),
                page.select(".time-line > li").get(0).select("strong").eachText());
        assertEquals(3, page.select(".time-line > li").get(2).select(".card").size());
    }

    @Test
    void aDescriptionCountsOneSneakerAsOne() {
        assertEquals(
                "JJJJound: 1 sneaker with prices and sizes",
                meta(page("/browse/collaborators/jjjjound"), "description"));
        assertEquals(
                "JJJJound: 1 Sneaker mit Preisen und Größen",
                meta(page("/browse/collaborators/jjjjound?lang=de"), "description"));
    }

    @Test
    void anEntryWithoutSneakersSaysSo() {
        Document page = page("/browse/collaborators/kith");
        assertTrue(page.select("main").text().contains("named as a tastemaker; no sneaker listed"));
        assertTrue(page.select("main").text().contains("No sneaker yet."));
    }

    @ParameterizedTest
    @CsvSource({"silhouettes, 2", "collaborations, 4", "collaborators, 6", "designers, 2", "brands, 1"})
    void aListOfEntriesLeadsToEach(String resource, int entries) {
        Document page = page("/browse/" + resource);
        assertEquals(
                entries,
                page.select(".others a[href^=/browse/" + resource + "/]").size());
        assertEquals(Api.base() + "/browse/" + resource, canonical(page));
        if (entries > 1) {
            String next = page("/browse/" + resource + "?limit=1")
                    .select("a[rel=next]")
                    .attr("href");
            assertEquals(1, page(next).select(".others li").size());
        }
    }

    @Test
    void releasesAreGroupedByMonth() {
        Document page = page("/releases");
        assertEquals(
                List.of("October 2022", "Some time in 2022", "November 2020"),
                page.select(".time-line h2").eachText());
        page = page("/releases?limit=2");
        assertEquals(
                List.of("November 2020"),
                page(page.select("a[rel=next]").attr("href"))
                        .select(".time-line h2")
                        .eachText());
    }

    @Test
    void aMonthShowsItsReleasesAndThoseOfItsYear() {
        Document page = page("/releases/2022-10");
        assertEquals("Releases in October 2022", page.select("h1").text());
        List<Element> groups = page.select(".time-line > li");
        assertEquals("Some time in 2022", groups.get(0).select("h2").text());
        assertEquals("October 2022", groups.get(1).select("h2").text());
        assertEquals(List.of("Mosquito Net"), groups.get(1).select("strong").eachText());
        assertEquals(
                List.of("Some time in 2022"),
                page("/releases/2022-03").select(".time-line h2").eachText());
        assertTrue(page("/releases/2019").select("main").text().contains("No releases are known for this period."));
        page(404, "/releases/2022-13");
        page(404, "/releases/soon");
    }

    /** Every page can be reached by links, and every link leads somewhere. */
    @Test
    void noLinkLeadsNowhere() {
        Deque<String> open = new ArrayDeque<>(List.of("/releases", "/browse/designers", "/browse/brands"));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String address = open.remove();
            if (!address.matches("/(s|browse|releases)(/.*|\\?.*)?")) {
                assertEquals(200, ask(address).statusCode(), address);
                continue;
            }
            for (Element link : page(address).select("a[href^=/], img[src^=/], link[rel=stylesheet], script[src]")) {
                String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (seen.add(target.replaceFirst("#.*", ""))) {
                    open.add(target.replaceFirst("#.*", ""));
                }
            }
        }
        for (String expected : List.of(
                "/s/" + PURE_SILVER_RED,
                "/browse/silhouettes/gel-kayano-15",
                "/browse/collaborators/ub1-s",
                "/browse/collaborations/beams-x-asics",
                "/browse/designers/toshikazu-kayano",
                "/?silhouette=gel-kayano-14",
                "/")) {
            assertTrue(seen.contains(expected), expected + " in " + seen);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/" + SILVER_BLACK,
                "/s/" + PURE_SILVER_RED + "?size=US9&currency=SGD",
                "/browse/silhouettes/gel-kayano-14",
                "/browse/collaborations/jjjjound-x-asics",
                "/browse/collaborators/jjjjound",
                "/browse/designers/toshikazu-kayano",
                "/browse/brands/asics",
                "/browse/collaborators?limit=2",
                "/releases?limit=2",
                "/releases/2022-10",
                "/browse/digest?collaborator=jjjjound"
            })
    void thePageShowsRequestsThatWork(String address) {
        Document page = page(address);
        List<String> commands = page.select(".requests code").eachText();
        assertFalse(commands.isEmpty());
        for (String command : commands) {
            assertTrue(command.startsWith("curl '" + Api.base() + "/"), command);
            Api.get(Api.relative(command.substring("curl '".length(), command.length() - 1)));
        }
        Set<String> operations = Contract.read()
                .operations()
                .map(operation -> operation.json().at("/tags/0").asText() + "/"
                        + operation.json().at("/operationId").asText())
                .collect(Collectors.toSet());
        for (Element link : page.select(".requests a")) {
            String operation = link.attr("href").replaceFirst(".*#/", "");
            assertTrue(operations.contains(operation), operation);
        }
    }

    @Test
    void theStreamOfASneakerIsThere() {
        String stream = page("/s/" + SILVER_BLACK).select("#changes").attr("data-stream");
        assertEquals("/changes/stream?resource=prices,sneakers&collaborator=jjjjound", stream);
        assertEquals(200, given().urlEncodingEnabled(false).head(stream).statusCode());
        assertFalse(page("/s/" + SILVER_BLACK).select("#changes li").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/nothing",
                "/browse/silhouettes/nothing",
                "/browse/collaborations/nothing",
                "/browse/collaborators/nothing",
                "/browse/designers/nothing",
                "/browse/brands/nothing",
                "/s/%3Cscript%3Ealert(1)%3C%2Fscript%3E"
            })
    void anUnknownEntryIsAReadablePage(String address) {
        Document page = page(404, address);
        assertEquals("Nothing here", page.select("h1").text());
        assertTrue(page.select("main").text().contains("There is no "));
        assertNotNull(page.select("form[role=search] input[name=q]").first());
    }

    /** A browser cannot show JSON well, so an address without a page and without an operation gets a page, too. */
    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/browse/brands/asics/nothing", "/releases/2022/10", "/nothing?lang=fr&q=gel"})
    void anAddressWithoutOperationIsAReadablePage(String address) {
        Document page = page(404, address);
        assertEquals("Nothing here", page.select("h1").text());
        assertTrue(page.select("main").text().contains("There is nothing at '"), page.text());
        String german = address.contains("?") ? address.replace("fr", "de") : address + "?lang=de";
        assertEquals("Hier ist nichts", page(404, german).select("h1").text());
        Response answer = ask(address);
        assertEquals("no-store", answer.header("Cache-Control"));
        assertNotNull(answer.header("X-Request-Id"));
        Api.problem(404, address);
    }

    /** The route answers as an overloaded service does. */
    @Test
    void anOverloadIsAReadablePage() {
        router.route("/busy").order(-1).handler(request -> {
            request.response().putHeader("Retry-After", "1");
            problems.answer(request, ProblemType.OVERLOADED, "The service has too many requests.");
        });
        Document page = page(503, "/busy");
        assertEquals("This is not possible", page.select("h1").text());
        assertTrue(page.select("main").text().contains("The service has too many requests."), page.text());
        assertEquals("1", ask("/busy").header("Retry-After"));
        Api.problem(503, "/busy");
    }

    @Test
    void trackingParametersAreRemovedByARedirect() {
        Response answer = ask("/s/" + SILVER_BLACK + "?utm_source=mail&size=US9&fbclid=x%20y");
        assertEquals(307, answer.statusCode());
        assertEquals(Api.base() + "/s/" + SILVER_BLACK + "?size=US9", answer.header("Location"));
        for (String others : List.of(
                "srsltid=AfmBOop_x-1",
                "gad_source=1&gad_campaignid=2&gbraid=0AAA&gclid=x_1&gclsrc=aw.ds",
                "_gl=1*abc*_up*MQ..&_ga=2.1.1-1",
                "igsh=x&li_fat_id=y",
                "mkt_tok=x&_hsenc=p2&_hsmi=3")) {
            answer = ask("/s/" + SILVER_BLACK + "?" + others);
            assertEquals(307, answer.statusCode(), others);
            assertEquals(Api.base() + "/s/" + SILVER_BLACK, answer.header("Location"));
        }
        Document page = page(400, "/s/" + SILVER_BLACK + "?siez=US9");
        assertTrue(page.select("main").text().contains("siez"));
    }

    /** The address alone decides the language. Links keep it, and each language names the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/" + SILVER_BLACK,
                "/browse/silhouettes/gel-kayano-14",
                "/browse/collaborators",
                "/releases",
                "/releases/2022-10",
                "/browse/digest"
            })
    void theAddressChoosesTheLanguage(String address) {
        Document english = page(address);
        Document german = page(address + "?lang=DE");
        assertEquals("en", english.select("html").attr("lang"));
        assertEquals("de", german.select("html").attr("lang"));
        assertEquals(Api.base() + address, canonical(english));
        assertEquals(Api.base() + address + "?lang=de", canonical(german));
        for (Document page : List.of(english, german)) {
            assertEquals(
                    List.of(Api.base() + address + "?lang=de", Api.base() + address),
                    page.select("link[hreflang]").eachAttr("href"));
        }
        assertEquals(address + "?lang=de", english.select(".languages a").attr("href"));
        assertEquals(address, german.select(".languages a").attr("href"));
        for (Element link : german.select("header a[href^=/], main a[href^=/]")) {
            assertTrue(link.attr("href").matches("/q/.*|.*[?&]lang=de"), link.outerHtml());
        }
        assertEquals(
                english.outerHtml(),
                Jsoup.parse(
                                given().header("Accept-Language", "de")
                                        .accept("text/html")
                                        .get(address)
                                        .asString(),
                                Api.base() + address)
                        .outerHtml());
        assertTrue(page(400, address + "?lang=fr").select("main").text().contains("lang"));
    }

    /** Link previews do not say that they accept HTML. */
    @Test
    void programsThatAcceptAnythingGetThePage() {
        given().get("/s/" + SILVER_BLACK).then().statusCode(200).contentType("text/html");
        Response first = ask("/s/" + SILVER_BLACK);
        given().header("If-None-Match", first.header("ETag"))
                .accept("text/html")
                .get("/s/" + SILVER_BLACK)
                .then()
                .statusCode(304);
    }
}
