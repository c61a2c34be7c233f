// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uses the list of sneakers as people do. */
@QuarkusTest
@OnAnyDatabase
class CatalogInBrowserTest extends PagesInBrowser {

    private static final String CHIPS = "document.querySelectorAll('.chips a').length == ";
    private static final String CARDS = "document.querySelectorAll('.card').length == ";

    /** No page asks another host, and nothing fails or is refused by the Content-Security-Policy. */
    @AfterEach
    void requestsNoOtherHostAndHasNoFaults() {
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

    /** Makes requests of the script wait until {@code release()}. */
    private void hold() {
        browser.value("(() => { const ask = window.fetch; const held = []; "
                + "window.fetch = (...one) => new Promise(go => held.push(go)).then(() => ask(...one)); "
                + "window.waiting = () => held.length; "
                + "window.ask = ask; window.release = () => held.splice(0).forEach(go => go()); })()");
    }

    @Test
    void keepsTheFocusWhereItWas() {
        browser.open(Api.base() + "/?color=SILVER").click(".chips a").await(CHIPS + 0);
        assertEquals("H1", browser.text("document.activeElement.tagName"));
        assertEquals(
                browser.text("document.querySelector('h1').textContent"),
                browser.text("document.querySelector('#results').ariaLabel"));
        browser.value("document.querySelector('[data-end=maxPrice]').focus()");
        browser.press("ArrowLeft").await(CHIPS + 1);
        assertEquals("maxPrice", browser.text("document.activeElement.dataset.end"));
    }

    @Test
    void keepsWhatIsTypedWhileAListArrives() {
        browser.open(Api.base() + "/");
        hold();
        choose("minPrice", "200");
        browser.click("[name=maxPrice]").type("9").value("release()");
        browser.await(CHIPS + 1);
        assertEquals("maxPrice 9", browser.text("document.activeElement.name + ' ' + document.activeElement.value"));
    }

    @Test
    void clearsTheOtherEndOfAnEmptyRange() {
        browser.open(Api.base() + "/?maxPrice=300");
        choose("minPrice", "500");
        browser.await("location.search == '?minPrice=500'").await(CHIPS + 1);
    }

    @Test
    void showsTheListOfItsAddressAfterBackAndForward() {
        browser.open(Api.base() + "/").click("[data-key='color=SILVER']").await(CHIPS + 1);
        hold();
        browser.back().await("waiting() == 1").value("history.forward()");
        browser.await("location.search == '?color=SILVER'").value("release()");
        // The response to a later request arrives after that of the released one.
        browser.value("ask('/').then(response => response.text()).then(() => ask('/')).then(() => true)");
        assertEquals("1", browser.text("document.querySelectorAll('.chips a').length"));
    }

    @Test
    void goesOnAtTheEnd() {
        browser.size(1280, 400).open(Api.base() + "/?limit=1").value("scrollTo(0, document.body.scrollHeight)");
        browser.await("document.querySelectorAll('.card').length >= 4");
        browser.click("a.next").await("document.querySelectorAll('.card').length >= 5");
        assertEquals("6", browser.text("document.querySelector('h1').textContent.match(/\\d+/)[0]"));
    }

    @Test
    void goesBackToAllPagesThatWereThere() {
        browser.size(1280, 400).open(Api.base() + "/?limit=1").value("scrollTo(0, document.body.scrollHeight)");
        browser.await(CARDS + 4).click("a.next").await("document.querySelectorAll('.card').length >= 5");
        browser.value("scrollTo(0, document.body.scrollHeight)");
        browser.await(CARDS + 6).click("[data-key='color=SILVER']").await(CHIPS + 1);
        browser.back().await(CHIPS + 0).await(CARDS + 6);
    }

    /**
     * Near the end of the list, the next page loads without a click. If it fails, the list stays, because nobody asked
     * for that page.
     */
    @Test
    void keepsTheListIfAFurtherPageDoesNotLoad() {
        browser.atStart("if (location.hash == '#alone') window.fetch = () => Promise.reject(new TypeError('alone'));");
        browser.open(Api.base() + "/?limit=1#alone").value("scrollTo(0, document.body.scrollHeight)");
        browser.await("document.querySelector('a.next').ariaBusy == 'false'").await(CARDS + 1);
        assertEquals("/?limit=1", address());
        browser.click("a.next").await("location.search.startsWith('?limit=1&cursor=')");
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
    void suggestsInEveryLanguage() {
        browser.open(Api.base() + "/browse/collaborators?lang=de")
                .click(".search [name=q]")
                .type("kiko");
        browser.await("document.querySelectorAll('[role=option]').length > 0");
    }

    @Test
    void suggestsNothingAfterASearch() {
        browser.open(Api.base() + "/");
        hold();
        browser.click(".search [name=q]").type("kiko").await("waiting() == 1").press("Enter");
        browser.await("waiting() == 2").value("release()");
        browser.await("location.search == '?q=kiko'").await(CARDS + 1);
        assertEquals("true", browser.text("document.querySelector('#found').hidden"));
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
        for (Window window : WINDOWS) {
            window.open();
            for (String query : List.of("", "?size=US9&sort=-price", "?q=nothing-has-this", "?lang=de")) {
                browser.open(Api.base() + "/" + query);
                assertReadable(window, query);
            }
        }
    }

    @Test
    void changesItsLanguageAndKeepsTheQuestion() {
        browser.open(Api.base() + "/?color=SILVER")
                .click(".languages a")
                .await("document.documentElement.lang == 'de'");
        assertEquals("/?color=SILVER&lang=de", address());
        browser.click("[data-key='technology=trusstic']").await(CHIPS + 2);
        browser.click(".search input")
                .type("gel")
                .press("Enter")
                .await(CHIPS + 2 + " && location.search.includes('q=gel')");
        assertTrue(address().contains("lang=de"), address());
        browser.click(".card a").await("location.pathname.startsWith('/s/')");
        assertEquals("de", browser.text("document.documentElement.lang"));
        browser.click(".languages a").await("document.documentElement.lang == 'en'");
        assertEquals("", browser.text("location.search"));
    }

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
