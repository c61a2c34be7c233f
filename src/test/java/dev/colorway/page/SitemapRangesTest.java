// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.unique;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The sitemaps of a catalog whose ids have large gaps, as deletions leave them. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class SitemapRangesTest {

    /** Between this id and those of the catalog are hundreds of thousands of ranges. */
    private static final long FAR = 4_000_000_123L;

    @Inject
    EntityManager entities;

    private static List<String> addresses(String sitemap) {
        return Jsoup.parse(given().get(sitemap).asString(), "", Parser.xmlParser())
                .select("loc")
                .eachText();
    }

    private long move(String slug, long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long before = entities.createQuery("select d.id from Designer d where d.slug = :slug", Long.class)
                    .setParameter("slug", slug)
                    .getSingleResult();
            entities.createNativeQuery("update designer set id = :id where slug = :slug")
                    .setParameter("id", id)
                    .setParameter("slug", slug)
                    .executeUpdate();
            return before;
        });
    }

    @Test
    void aGapInTheIdsHasNoFile() {
        String slug = unique("far");
        created("/designers", "{\"slug\": \"%s\", \"name\": \"Far\"}".formatted(slug));
        List<String> before = files();
        long id = move(slug, FAR);
        try {
            List<String> after = files();
            assertEquals("/sitemaps/designers-" + FAR / 5000 + ".xml", after.get(after.size() - 1));
            assertEquals(
                    before,
                    after.subList(0, after.size() - 1),
                    "the file of the former range stays, because other entries are in it");
            assertEquals(
                    List.of("/browse/designers/" + slug),
                    addresses(after.get(after.size() - 1)).stream()
                            .map(address -> address.replaceFirst("https?://[^/]+", ""))
                            .toList());
        } finally {
            move(slug, id);
            delete("/designers/" + slug, "*").then().statusCode(204);
        }
    }

    private static List<String> files() {
        return addresses("/sitemap.xml").stream()
                .map(address -> address.replaceFirst("https?://[^/]+", ""))
                .filter(file -> file.startsWith("/sitemaps/designers-"))
                .toList();
    }
}
