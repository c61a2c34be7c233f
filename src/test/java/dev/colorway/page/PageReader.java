// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.SchemaOrg;
import io.restassured.response.Response;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads pages as a browser without scripts does. */
final class PageReader {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private PageReader() {}

    /** Sends the request of a browser, without following redirects. */
    static Response ask(String address) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .accept(BROWSER)
                .get(address);
    }

    /** Returns the page at an address. Fails if it has another status, or if the page could run a text as a script. */
    static Document page(int status, String address) {
        Response answer = ask(address);
        assertEquals(status, answer.statusCode(), address);
        assertEquals("text/html;charset=UTF-8", answer.contentType(), address);
        assertTrue(answer.header("Content-Security-Policy").contains("script-src 'self';"), address);
        Document page = Jsoup.parse(answer.asString(), Api.base() + address);
        assertNothingRuns(page, address);
        return page;
    }

    static Document page(String address) {
        return page(200, address);
    }

    /**
     * Fails if a page contains code of its own, a link to another host without https, or an {@code a} element that
     * leads to another host without {@code nofollow noopener}.
     */
    private static void assertNothingRuns(Document page, String address) {
        for (Element script : page.select("script")) {
            assertTrue(
                    script.hasAttr("src")
                            ? script.data().isEmpty()
                            : script.attr("type").equals("application/ld+json"),
                    address + ": " + script);
        }
        assertEquals(List.of(), page.select("style, [style], iframe, object, embed, base"), address);
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertTrue(!attribute.getKey().startsWith("on"), address + ": " + element);
            }
        }
        for (Element link : page.select("[href], [src], [action]")) {
            for (String name : List.of("href", "src", "action")) {
                String target = link.attr(name);
                assertTrue(target.matches("|#.*|/([^/].*)?|https://.*|" + Api.base() + "/.*"), address + ": " + link);
                if (link.nameIs("a") && target.startsWith("https://")) {
                    assertEquals("nofollow noopener", link.attr("rel"), address + ": " + link);
                }
            }
        }
    }

    /** Returns the structured data of a page. Fails if it breaks a rule of schema.org. */
    static JsonNode data(Document page) {
        JsonNode data =
                Api.json(page.select("script[type=application/ld+json]").first().data());
        SchemaOrg.check(data);
        return data;
    }

    /** Returns the content of a {@code meta} element. */
    static String meta(Document page, String name) {
        return page.select("meta[name=" + name + "], meta[property=" + name + "]")
                .attr("content");
    }

    static String canonical(Document page) {
        return page.select("link[rel=canonical]").attr("href");
    }
}
