// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.testing.Catalog.SILVER_BLACK;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.page.entry.EntryTexts;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.SizeSystem;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.Facets;
import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the list of sneakers as a browser without scripts does. */
@QuarkusTest
@OnAnyDatabase
class CatalogPageTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final int MAX_PAGE_BYTES = 100_000;

    @Inject
    @Localized("de")
    Texts german;

    @Inject
    Texts english;

    private static Response ask(String address) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .accept(BROWSER)
                .get(address);
    }

    private static Document page(String address) {
        Response answer = ask(address);
        assertEquals(200, answer.statusCode(), answer.asString());
        return Jsoup.parse(answer.asString(), Api.base());
    }

    private static List<String> names(Document page) {
        return page.select(".card strong").eachText();
    }

    /** A cursor is valid for its own query only, so the links to other queries have none. */
    @Test
    void noLinkOfALaterPageLeadsNowhere() {
        Document second = page(
                page("/?limit=1&minPrice=1&q=gel").selectFirst("a[rel=next]").attr("href"));
        List<String> links = second.select("a").eachAttr("href").stream()
                .filter(link -> link.startsWith("/?"))
                .distinct()
                .toList();
        assertTrue(links.stream().anyMatch(link -> link.contains("maxPrice=")), links.toString());
        links.forEach(link -> assertEquals(200, ask(link).statusCode(), link));
    }

    @Test
    void showsWhatTheRequestBelowItReturns() {
        for (String query : List.of(
                "",
                "?size=US9&sort=-price",
                "?q=kiko+asisc",
                "?brand=ASICS&color=silver,RED&minPrice=250",
                "?kind=RETAIL")) {
            Document page = page("/" + query);
            String curl = page.selectFirst(".requests code").text();
            String address = curl.substring("curl '".length(), curl.length() - 1);
            assertTrue(address.startsWith(Api.base() + "/sneakers?"), curl);
            JsonNode answer = Api.get(Api.relative(address));
            List<String> colorways = StreamSupport.stream(answer.get("items").spliterator(), false)
                    .map(item -> item.get("colorway").asText())
                    .toList();
            assertEquals(colorways, names(page), query);
            answer.get("facets")
                    .get("technology")
                    .get("values")
                    .forEach(value -> assertEquals(
                            value.get("count").asText(),
                            page.selectFirst("[data-key=technology="
                                            + value.get("value").asText() + "] .count")
                                    .text()));
        }
    }

    @Test
    void saysWhatAPriceIs() {
        Document page = page("/?q=jjjjound");
        assertEquals("JJJJound x GEL-Kayano 14", page.selectFirst(".card .who").text());
        assertEquals("Silver Black", page.selectFirst(".card strong").text());
        assertEquals("S$1,491 lowest ask, US9", page.selectFirst(".card .money").text());
        assertTrue(page.selectFirst(".card img").attr("alt").startsWith("Drawing"));
    }

    @Test
    void billsCollaboratorsInTheirOrder() {
        assertEquals(
                "Kiko Kostadinov x UB1-S GEL-Kayano 14",
                page("/?q=kiko+asisc").selectFirst(".card .who").text());
    }

    @Test
    void everyChoiceLeadsToAsManySneakersAsItSays() {
        List<Element> choices = page("/").select(".filter li a:has(.count)");
        assertTrue(choices.size() > 10, choices.toString());
        for (Element choice : choices) {
            Document chosen = page(choice.attr("href"));
            assertEquals(
                    choice.selectFirst(".count").text(),
                    chosen.selectFirst("h1").text().replaceAll("\\D", ""),
                    choice.outerHtml());
            assertEquals("/", chosen.selectFirst(".chips a").attr("href"), "the cross of the only chip leads to all");
            assertNotNull(chosen.selectFirst("[data-key=" + choice.attr("data-key") + "][aria-current]"));
        }
    }

    /** A filter shows all selected values, however many there are, and says how many other values it hides. */
    @Test
    void hidesNoSelectedValueOfAFilter() {
        List<String> selected =
                Stream.of(BaseColor.values()).map(BaseColor::name).limit(9).toList();
        Element filter = page("/?color=" + String.join(",", selected)).selectFirst(".filter:has([id=f-color])");
        assertEquals(
                selected.stream().map(color -> "color=" + color).sorted().toList(),
                filter.select("> ul [data-key][aria-current]").eachAttr("data-key").stream()
                        .sorted()
                        .toList());
        assertEquals(
                filter.select("details [data-key]").size(),
                filter.select("summary").text().isEmpty()
                        ? 0
                        : Integer.parseInt(filter.select("summary").text().replaceAll("\\D", "")));
        for (Element choice : filter.select("a:has(.count)")) {
            String color = choice.attr("data-key").replace("color=", "");
            assertEquals(
                    Api.get("/sneakers?limit=1&color=" + color).get("total").asText(),
                    choice.selectFirst(".count").text(),
                    choice.outerHtml());
        }
    }

    @Test
    void walksByItsLinkToTheNextPage() {
        List<String> walked = new ArrayList<>();
        for (String address = "/?limit=4&sort=name"; !address.isEmpty(); ) {
            Document page = page(address);
            walked.addAll(names(page));
            Element next = page.selectFirst("a[rel=next]");
            address = next == null ? "" : next.attr("href");
            assertTrue(walked.size() <= 6, walked.toString());
        }
        assertEquals(names(page("/?sort=name")), walked);
    }

    @Test
    void keepsItsLanguageInEveryLinkAndAsksTheApiWithoutIt() {
        Document page = page("/?color=SILVER&limit=2&lang=de");
        assertEquals("de", page.selectFirst("html").attr("lang"));
        assertEquals(
                "de",
                page.selectFirst("input[type=hidden][form=ask][name=lang]").val());
        for (Element link : page.select("header a[href^=/], main a[href^=/]")) {
            assertTrue(link.attr("href").matches("/q/.*|.*[?&]lang=de(&.*)?"), link.outerHtml());
        }
        assertEquals(
                1, names(page(page.selectFirst("a[rel=next]").attr("href"))).size());
        String curl = page.selectFirst(".requests code").text();
        assertTrue(!curl.contains("lang") && curl.contains("sizeSystem=EU"), curl);
        assertEquals("/?color=SILVER&limit=2", page.selectFirst(".languages a").attr("href"));
        assertEquals(400, ask("/?lang=fr").statusCode());
        assertEquals(303, ask("/?lang=de&q=").statusCode());
        assertEquals(Api.base() + "/?a%20b%26c=1", ask("/?a%20b%26c=1&q=").header("Location"));
    }

    @Test
    void leavesEmptyFieldsOfTheFormOut() {
        Response answer = ask("/?q=&minPrice=&maxPrice=300&sort=&size=US9");
        assertEquals(303, answer.statusCode());
        assertEquals(Api.base() + "/?maxPrice=300&size=US9", answer.header("Location"));
    }

    @Test
    void leadsToAllSneakersInTheSameCurrencyAndSizeSystem() {
        assertEquals(
                "/?currency=JPY&sizeSystem=UK&lang=de",
                page("/?tag=nothing-has-this&currency=JPY&sizeSystem=UK&lang=de")
                        .selectFirst(".nothing a")
                        .attr("href"));
    }

    /** A value that was sent as a name can be taken away like every other. */
    @Test
    void removesAValueThatWasSentAsAName() {
        Document page = page("/?collaborator=Kiko%20Kostadinov,nobody-has-this&color=SILVER");
        assertEquals(
                "/?collaborator=nobody-has-this&color=SILVER",
                page.selectFirst("[data-key=collaborator=kiko-kostadinov][aria-current]")
                        .attr("href"));
        String next = page("/?brand=Asics&limit=1&collaborator=Kiko%20Kostadinov,JJJJound")
                .selectFirst("a[rel=next]")
                .attr("href");
        assertEquals(1, names(page(next)).size(), next);
        Element chip = page.selectFirst(".chips a:contains(Kiko Kostadinov)");
        assertEquals("/?collaborator=nobody-has-this&color=SILVER", chip.attr("href"));
        assertEquals(
                "/?collaborator=nobody-has-this,kiko-kostadinov,jjjjound&color=SILVER",
                page.selectFirst("[data-key=collaborator=jjjjound]").attr("href"));
    }

    /** The correction of a value replaces it, also if the address has the right value already. */
    @Test
    void correctsAValue() {
        assertEquals(
                "/?brand=asics",
                page("/?brand=asics,asisc").selectFirst(".note a").attr("href"));
        Document page = page("/?brand=asisc&size=US9&lang=de");
        assertEquals(
                "/?brand=asics&size=US9&lang=de", page.selectFirst(".note a").attr("href"));
        assertEquals("en", page.selectFirst(".note").attr("lang"));
    }

    /** The texts of notes are English. Every other text of a chosen filter is in the language of the page. */
    @Test
    void everyChosenFilterHasATitleInTheLanguageOfThePage() {
        Map<String, String> values = Map.ofEntries(
                Map.entry("collaboration", "jjjjound-x-asics"),
                Map.entry("tag", "retro-running"),
                Map.entry("general", "false"),
                Map.entry("styleCode", "1201A457-101"),
                Map.entry("slug", SILVER_BLACK),
                Map.entry("gtin", "4006381333931"),
                Map.entry("identifier", "example-shop:12345"),
                Map.entry("minPremium", "-50"),
                Map.entry("maxPremium", "5000"),
                Map.entry("kind", "ASK"),
                Map.entry("condition", "USED"),
                Map.entry("releasedFrom", "2022"),
                Map.entry("releasedTo", "2022-12"),
                Map.entry("status", "AVAILABLE"));
        Set<String> withoutChip =
                Set.of("q", "currency", "sort", "sizeSystem", "include", "convertTo", "facets", "limit", "cursor");
        Contract.read()
                .operations()
                .filter(each -> each.toString().equals("GET /sneakers"))
                .findFirst()
                .orElseThrow()
                .parameters()
                .stream()
                .filter(parameter -> parameter.in().equals("query") && !withoutChip.contains(parameter.name()))
                .forEach(parameter -> {
                    String name = parameter.name();
                    String value =
                            values.getOrDefault(name, parameter.examples().get(0));
                    String address = "/?" + name + "=" + Api.encoded(value);
                    String text = page(address).selectFirst(".chips a span").text();
                    String german = page(address + "&lang=de")
                            .selectFirst(".chips a span")
                            .text();
                    assertFalse(text.startsWith(name + ":") || german.startsWith(name + ":"), text + ", " + german);
                    assertFalse(text.contains(" true") || text.contains(" false"), text);
                    if (Set.of("general", "kind", "condition", "status", "audience", "color", "releasedFrom")
                            .contains(name)) {
                        assertNotEquals(text, german);
                        assertFalse(text.contains(value) && !name.equals("releasedFrom"), text);
                    }
                });
        assertEquals(
                "Collaboration: JJJJound x ASICS",
                page("/?collaboration=jjjjound-x-asics")
                        .selectFirst(".chips a span")
                        .text());
        assertEquals(
                "Erschienen ab: 1. Januar 2022",
                page("/?releasedFrom=2022&lang=de").selectFirst(".chips a span").text());
        assertEquals(
                "Preis: Gebot",
                page("/?kind=BID&lang=de").selectFirst(".chips a span").text());
        assertEquals(
                "Only collaborations",
                page("/?general=false").selectFirst(".chips a span").text());
    }

    /** The handles of the slider reach both ends, where they set no limit. A field shows the requested amount. */
    @Test
    void theSliderReachesItsEnds() {
        for (String currency : List.of("SGD", "USD", "JPY")) {
            Document page = page("/?currency=" + currency);
            for (Element handle : page.select(".slider input")) {
                assertEquals(
                        0,
                        (Integer.parseInt(handle.attr("max")) - Integer.parseInt(handle.attr("min")))
                                % Integer.parseInt(handle.attr("step")),
                        handle.outerHtml());
            }
            Element handle = page.selectFirst(".slider input");
            for (String field : List.of("minPrice", "maxPrice")) {
                for (String end : List.of("min", "max")) {
                    Document asked = page("/?currency=" + currency + "&" + field + "=" + handle.attr(end));
                    assertEquals(
                            handle.attr(end),
                            asked.selectFirst(".ends [name=" + field + "]").val());
                }
            }
        }
        ListTexts texts = new ListTexts(english, Locale.ENGLISH, ApiQuery.NONE, "KRW");
        ListLinks links = new ListLinks(
                ApiQuery.NONE, ApiQuery.NONE, new Frame("", "en", List.of(), "", "", "", "", "", List.of()));
        for (int highest : new int[] {100, 101, 199, 200, 201, 456_789, 1_000_000}) {
            BigDecimal low = BigDecimal.valueOf(100);
            BigDecimal high = BigDecimal.valueOf(highest);
            PriceSlider slider = PriceSlider.of(
                    new Facets.Prices(
                            CurrencyCode.fromString("KRW"), low, high, List.of(new Facets.Bucket(low, high, 1))),
                    null,
                    null,
                    links,
                    texts);
            assertEquals(
                    0,
                    slider.max().subtract(slider.min()).remainder(slider.step()).signum(),
                    slider.toString());
            assertTrue(slider.max().compareTo(high) >= 0, slider.toString());
            assertTrue(slider.max().subtract(high).compareTo(slider.step()) < 0, slider.toString());
            assertEquals("", slider.fromText() + slider.toText());
        }
    }

    /** Without prices there is no slider, but its parameter stays. */
    @Test
    void sendsEveryParameterOfTheAddressWithItsForm() {
        Document page = page("/?tag=retro&size=US9&collaborator=jjjjound&collaborator=beams&minPrice=10&q=gel");
        assertEquals(
                List.of("tag=retro", "size=US9", "collaborator=beams", "collaborator=jjjjound", "minPrice=10"),
                page.select("input[type=hidden][form=ask]").stream()
                        .map(field -> field.attr("name") + "=" + field.attr("value"))
                        .toList());
        assertEquals("gel", page.selectFirst("#ask input[name=q]").val());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?size=99", "/?nothing=1", "/?cursor=x", "/?q=gel&limit=1000", "/?minPrice=9&maxPrice=1"})
    void showsAProblemAsAPage(String address) {
        Response answer = ask(address);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.contentType().startsWith("text/html"), answer.contentType());
        assertEquals("no-store", answer.header("Cache-Control"));
        String detail = given().urlEncodingEnabled(false)
                .get(address.replace("/?", "/sneakers?"))
                .path("errors[0].detail");
        assertTrue(Jsoup.parse(answer.asString()).text().contains(detail.substring(0, 20)), answer.asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "';alert(1);//",
                "{frame.title}",
                "javascript:alert(1)",
                "\u202egel"
            })
    void showsATextAsAText(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (String address : List.of("/?q=" + encoded, "/?collaborator=" + encoded, "/?tag=" + encoded)) {
            Document page = Jsoup.parse(ask(address).asString());
            assertEquals(1, page.select("script").size(), address);
            assertEquals("", page.selectFirst("script").html());
            assertEquals(
                    0, page.select("[onerror], [href^=javascript], img[src=x]").size(), address);
        }
        assertEquals(
                text,
                Jsoup.parse(ask("/?q=" + encoded).asString())
                        .selectFirst("#ask input")
                        .val());
    }

    @Test
    void allowsNoScriptOfThePageItself() {
        Response answer = ask("/");
        String policy = answer.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("same-origin", answer.header("Referrer-Policy"));
        assertEquals("public, no-cache", answer.header("Cache-Control"));
        assertTrue(answer.header("Vary").contains("Accept"));
        assertEquals(
                304,
                given().accept(BROWSER)
                        .header("If-None-Match", answer.header("ETag"))
                        .get("/")
                        .statusCode());
        Document page = Jsoup.parse(answer.asString());
        assertEquals(
                0, page.select("style, [style], script:not([src]), [onclick]").size());
    }

    @Test
    void loadsLittleAndFromHereAlone() throws IOException {
        Document page = page("/");
        int bytes = zipped(page.outerHtml());
        for (Element asset : page.select("link[rel=stylesheet], script[src], link[rel=icon]")) {
            String address = asset.hasAttr("href") ? asset.attr("href") : asset.attr("src");
            assertTrue(address.matches("/page/[a-z]+-[0-9a-f]{12}\\.(css|js|svg)"), address);
            Response file = given().get(address);
            assertEquals(200, file.statusCode(), address);
            assertEquals("public, max-age=31536000, immutable", file.header("Cache-Control"));
            bytes += zipped(file.asString());
        }
        assertTrue(bytes < MAX_PAGE_BYTES, bytes + " bytes");
        assertEquals(
                0,
                page.select("[src^=http], link[rel~=stylesheet|icon|preload][href^=http], [src^=//]")
                        .size());
        given().get("/page/page-000000000000.css").then().statusCode(404);
    }

    private static int zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    /** Only words that German shares with English are the same. Any other text that is the same is not translated. */
    @Test
    void hasItsTextsInTwoLanguages() throws ReflectiveOperationException {
        List<String> same = new ArrayList<>();
        for (Method text : Texts.class.getMethods()) {
            if (text.getParameterCount() == 0 && text.invoke(english).equals(text.invoke(german))) {
                same.add(text.getName());
            }
        }
        same.sort(null);
        assertEquals(List.of("byName", "gtin", "silhouette", "sneaker"), same);
        assertEquals("Silber", german.colorName(BaseColor.SILVER));
        assertEquals("1 size, 2 sizes", english.sizes(1) + ", " + english.sizes(2));
        assertEquals("1 sneaker, 2 sneakers", english.sneakersAt("1") + ", " + english.sneakersAt("2"));
        EntryTexts ofEntries = MessageBundles.get(EntryTexts.class);
        assertEquals("1 more size, 2 more sizes", ofEntries.moreSizes(1) + ", " + ofEntries.moreSizes(2));
        assertEquals(
                0,
                Arrays.stream(SizeSystem.values())
                        .filter(system -> german.systemName(system).isBlank())
                        .count());
    }
}
