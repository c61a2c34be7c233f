// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.Browser;
import dev.colorway.testing.InBrowser;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.ReadsBuiltInCatalog;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uses the list of sneakers as people do. */
@QuarkusTest
@OnAnyDatabase
@ReadsBuiltInCatalog
@TestProfile(WritableCatalog.Profile.class)
@InBrowser
class CatalogInBrowserTest {

    private static final String CHIPS = "document.querySelectorAll('.chips a').length == ";
    /** How far the parts of the page have moved without an input (Cumulative Layout Shift). */
    private static final String SHIFT = "new Promise(done => { let sum = 0; "
            + "new PerformanceObserver(list => list.getEntries().forEach(shift => sum += shift.value))"
            + ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 100); })";

    private static final String CARDS = "document.querySelectorAll('.card').length == ";

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

    /** No page asks another host, and nothing fails or is refused by the Content-Security-Policy. */
    @AfterEach
    void staysHereAndFailsNowhere() {
        assertEquals(List.of(), browser.faults());
        assertEquals(
                List.of(),
                browser.requests().stream()
                        .filter(address -> !address.startsWith(Api.base()) && !address.startsWith("data:"))
                        .toList());
    }

    private String address() {
        return browser.text("location.pathname + location.search");
    }

    private void choose(String name, String value) {
        browser.value("(() => { const field = document.querySelector('[name=" + name + "]'); field.value = '" + value
                + "'; field.dispatchEvent(new Event('change', {bubbles: true})); })()");
    }

    @Test
    void narrowsTheListAndGoesBack() {
        browser.open(Api.base() + "/").click(".search input").type("gel").press("Enter");
        browser.await("location.search == '?q=gel'")
                .click("[data-key='color=SILVER']")
                .await(CHIPS + 1);
        assertEquals("color=SILVER", browser.text("document.activeElement.dataset.key"));
        browser.click("[data-key='technology=trusstic']").await(CHIPS + 2);
        browser.click("[data-key='size=US9']").await(CHIPS + 3);
        browser.value("(() => { const handle = document.querySelectorAll('.slider input')[1]; handle.value = 400; "
                + "['input', 'change'].forEach(type => "
                + "handle.dispatchEvent(new Event(type, {bubbles: true}))); })()");
        browser.await(CHIPS + 4).await(CARDS + 2);
        String narrowed = address();
        assertTrue(narrowed.startsWith("/?q=gel&color=SILVER&technology=trusstic&size=US9&maxPrice="), narrowed);
        choose("sort", "-price");
        browser.await("location.search.endsWith('&sort=-price')");
        browser.back().await("!location.search.includes('sort')").await(CHIPS + 4);
        assertEquals(narrowed, address());
        browser.back().await(CHIPS + 3).back().await(CHIPS + 2);
        assertEquals("gel", browser.text("document.querySelector('.search input').value"));
        browser.open(Api.base() + narrowed).await(CHIPS + 4).await(CARDS + 2);
        browser.click(".chips a").await(CHIPS + 3);
    }

    @Test
    void goesOnAtTheEnd() {
        browser.size(1280, 400).open(Api.base() + "/?limit=1").value("scrollTo(0, document.body.scrollHeight)");
        browser.await("document.querySelectorAll('.card').length >= 4");
        browser.click("a.next").await("document.querySelectorAll('.card').length >= 5");
        assertEquals("6", browser.text("document.querySelector('h1').textContent.match(/\\d+/)[0]"));
    }

    @Test
    void suggestsWhileSomebodyTypesAlmostRight() {
        browser.open(Api.base() + "/").click(".search input").type("kiko asisc");
        browser.await("document.querySelectorAll('[role=option]').length == 2").press("ArrowDown");
        assertEquals("true", browser.text("document.querySelector('[role=option]').ariaSelected"));
        browser.press("Enter")
                .await("location.search == '?collaboration=kiko-kostadinov-x-ub1-s-x-asics'")
                .await(CARDS + 1);
    }

    @Test
    void copiesItsRequest() {
        browser.open(Api.base() + "/?size=US9").click("[data-copy]");
        browser.await("document.querySelector('[data-copy]').textContent == 'Copied'");
    }

    @Test
    void hasItsFiltersInASheetOnAPhone() {
        browser.size(360, 800).open(Api.base() + "/");
        assertEquals(
                "2",
                browser.text("getComputedStyle(document.querySelector('.cards'))"
                        + ".gridTemplateColumns.split(' ').length"));
        assertEquals("360", browser.text("document.documentElement.scrollWidth"));
        String isOpen = "document.querySelector('#filters').matches(':popover-open')";
        browser.click(".open-filters").await(isOpen);
        assertEquals(List.of(), browser.inaccessible());
        browser.click("[data-key='color=SILVER']")
                .await("location.search == '?color=SILVER'")
                .await(isOpen);
        browser.click(".sheet-foot button").await("!" + isOpen);
    }

    @Test
    void worksWithoutScripts() {
        browser.withScripts(false).open(Api.base() + "/?limit=4").await(CARDS + 4);
        browser.click("a.next").await("location.search.includes('cursor=')").await(CARDS + 2);
        browser.click("[data-key='size=US9']").await("location.search == '?limit=4&size=US9'");
        browser.click(".search input").type("jjjjound").press("Enter");
        browser.await("location.search.includes('q=jjjjound')").await(CARDS + 1).await(CHIPS + 1);
        assertEquals("none", browser.text("getComputedStyle(document.querySelector('.slider')).display"));
    }

    @Test
    void isAccessibleAndStandsStill() {
        List<Window> windows = List.of(new Window(1280, "light"), new Window(360, "dark"));
        for (Window window : windows) {
            browser.size(window.width, 900).prefer("prefers-color-scheme", window.scheme);
            for (String query : List.of("", "?size=US9&sort=-price", "?q=nothing-has-this")) {
                browser.open(Api.base() + "/" + query);
                String where = window + " " + query;
                assertEquals(List.of(), browser.inaccessible(), where);
                assertEquals(
                        window.width,
                        browser.value("document.documentElement.scrollWidth").asInt(),
                        where);
                // Up to 0.1 is good (web.dev, Cumulative Layout Shift). The text of a page can move by parts of a
                // pixel.
                assertEquals(0, browser.value(SHIFT).asDouble(), 0.001, where);
            }
        }
    }

    private record Window(int width, String scheme) {}

    @Test
    void showsSwaggerUiWithReadsFirstOnAPhone() {
        browser.size(360, 800).open(Api.base() + "/q/swagger-ui/#/Sneakers/listSneakers");
        browser.await("document.querySelector('.opblock.is-open')");
        // Without a viewport, a phone lays a page out for 980 pixels.
        assertTrue(browser.value("innerWidth").asInt() < 500);
        String methods = browser.text("[...document.querySelectorAll('.opblock-summary-method')]"
                + ".map(method => method.textContent).join(' ')");
        assertTrue(methods.matches("(GET )+(?!.*GET).+"), methods);
    }
}
