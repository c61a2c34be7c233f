// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.page.PageReader.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page that shows the first entries of many says how many there are, and leads to all of them. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class LargePagesTest {

    private static final int ENTRIES = 101;
    private static final int SIZES = 121;
    /** The count of sizes of the system KR. */
    private static final int LENGTHS = 71;

    @BeforeEach
    void fill() {
        Transfers.empty();
        StringBuilder rows = new StringBuilder("""
                {"resource": "brands", "slug": "large", "name": "Large"}
                {"resource": "collaborators", "slug": "busy", "name": "Busy"}
                """);
        for (int i = 0; i < ENTRIES; i++) {
            rows.append("""
                    {"resource": "silhouettes", "slug": "shape-%1$d", "name": "Shape %1$d", "brand": "large"}
                    """.formatted(i));
        }
        for (int i = 0; i < ENTRIES; i++) {
            rows.append("""
                    {"resource": "collaborations", "slug": "joint-%1$d", "name": "Joint %1$d", "brand": "large", \
                    "collaborators": ["busy"]}
                    """.formatted(i));
        }
        for (int i = 0; i < ENTRIES; i++) {
            rows.append("""
                    {"resource": "sneakers", "slug": "shoe-%1$d", "name": "Shoe %1$d", "silhouette": "shape-%1$d", \
                    "collaboration": "joint-%1$d"}
                    """.formatted(i));
        }
        rows.append("""
                {"resource": "prices", "sneaker": "shoe-7", "amount": 90, "currency": "EUR", "kind": "RETAIL", \
                "observedAt": "2025-01-01", "source": "Maker"}
                """);
        for (int i = 0; i < SIZES; i++) {
            rows.append("""
                    {"resource": "prices", "sneaker": "shoe-7", "amount": %d, "currency": "EUR", "kind": "ASK", \
                    "size": "KR%d%s", "observedAt": "2026-01-01", "source": "Shop"}
                    """.formatted(100 + i, 50 + 5 * (i % LENGTHS), i < LENGTHS ? "" : "-2E"));
        }
        Transfers.imported(Transfers.NDJSON, rows.toString());
    }

    @Test
    void aFilterCountsAllItsValues() {
        Document page = page("/?lang=en&sizeSystem=KR");
        Element filter = page.selectFirst(".filter:has([id=f-silhouette])");
        assertEquals(50, filter.select("[data-key]").size());
        assertEquals("95 more", filter.selectFirst("summary").text());
        assertEquals(
                "Not listed here: 51. Complete list",
                filter.selectFirst("details .minor").text());
        assertEquals(
                "/browse/silhouettes?lang=en",
                filter.selectFirst("details .minor a").attr("href"));
        Element sizes = page.selectFirst(".filter:has([id=f-size])");
        assertEquals(50, sizes.select("[data-key]").size());
        assertEquals("Not listed here: 71.", sizes.selectFirst("p.minor").text());
    }

    @Test
    void aCardCountsAllSizes() {
        Element sizes = page("/?lang=en&slug=shoe-7").selectFirst(".to-be-had");
        assertEquals("121 sizes", sizes.selectFirst("summary").text());
        assertTrue(sizes.selectFirst("p").text().matches("(KR[0-9]+(-2E| 2E)?, ){60}61 more"), sizes.text());
    }

    @Test
    void aSneakerWithManyPricesHasItsRetailPrice() {
        assertEquals(
                "Lowest ask at KR50. Retail was €90.",
                page("/s/shoe-7?lang=en").select(".price .minor").text());
    }

    @Test
    void anEntryLeadsToAllItsSilhouettesOrCollaborations() {
        for (String[] expected : new String[][] {
            {"/browse/brands/large", "/browse/silhouettes?brand=large"},
            {"/browse/collaborators/busy", "/browse/collaborations?collaborator=busy"}
        }) {
            Element section = page(expected[0] + "?lang=en").selectFirst("section:has(.others)");
            assertEquals(100, section.select(".others li").size());
            assertEquals("All 101", section.selectFirst("a.more").text());
            assertEquals(expected[1] + "&lang=en", section.selectFirst("a.more").attr("href"));
            assertEquals(
                    "101",
                    page(expected[1] + "&lang=en").selectFirst("header .minor").text());
        }
        assertTrue(page("/browse/collaborations/joint-1?lang=en")
                .select("section:has(.others)")
                .isEmpty());
    }
}
