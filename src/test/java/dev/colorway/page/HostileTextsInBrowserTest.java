// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.Browser;
import dev.colorway.testing.InBrowser;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Shows texts that are meant to run, or to break the page. */
@QuarkusTest
@OnAnyDatabase
@InBrowser
@TestProfile(WritableCatalog.Profile.class)
class HostileTextsInBrowserTest {

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
        try (Browser browser = Browser.start()) {
            for (int width : new int[] {1280, 360}) {
                browser.size(width, 900).open(Api.base() + "/?brand=" + brand);
                browser.await("document.querySelectorAll('.card').length == 2");
                assertEquals(
                        width,
                        browser.value("document.documentElement.scrollWidth").asInt());
                assertEquals("undefined", browser.text("typeof window.ran"));
                assertEquals(
                        script,
                        browser.text("[...document.querySelectorAll('.card strong')].map(title => title.textContent)"
                                + ".find(title => title.startsWith('<'))"));
                // A picture that does not come gives way to the drawing.
                browser.await("[...document.querySelectorAll('.card img')].every(picture => "
                        + "picture.src.endsWith('/drawing'))");
            }
        }
    }
}
