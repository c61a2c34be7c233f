// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.page.PageReader.ask;
import static dev.colorway.page.PageReader.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.NewsCatalog;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The digest as a page, as a mail and as plain text. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class DigestPagesTest {

    private final Instant now = Instant.now();
    private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    private NewsCatalog news;
    private String pictured;
    private String plain;

    @BeforeEach
    void begin() {
        QuarkusMock.installMockForType(Clock.fixed(now, ZoneOffset.UTC), Clock.class);
        news = new NewsCatalog();
        pictured = news.sneaker(", \"releaseDate\": \"" + today
                + "\", \"images\": [{\"url\": \"https://images.example/a?b=1&c=2\", \"alt\": \"From the side\"}]");
        plain = news.sneaker("");
        NewsCatalog.ask(plain, "200", "SEK", today.minusDays(10));
        NewsCatalog.ask(plain, "225", "SEK", today);
    }

    private String name(String slug) {
        return Api.get("/sneakers/" + slug).get("name").asText();
    }

    @Test
    void thePageHasAllParts() {
        Document page = page(news.address("/browse/digest") + "&currency=SEK");
        assertEquals("News of the week", page.select("h1").text());
        assertEquals(4, page.select("h2").size() - page.select(".requests h2").size());
        assertEquals(
                List.of(name(pictured), name(plain), name(pictured), name(plain)),
                page.select(".others a").eachText());
        assertEquals("+12.5%", page.select(".others span.count:not(.minor)").text());
        assertTrue(page.select("main").text().contains("Ask: SEK 200 → SEK 225"), page.text());
        assertTrue(page.select("main").text().contains("None."));
        assertEquals(
                List.of("/s/" + plain + "?currency=SEK"),
                page.select(".others li:has(.count:not(.minor)) a").eachAttr("href"));
        String german =
                page(news.address("/browse/digest") + "&currency=SEK&lang=de").text();
        assertTrue(german.contains("Neues der Woche") && german.contains("+12,5 %"), german);
        page(400, "/browse/digest?week=1");
    }

    @Test
    void theMailNeedsNothingFromElsewhere() {
        Response answer = ask(news.address("/digest.html") + "&currency=SEK");
        assertEquals("text/html;charset=UTF-8", answer.contentType());
        String policy = answer.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'unsafe-inline'; img-src https:;"), policy);
        Document mail = Jsoup.parse(answer.asString());
        assertEquals("Colorway: News of the week", mail.title());
        assertTrue(mail.select("script, style, link, iframe, form, base").isEmpty(), mail.outerHtml());
        assertEquals(
                List.of("https://images.example/a?b=1&c=2", "https://images.example/a?b=1&c=2"),
                mail.select("img").eachAttr("src"));
        assertEquals("From the side", mail.select("img").attr("alt"));
        assertEquals(5, mail.select("a").size());
        for (Element link : mail.select("a")) {
            assertTrue(link.attr("href").startsWith(Api.base() + "/"), link.outerHtml());
            page(Api.relative(link.attr("href")));
        }
        assertTrue(mail.text().contains("+12.5%"));
        Document german =
                Jsoup.parse(ask(news.address("/digest.html") + "&lang=de").asString());
        assertEquals("de", german.select("html").attr("lang"));
        assertTrue(
                german.select("a").eachAttr("href").stream().allMatch(address -> address.contains("lang=de")),
                german.outerHtml());
    }

    @Test
    void theTextHasTheSameNewsInLines() {
        Response answer = Api.ask(news.address("/digest.txt") + "&currency=SEK");
        assertEquals("text/plain;charset=UTF-8", answer.contentType());
        String text = answer.asString();
        assertTrue(text.startsWith("Colorway: News of the week\n\nDrops from "), text);
        assertTrue(text.contains("\n  " + Api.base() + "/s/" + pictured + "?currency=SEK\n"), text);
        assertTrue(text.contains("- +12.5% " + name(plain) + "\n  Ask: SEK"), text);
        assertTrue(text.contains("Prices that fell in 7 days\nNone.\n"), text);
        assertFalse(text.contains("&amp;") || text.contains("<") || text.contains("\n\n\n"), text);
        String online = text.strip().replaceFirst("(?s).*: ", "");
        assertEquals(200, ask(Api.relative(online)).statusCode(), online);
    }
}
