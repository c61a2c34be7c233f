// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shows texts that are meant to run, or to break the page. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class HostileTextsInBrowserTest extends PagesInBrowser {

    @Test
    void showsTextsAsTexts() {
        String script = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>";
        String word = "w".repeat(120);
        String brand = unique("hostile");
        created("/brands", "{\"slug\": \"%s\", \"name\": \"%s\"}".formatted(brand, word + " " + brand));
        created("/sneakers", """
                {"name": "%s %s", "colorway": "%s", "brand": {"slug": "%s"},
                 "images": [{"url": "https://images.invalid/a.jpg", "alt": "\\"><b>🥾</b>"}]}
                """.formatted(script, brand, script, brand));
        created("/sneakers", """
                {"slug": "%s-words", "name": "%s", "colorway": "{frame.title} 👟👟 %s", "brand": {"slug": "%s"}}
                """.formatted(brand, word, word, brand));
        for (int width : new int[] {1280, 360}) {
            browser.size(width, 900).open(Api.base() + "/?brand=" + brand);
            browser.await("document.querySelectorAll('.card').length == 2");
            assertFits(width, brand);
            assertEquals("undefined", browser.text("typeof window.ran"));
            assertEquals(
                    script,
                    browser.text("[...document.querySelectorAll('.card strong')].map(title => title.textContent)"
                            + ".find(title => title.startsWith('<'))"));
            // The drawing replaces a picture that does not load.
            browser.await("[...document.querySelectorAll('.card img')].every(picture => "
                    + "picture.src.endsWith('/drawing'))");
            for (String page :
                    List.of("/s/" + brand + "-words", "/browse/brands/" + brand, "/browse/brands?limit=100")) {
                browser.open(Api.base() + page);
                assertFits(width, page);
                assertEquals("undefined", browser.text("typeof window.ran"), page);
            }
        }
    }
}
