// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.page.PageReader.canonical;
import static dev.colorway.page.PageReader.data;
import static dev.colorway.page.PageReader.page;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The sitemaps, by which search engines find all pages. */
@QuarkusTest
@OnBothDatabases
class SitemapTest {

    private static Document xml(String address) {
        Response answer = given().get(address);
        assertEquals(200, answer.statusCode(), address);
        assertEquals("application/xml;charset=UTF-8", answer.contentType(), address);
        assertFalse(answer.header("ETag").isEmpty());
        return Jsoup.parse(answer.asString(), "", Parser.xmlParser());
    }

    @Test
    void everyPageIsInASitemapAndThere() {
        List<String> pages = new ArrayList<>();
        Document index = xml("/sitemap.xml");
        assertEquals(
                "http://www.sitemaps.org/schemas/sitemap/0.9",
                index.select("sitemapindex").attr("xmlns"));
        for (String file : index.select("sitemap > loc").eachText()) {
            Document sitemap = xml(Api.relative(file));
            assertEquals(
                    "http://www.sitemaps.org/schemas/sitemap/0.9",
                    sitemap.select("urlset").attr("xmlns"));
            assertFalse(sitemap.select("url > loc").isEmpty(), file);
            pages.addAll(sitemap.select("url > loc").eachText());
        }
        // Lists, sneakers, silhouettes, collaborations, collaborators, designers, brands.
        assertEquals(8 + 6 + 2 + 4 + 6 + 2 + 1, pages.size(), pages.toString());
        assertEquals(pages.size(), pages.stream().distinct().count());
        for (String address : pages) {
            Document page = page(Api.relative(address));
            assertEquals(address, canonical(page));
            if (!address.equals(Api.base() + "/")) {
                assertFalse(data(page).at("/@type").asText().isEmpty(), address);
            }
        }
    }

    @Test
    void aSneakerHasTheTimeOfItsLastChange() {
        String file = xml("/sitemap.xml").select("loc").eachText().stream()
                .filter(name -> name.contains("/sneakers-"))
                .findFirst()
                .orElseThrow();
        for (Element url : xml(Api.relative(file)).select("url")) {
            String slug = url.select("loc").text().replaceFirst(".*/", "");
            Instant updated =
                    Instant.parse(Api.get("/sneakers/" + slug).get("updatedAt").asText());
            assertEquals(
                    updated.truncatedTo(ChronoUnit.SECONDS).toString(),
                    url.select("lastmod").text());
        }
    }

    @Test
    void otherFilesDoNotExist() {
        for (String name : List.of(
                "sneakers-99999.xml", "size-charts-0.xml", "sneakers.xml", "sneakers-9999999999999999.xml", "x")) {
            Api.problem(404, "/sitemaps/" + name);
        }
    }

    @Test
    void robotsFindTheSitemaps() {
        Response robots = given().get("/robots.txt");
        assertEquals(200, robots.statusCode());
        assertEquals("text/plain;charset=UTF-8", robots.contentType());
        assertTrue(robots.asString().contains("\nSitemap: " + Api.base() + "/sitemap.xml\n"));
    }
}
