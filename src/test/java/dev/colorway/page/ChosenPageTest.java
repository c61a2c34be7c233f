// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Checks the settings of pages. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class ChosenPageTest {

    private static Document page(String address) {
        Response answer = given().accept("text/html").get(address);
        assertEquals(200, answer.statusCode(), answer.asString());
        return Jsoup.parse(answer.asString(), Api.base());
    }

    @Test
    void hasTheTitleTheLanguageAndTheCurrencyOfTheOperator() {
        Document page = page("/?q=nothing-has-this");
        assertEquals("nothing-has-this - " + GeneratedCatalog.TITLE, page.title());
        assertEquals(GeneratedCatalog.TITLE, page.selectFirst(".brand").text());
        assertEquals("de", page.selectFirst("html").attr("lang"));
        assertEquals("0 Sneaker", page.selectFirst("h1").text());
        assertEquals("Nichts gefunden", page.selectFirst(".nothing h2").text());
        assertTrue(page.selectFirst(".requests code").text().contains("&currency=EUR&sizeSystem=EU&"));
        assertEquals("EUR", page.selectFirst("[name=currency] [selected]").text());
        assertEquals(
                "USD",
                page("/?currency=USD").selectFirst("[name=currency] [selected]").text());
    }

    @Test
    void hasTheLogoAndTheAccentOfTheOperator() throws IOException {
        Document page = page("/");
        assertEquals(
                Files.readString(Path.of("src/main/resources/page/logo.svg")),
                given().get(page.selectFirst(".brand img").attr("src")).asString());
        assertTrue(given().get(page.selectFirst("[rel=stylesheet]").attr("href"))
                .asString()
                .startsWith(":root{--chosen:" + GeneratedCatalog.ACCENT + "}"));
    }

    @Test
    void hasTheAddressTheLanguageAndTheCurrencyOfTheOperatorOnPagesOfEntries() {
        GeneratedCatalog.fill();
        Document page = page("/s/sneaker-07");
        assertEquals(
                GeneratedCatalog.ADDRESS + "/s/sneaker-07",
                page.selectFirst("link[rel=canonical]").attr("href"));
        assertEquals(
                GeneratedCatalog.ADDRESS + "/s/sneaker-07",
                Api.json(page.selectFirst("[type=application/ld+json]").data())
                        .get("url")
                        .asText());
        assertEquals("Dieser Colorway", page.selectFirst(".story h2").text());
        assertTrue(page.selectFirst(".requests code").text().contains("currency=EUR"));
        assertTrue(given().get("/sitemap.xml").asString().contains(GeneratedCatalog.ADDRESS + "/sitemaps/lists.xml"));
        page = page("/browse/brands/brand-1");
        assertEquals("Marken", page.selectFirst("h1 .who").text());
        assertTrue(page.select(".requests code").get(1).text().contains("&currency=EUR&"));
    }
}
