// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.testing.Catalog.SILVER_BLACK;
import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uses the pages of entries as people do. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class EntryPagesInBrowserTest extends PagesInBrowser {

    private static final String PRICE = """
            {"sneaker": {"slug": "%s"}, "amount": %d, "currency": "SGD", "kind": "ASK", "size": "US9",
             "observedAt": "2026-01-0%dT00:00:00Z", "source": "%s"}""";

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

    @Test
    void isAccessibleAndFitsItsWindow() {
        for (String path : List.of(
                "/s/" + SILVER_BLACK,
                "/s/" + sneaker("Watched") + "?size=US9",
                "/s/nothing",
                "/browse/silhouettes/gel-kayano-14",
                "/browse/collaborations/jjjjound-x-asics",
                "/browse/collaborators/jjjjound",
                "/browse/designers/hidenori-yamashita",
                "/browse/brands/asics",
                "/browse/collaborators",
                "/releases",
                "/browse/digest")) {
            for (Window window : Lane.some(WINDOWS, path, 1)) {
                window.open();
                browser.open(Api.base() + path);
                assertReadable(window, path);
            }
        }
    }

    /**
     * A new visitor finds "a JJJJound sneaker in EU 42.5 under S$1,600": one click into the search field, two for the
     * system of sizes, one for the size, one into the field for the highest price, and one on the sneaker.
     */
    @Test
    void aStrangerFindsASneakerBySizeAndPriceInSixClicks() {
        String by = unique("stranger");
        created("/collaborators", "{\"slug\": \"%s\", \"name\": \"%s\"}".formatted(by, by));
        created("/collaborations", """
                {"slug": "%s", "name": "%s", "brand": {"slug": "asics"}, "collaborators": [{"slug": "%s"}]}
                """.formatted(by, by, by));
        for (int amount : new int[] {1500, 1700}) {
            String slug = by + "-" + amount;
            created("/sneakers", """
                    {"slug": "%s", "name": "Sought %d", "silhouette": {"slug": "gel-kayano-14"},
                     "collaboration": {"slug": "%s"}}""".formatted(slug, amount, by));
            for (String size : List.of("EU42.5", "EU44")) {
                post("/prices", PRICE.formatted(slug, amount, 1, "shop").replace("US9", size))
                        .then()
                        .statusCode(201);
            }
        }
        browser.open(Api.base() + "/").click(".search input").type(by).press("Enter");
        browser.await("document.querySelectorAll('.card').length == 2 && location.search == '?q=" + by + "'");
        // A select opens with one click, and a second one chooses.
        browser.value("(() => { const field = document.querySelector('[name=sizeSystem]'); field.value = 'EU'; "
                + "field.dispatchEvent(new Event('change', {bubbles: true})); })()");
        browser.click("[data-key='size=EU42.5']").await("document.querySelectorAll('.chips a').length == 1");
        browser.click(".ends [name=maxPrice]").type("1600").press("Enter");
        browser.await("document.querySelectorAll('.card').length == 1");
        assertEquals("S$1,500", browser.text("document.querySelector('.card .money b').textContent"));
        browser.click(".card a").await("document.querySelector('.size-prices [aria-current]')");
        assertEquals("/s/" + by + "-1500", browser.text("location.pathname"));
        assertEquals("EU42.5", browser.text("document.querySelector('.size-prices [aria-current]').textContent"));
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

    private void turn(String visibility) {
        browser.value("(() => { Object.defineProperty(document, 'visibilityState', {value: '" + visibility
                + "', configurable: true}); document.dispatchEvent(new Event('visibilitychange')); })()");
    }

    @Test
    void showsChangesThatCameWhileItWasInTheBackground() {
        String slug = sneaker("Back");
        browser.open(Api.base() + "/s/" + slug).await("!document.querySelector('.live').hidden");
        turn("hidden");
        browser.await("document.querySelector('.live').hidden")
                .await("performance.getEntriesByType('resource').some(one => one.name.includes('/changes?'))");
        observe(slug, 1500, 3, "shop");
        turn("visible");
        browser.await("document.querySelectorAll('#changes .fresh').length == 1");
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
            assertFits(width, slug);
            assertEquals("undefined", browser.text("typeof window.ran"));
        }
    }
}
