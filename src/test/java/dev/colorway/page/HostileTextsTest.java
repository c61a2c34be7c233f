// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.page.PageReader.ask;
import static dev.colorway.page.PageReader.data;
import static dev.colorway.page.PageReader.page;
import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page shows the texts of entries as plain text, whatever they contain. Pages of renamed entries are found. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class HostileTextsTest {

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String entry(String list, ObjectNode fields) {
        return created(list, fields.toString()).replaceFirst(".*/", "");
    }

    private static ObjectNode named(String word, String text) {
        return json().put("slug", unique(word)).put("name", text);
    }

    private static ObjectNode reference(String slug) {
        return json().put("slug", slug);
    }

    /** Returns a slug and a name, and a description, images and links, which a collaboration does not have. */
    private static ObjectNode described(String word, String text) {
        ObjectNode fields = named(word, text).put("description", text + "\n" + text);
        fields.putArray("images")
                .add(json().put("url", "https://images.example/?a=%22%3E&b='").put("alt", text))
                .add(json().put("url", "https://images.example/2").put("alt", text));
        fields.putArray("links").add(json().put("rel", "official").put("url", "https://maker.example/?a='&b=1"));
        return fields;
    }

    private static ObjectNode technology(String name, String text) {
        return json().put("name", name + " " + text).put("position", text).put("benefit", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"onfocus=alert(1) autofocus x=\"",
                "' onfocus='alert(1)",
                "javascript:alert(1)",
                "{{constructor.constructor('alert(1)')()}} ${7*7} {7*7} {frame.title}",
                "]]> --> <!-- <![CDATA[ &amp; &lt;b&gt;",
                "مرحبا بالعالم עברית",
                "👟🏽🦶🏿👩‍👩‍👧",
                "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
                        + "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
            })
    void everyTextIsAText(String text) {
        String brand = entry("/brands", described("brand", text));
        String designer = entry("/designers", described("designer", text));
        ObjectNode shape = described("silhouette", text)
                .put("line", text)
                .put("designConcept", text)
                .put("upper", text)
                .put("note", text)
                .set("brand", reference(brand));
        shape.putArray("designers").add(reference(designer).put("role", "DESIGNER"));
        shape.putArray("technologies").add(technology("t", text));
        shape.putArray("awards").add(json().put("name", text).put("by", text));
        String silhouette = entry("/silhouettes", shape);
        String collaborator = entry("/collaborators", described("by", text).put("note", text));
        ObjectNode joint = named("joint", text).set("brand", reference(brand));
        joint.putArray("collaborators").add(reference(collaborator));
        String collaboration = entry("/collaborations", joint);
        ObjectNode fields = described("hostile", text).put("colorway", text);
        fields.set("silhouette", reference(silhouette));
        fields.set("collaboration", reference(collaboration));
        fields.put("releaseDate", "2031-05");
        fields.putArray("credits").add(reference(designer).put("role", "RELAUNCH"));
        fields.putArray("extraTechnologies").add(technology("u", text));
        fields.putObject("metadata").put("remark", text);
        fields.putArray("tags").add("tag " + text.substring(0, Math.min(text.length(), 20)));
        fields.putArray("colors")
                .add(json().put("name", text.substring(0, Math.min(text.length(), 100)))
                        .put("hex", "#aabbcc"));
        String sneaker = entry("/sneakers", fields);
        post(
                        "/prices",
                        json().put("amount", 100)
                                .put("currency", "SGD")
                                .put("kind", "ASK")
                                .put("size", "US9")
                                .put("observedAt", "2026-01-01T00:00:00Z")
                                .put("source", text)
                                .put("offerUrl", "https://shop.example/?a='&b=1")
                                .set("sneaker", reference(sneaker))
                                .toString())
                .then()
                .statusCode(201);
        String shown = text.replaceAll("\\s+", " ").strip();
        Document page = page("/s/" + sneaker);
        assertEquals(shown, page.select("h1 > bdi").text());
        assertEquals(text, data(page).get("name").asText());
        assertEquals(text + "\n" + text, data(page).get("description").asText());
        assertEquals(List.of(text, text), page.select(".looks img").eachAttr("alt"));
        assertEquals(List.of("t " + shown, "u " + shown), page.select("dd > b").eachText());
        assertEquals(
                "https://images.example/?a=%22%3E&b='",
                page.select(".picture img").attr("src"));
        assertEquals("https://maker.example/?a='&b=1", page.select(".links a").attr("href"));
        assertEquals(shown, page.select(".changes .source").text());
        assertEquals(text + " - Colorway", page.title());
        for (String address : new String[] {
            "/browse/brands/" + brand,
            "/browse/designers/" + designer,
            "/browse/silhouettes/" + silhouette,
            "/browse/collaborators/" + collaborator,
            "/browse/collaborations/" + collaboration
        }) {
            page = page(address);
            assertEquals(shown, page.select("h1 > bdi").text(), address);
            assertEquals(text, data(page).get("name").asText(), address);
            if (!address.contains("/collaborations/")) {
                assertEquals(
                        text + "\n" + text,
                        page.select(".description p").first().wholeText(),
                        address);
                assertEquals(List.of(text, text), page.select(".looks img").eachAttr("alt"), address);
                assertEquals(
                        "https://maker.example/?a='&b=1",
                        page.select(".links a").attr("href"),
                        address);
            }
            assertTrue(page.select(".card strong").eachText().contains(shown), address);
        }
        String news = "?collaborator=" + collaborator;
        assertEquals(
                List.of(shown),
                page("/browse/digest" + news).select(".others a").eachText());
        Document mail = Jsoup.parse(ask("/digest.html" + news).asString());
        assertEquals(shown, mail.select("a > bdi").text());
        assertEquals(text, mail.select("img").attr("alt"));
        assertTrue(mail.select("script, [onfocus], [onerror]").isEmpty(), mail.outerHtml());
        assertTrue(ask("/digest.txt" + news).asString().contains(": " + text.strip() + "\n  " + Api.base()));
        assertTrue(page("/releases/2031-05").select(".card strong").eachText().contains(shown));
        assertTrue(page("/browse/designers?limit=100&brand=" + brand)
                .select(".others a")
                .eachText()
                .contains(shown));
    }

    @Test
    void textThatChangesItsDirectionIsRefused() {
        for (String text : new String[] {"a\u202Eb", "a\u2066b", "a\u200Fb"}) {
            post("/designers", json().put("name", text).toString()).then().statusCode(400);
        }
        for (String address : new String[] {"javascript:alert(1)", "data:text/html,x", "http://maker.example"}) {
            ObjectNode fields = json().put("name", unique("Linked"));
            fields.putArray("links").add(json().put("rel", "official").put("url", address));
            post("/designers", fields.toString()).then().statusCode(400);
        }
    }

    @Test
    void aRenamedEntryRedirectsToItsPage() {
        String old = entry("/sneakers", named("old", "Renamed").set("brand", reference("asics")));
        patch("/sneakers/" + old, json().put("slug", old + "-new").toString(), "*")
                .then()
                .statusCode(200);
        assertMoved("/s/" + old + "?size=US9", "/s/" + old + "-new?size=US9");
        for (String list : new String[] {"designers", "collaborators", "brands"}) {
            String former = entry("/" + list, named("old", "Renamed"));
            patch("/" + list + "/" + former, json().put("slug", former + "-new").toString(), "*")
                    .then()
                    .statusCode(200);
            assertMoved("/browse/" + list + "/" + former, "/browse/" + list + "/" + former + "-new");
        }
    }

    private static void assertMoved(String from, String to) {
        Response answer = ask(from);
        assertEquals(308, answer.statusCode(), from);
        assertEquals(Api.base() + to, answer.header("Location"));
        page(to);
    }

    @Test
    void anEntryWithoutAnythingIsAPage() {
        String sneaker = entry("/sneakers", named("bare", "Bare").set("brand", reference("asics")));
        Document page = page("/s/" + sneaker);
        assertEquals("ASICS Bare", page.select("h1").text());
        assertTrue(page.select(".price").text().contains("No price is known yet."));
        assertTrue(page.select(".chart").isEmpty());
        assertFalse(data(page).has("offers"));
    }

    /** A chart needs two days. Its table has the same prices. */
    @Test
    void pricesOfSeveralDaysAreAChartWithATable() {
        String sneaker = entry("/sneakers", named("charted", "Charted").set("brand", reference("asics")));
        for (int day = 1; day <= 3; day++) {
            post(
                            "/prices",
                            json().put("amount", 100 * day)
                                    .put("currency", "SGD")
                                    .put("kind", "ASK")
                                    .put("size", "US9")
                                    .put("observedAt", "2026-01-0" + day + "T00:00:00Z")
                                    .put("source", "test")
                                    .set("sneaker", reference(sneaker))
                                    .toString())
                    .then()
                    .statusCode(201);
        }
        Document page = page("/s/" + sneaker);
        assertEquals(
                "0.0,290.0 500.0,150.0 1000.0,10.0", page.select("polyline").attr("points"));
        assertEquals("Asking prices at US9", page.select("figcaption").text().replaceFirst(".*known\\. ?", ""));
        assertEquals("300", page.select(".plot .upper").text());
        assertEquals("100", page.select(".plot .lower").text());
        assertEquals(
                "Chart: from Jan 1, 2026 to Jan 3, 2026, between S$100 and S$300.",
                page.select(".plot svg").attr("aria-label"));
        assertEquals(
                List.of("Jan 3, 2026 S$300", "Jan 2, 2026 S$200", "Jan 1, 2026 S$100"),
                page.select(".chart tbody tr").eachText());
    }
}
