// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Browser;
import dev.colorway.testing.InBrowser;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test that uses pages as people do: one browser for all its methods. */
@InBrowser
abstract class PagesInBrowser {

    /** A wide window in light colours, and a phone in dark ones. */
    static final List<Window> WINDOWS = List.of(new Window(1280, "light"), new Window(360, "dark"));

    /** Which parts of the page have moved without an input (Layout Instability API), and how; empty if none. */
    private static final String SHIFTS = "new Promise(done => { const moved = []; "
            + "const at = box => [box.x, box.y, box.width, box.height].map(Math.round).join(' '); "
            + "new PerformanceObserver(list => list.getEntries().forEach(shift => shift.sources.forEach(source => "
            + "moved.push(`${source.node?.nodeName} ${source.node?.className} ${at(source.previousRect)} -> "
            + "${at(source.currentRect)}`)))).observe({type: 'layout-shift', buffered: true}); "
            + "setTimeout(() => done(moved.join(', ')), 100); })";

    static Browser browser;

    /** @param scheme the preferred colours: {@code light} or {@code dark} */
    record Window(int width, String scheme) {

        void open() {
            browser.size(width, 900).prefer("prefers-color-scheme", scheme);
        }
    }

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
        browser.withScripts(true);
        WINDOWS.get(0).open();
        browser.forget();
    }

    /** Fails if the page is wider than its window. */
    static void assertFits(int width, String where) {
        assertEquals(
                width, browser.value("document.documentElement.scrollWidth").asInt(), where);
    }

    /** Fails if the page breaks a rule of accessibility, is wider than its window, or has moved. */
    static void assertReadable(Window window, String where) {
        assertEquals("", browser.text(SHIFTS), window + " " + where);
        assertEquals(List.of(), browser.inaccessible(), window + " " + where);
        assertFits(window.width, window + " " + where);
    }
}
