// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.bench.PageMeasurement.Figure;
import dev.colorway.testing.Browser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Loads pages in Chromium, one after the other, and measures when they can be seen and used. */
final class PageLoads {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    /** How many measured loads come for each warm-up load. Warm-up loads come first and are not measured. */
    private static final int WARM_UP = 10;

    /**
     * Runs before the scripts of each page. A page is usable when it contains a card, or the name of its sneaker, and
     * its script has run to its end: there, the script makes the search field a combobox.
     */
    private static final String OBSERVE = """
            window.observed = {shift: 0};
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
              if (!entry.hadRecentInput) observed.shift += entry.value;
            })).observe({type: 'layout-shift', buffered: true});
            new MutationObserver((changes, observer) => {
              if (document.querySelector('.search input[role=combobox]')
                  && document.querySelector('.cards .card, article.sneaker h1')) {
                observed.usable = performance.now();
                observer.disconnect();
              }
            }).observe(document, {subtree: true, attributes: true, attributeFilter: ['role']});
            """;

    private static final String USABLE =
            "window.observed.usable && performance.getEntriesByName('first-contentful-paint').length";
    /** Waits for late requests and shifts. */
    private static final String SETTLE = "new Promise(done => setTimeout(done, 500))";
    /** All times are milliseconds since the start of the navigation. */
    private static final String OBSERVED = """
            (() => {
              const [load] = performance.getEntriesByType('navigation');
              const [paint] = performance.getEntriesByName('first-contentful-paint');
              return {FIRST_BYTE: load.responseStart, COMPLETE: load.responseEnd, PAINTED: paint.startTime,
                USABLE: Math.max(observed.usable, paint.startTime), SHIFT: observed.shift};
            })()""";

    private final String base;
    private final int count;
    private final Browser browser;

    /** A kind of page, its addresses, and its measurements. */
    private static final class Kind {

        private final List<String> addresses;
        private final PageMeasurement first;
        private final PageMeasurement next;

        private Kind(String title, List<String> addresses) {
            this.addresses = addresses;
            first = new PageMeasurement(title + " in Chromium", "empty browser cache");
            next = new PageMeasurement(title + " in Chromium", "files in browser cache");
        }
    }

    private PageLoads(String base, int count, Browser browser) {
        this.base = base;
        this.count = count;
        this.browser = browser;
    }

    /** Returns how many different pages of a kind {@link #measure} loads. */
    static int questions(Settings settings) {
        int counted = settings.number("loads");
        return 2 * (counted + counted / WARM_UP);
    }

    /**
     * Loads all pages in turn, each once, except {@code /}. Returns the rows of the table.
     *
     * @param base scheme, host and port of the service
     * @param queries the queries of lists
     * @param sneakers the slugs of sneakers
     */
    static List<PageMeasurement> measure(String base, List<String> queries, List<String> sneakers, Settings settings) {
        List<Kind> kinds = List.of(
                new Kind("`/`", Collections.nCopies(queries.size(), "/")),
                new Kind(
                        "`/?`, two filters",
                        queries.stream().map(query -> "/?" + query).toList()),
                new Kind(
                        "`/s/{slug}`",
                        sneakers.stream().map(slug -> "/s/" + slug).toList()));
        try (Browser browser = Browser.start()) {
            browser.size(WIDTH, HEIGHT).atStart(OBSERVE);
            new PageLoads(base, settings.number("loads"), browser).measure(kinds);
        }
        List<PageMeasurement> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.addAll(List.of(kind.first, kind.next)));
        return rows;
    }

    private void measure(List<Kind> kinds) {
        int warmUp = count / WARM_UP;
        for (int number = 0; number < warmUp + count; number++) {
            boolean counts = number >= warmUp;
            for (Kind kind : kinds) {
                browser.emptyCache();
                load(kind.addresses.get(2 * number), counts ? kind.first : new PageMeasurement("", ""));
                load(kind.addresses.get(2 * number + 1), counts ? kind.next : new PageMeasurement("", ""));
            }
        }
    }

    private void load(String address, PageMeasurement measured) {
        browser.open("about:blank").forget();
        browser.open(base + address).await(USABLE).value(SETTLE);
        if (!browser.faults().isEmpty()) {
            throw new IllegalStateException(address + " has faults in the browser: " + browser.faults());
        }
        JsonNode observed = browser.value(OBSERVED);
        observed.properties()
                .forEach(figure -> measured.add(
                        Figure.valueOf(figure.getKey()), figure.getValue().asDouble()));
        List<Browser.Received> received = browser.received().stream()
                .filter(response -> !response.mediaType().startsWith("image/"))
                .toList();
        measured.add(Figure.REQUESTS, received.size());
        measured.add(
                Figure.KILOBYTES,
                received.stream().mapToLong(Browser.Received::bytes).sum() / 1e3);
    }
}
