// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.testing.Catalog.SILVER_BLACK;
import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.Browser;
import dev.colorway.testing.InBrowser;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses the pages of entries as people do. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
@InBrowser
class EntryPagesInBrowserTest {

    private static final String PRICE = """
            {"sneaker": {"slug": "%s"}, "amount": %d, "currency": "SGD", "kind": "ASK", "size": "US9",
             "observedAt": "2026-01-0%dT00:00:00Z", "source": "%s"}""";

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    @BeforeEach
    void begin() {
        browser.withScripts(true).size(1280, 900).prefer("prefers-color-scheme", "light");
        browser.forget();
    }

    /** Creates a sneaker with asks on two days. */
    private static String sneaker(String name) {
        String slug = unique("watched");
        created(
                "/sneakers",
                "{\"slug\": \"%s\", \"name\": \"%s\", \"brand\": {\"slug\": \"asics\"}}".formatted(slug, name));
        observe(slug, 100, 1, "first");
        observe(slug, 120, 2, "second");
        return slug;
    }

    private static void observe(String slug, int amount, int day, String source) {
        post("/prices", PRICE.formatted(slug, amount, day, source)).then().statusCode(201);
    }

    private record Window(int width, String scheme) {}

    @Test
    void isAccessibleAndFitsItsWindow() {
        String sneaker = sneaker("Watched");
        for (Window window : List.of(new Window(1280, "light"), new Window(360, "dark"))) {
            browser.size(window.width, 900).prefer("prefers-color-scheme", window.scheme);
            for (String path : List.of(
                    "/s/" + SILVER_BLACK,
                    "/s/" + sneaker + "?size=US9",
                    "/s/nothing",
                    "/browse/silhouettes/gel-kayano-14",
                    "/browse/collaborations/jjjjound-x-asics",
                    "/browse/collaborators/jjjjound",
                    "/browse/designers/hidenori-yamashita",
                    "/browse/brands/asics",
                    "/browse/collaborators",
                    "/releases")) {
                browser.open(Api.base() + path);
                assertEquals(List.of(), browser.inaccessible(), window + " " + path);
                assertEquals(
                        window.width,
                        browser.value("document.documentElement.scrollWidth").asInt(),
                        window + " " + path);
            }
        }
    }

    @Test
    void showsChangesAsTheyCome() {
        String script = "<script>window.ran = 1</script>";
        String slug = sneaker("Live");
        browser.open(Api.base() + "/s/" + slug).await("!document.querySelector('.live').hidden");
        observe(slug, 1500, 3, script);
        browser.await("document.querySelectorAll('#changes .fresh').length == 1");
        assertEquals(
                "Jan 3, 2026 Ask at US9 S$1,500 " + script,
                browser.text("document.querySelector('#changes li').textContent"));
        assertEquals("undefined", browser.text("typeof window.ran"));
        assertEquals(List.of(), browser.faults());
    }

    @Test
    void worksWithoutScripts() {
        String slug = sneaker("Plain");
        browser.withScripts(false).open(Api.base() + "/s/" + slug).click(".chart summary");
        browser.await("document.querySelector('.chart table').getBoundingClientRect().height > 0");
        browser.click(".who a").await("location.pathname == '/browse/brands/asics'");
        browser.back().await("location.pathname == '/s/" + slug + "'");
        browser.click(".size-prices th a").await("location.search == '?size=US9'");
        // The pages of the maker show the pictures of other tests' sneakers, which no server has.
        assertEquals(
                List.of(),
                browser.faults().stream()
                        .filter(fault -> !fault.contains("ERR_NAME_NOT_RESOLVED"))
                        .toList());
    }

    @Test
    void longWordsAndMarkupChangeNothing() {
        String script = "<img src=x onerror='window.ran = 2'>" + "w".repeat(120);
        String slug = sneaker(script);
        for (int width : new int[] {1280, 360}) {
            browser.size(width, 900).open(Api.base() + "/s/" + slug);
            assertEquals(
                    width, browser.value("document.documentElement.scrollWidth").asInt());
            assertEquals("undefined", browser.text("typeof window.ran"));
        }
    }
}
