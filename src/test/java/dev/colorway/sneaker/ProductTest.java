// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.price;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.SchemaOrg;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sneaker as a {@code Product} of schema.org, and the rules that search engines publish for it. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class ProductTest {

    private static JsonNode product(String address) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to(address));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        assertEquals(
                Optional.of("application/ld+json;charset=UTF-8"),
                answer.headers().firstValue("Content-Type"));
        JsonNode product = Api.json(Transfers.text(answer));
        SchemaOrg.check(product);
        return product;
    }

    private static String sneaker(String fields) {
        String slug = unique("product");
        created("/sneakers", """
                {"slug": "%s", "name": "Product", "silhouette": "gel-kayano-14"%s}""".formatted(slug, fields));
        return slug;
    }

    @Test
    void everySneakerOfTheBuiltInCatalogIsAProduct() {
        for (JsonNode sneaker : Api.get("/sneakers?limit=100").get("items")) {
            String slug = sneaker.get("slug").asText();
            JsonNode product = product("/sneakers/" + slug + ".jsonld");
            assertEquals(sneaker.get("url"), product.get("url"));
            assertEquals(sneaker.get("name"), product.get("name"));
            assertEquals(slug, product.get("sku").asText());
            assertEquals(sneaker.path("styleCode").asText(), product.path("mpn").asText());
            assertFalse(product.has("availability") || product.at("/offers").has("availability"));
        }
    }

    @Test
    void hasWhatIsKnown() {
        String code = unique("code").replace("-", "") + "1";
        String slug = sneaker("""
                , "styleCode": "%s", "releaseDate": "2024-05-01", "audience": "WOMEN",
                "description": "Made up.\\nFor a test.", "colors": [{"name": "Sail"}, {"name": "Gum"}],
                "gtins": [{"gtin": "40170725", "size": "US9"}, {"gtin": "4012345678901"}],
                "images": [{"url": "https://images.example/a.jpg"}, {"url": "https://images.example/b.jpg"}],
                "links": [{"rel": "official", "url": "https://maker.example/p"}, \
                {"rel": "shop", "url": "https://shop.example/p"}]""".formatted(code));
        price(slug, "ASK", "249.90", "US9", ", \"offerUrl\": \"https://shop.example/o\"");
        JsonNode product = product("/sneakers/" + code + ".jsonld");
        assertEquals("Sail/Gum", product.get("color").asText());
        assertEquals("4012345678901", product.get("gtin").asText());
        assertEquals("GEL-Kayano 14", product.get("model").asText());
        assertEquals("2024-05-01", product.get("releaseDate").asText());
        assertEquals("female", product.at("/audience/suggestedGender").asText());
        assertEquals("https://images.example/b.jpg", product.at("/image/1").asText());
        assertEquals("[\"https://maker.example/p\"]", product.get("sameAs").toString());
        assertEquals("Offer", product.at("/offers/@type").asText());
        assertEquals("https://shop.example/o", product.at("/offers/url").asText());
        assertEquals("249.90", product.at("/offers/price").decimalValue().toPlainString());
        assertFalse(product.has("size"));
        JsonNode ofSize = product("/sneakers/" + slug + ".jsonld?size=US9");
        assertEquals("40170725", ofSize.get("gtin").asText());
        assertEquals("US9", ofSize.get("size").asText());
    }

    @Test
    void severalAsksAreOneAggregateOffer() {
        String slug = sneaker("");
        price(slug, "RETAIL", "180", null, "");
        assertEquals(
                "180.00",
                product("/sneakers/" + slug + ".jsonld")
                        .at("/offers/price")
                        .decimalValue()
                        .toPlainString());
        price(slug, "SALE", "500", "US9", "");
        assertFalse(product("/sneakers/" + slug + ".jsonld").has("offers"), "a sale is over");
        price(slug, "ASK", "300", "US9", "");
        price(slug, "ASK", "250.5", "US10", "");
        price(slug, "ASK", "90", "US10", ", \"condition\": \"USED\"");
        price(slug, "ASK", "999", "US10", ", \"market\": \"SG\"");
        JsonNode offers = product("/sneakers/" + slug + ".jsonld").get("offers");
        assertEquals(
                "AggregateOffer 250.50 300.00 2",
                String.join(
                        " ",
                        offers.get("@type").asText(),
                        offers.get("lowPrice").decimalValue().toPlainString(),
                        offers.get("highPrice").decimalValue().toPlainString(),
                        offers.get("offerCount").asText()));
        assertEquals(
                "https://schema.org/UsedCondition",
                product("/sneakers/" + slug + ".jsonld?condition=USED")
                        .at("/offers/itemCondition")
                        .asText());
        assertFalse(product("/sneakers/" + slug + ".jsonld?currency=USD").has("offers"));
    }

    /** The summary of prices lists the asks of 60 sizes at most. The lowest ask can be at another size. */
    @Test
    void theLowestPriceIsThatOfAllSizes() {
        String slug = sneaker("");
        for (int size = 1; size <= 62; size++) {
            price(slug, "ASK", Integer.toString(400 - size), "US" + size, "");
        }
        JsonNode offers = product("/sneakers/" + slug + ".jsonld").get("offers");
        assertEquals("338.00", offers.get("lowPrice").decimalValue().toPlainString());
        assertEquals(62, offers.get("offerCount").asInt());
        assertFalse(offers.has("highPrice"), "the summary does not list all sizes, so the highest ask is not known");
    }

    @Test
    void theHeaderAcceptGivesTheSameWithAnETag() {
        String slug = sneaker("");
        HttpResponse<byte[]> answer =
                Transfers.send(Transfers.to("/sneakers/" + slug).header("Accept", "application/ld+json"));
        assertEquals(
                Transfers.text(answer), Transfers.text(Transfers.send(Transfers.to("/sneakers/" + slug + ".jsonld"))));
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                304,
                Transfers.send(Transfers.to("/sneakers/" + slug + ".jsonld").header("If-None-Match", tag))
                        .statusCode());
        List<String> statuses = new ArrayList<>();
        patch("/sneakers/" + slug, "{\"slug\": \"" + slug + "-new\"}", "*")
                .then()
                .statusCode(200);
        HttpResponse<byte[]> moved = Transfers.send(Transfers.to("/sneakers/" + slug + ".jsonld?currency=USD"));
        statuses.add(moved.statusCode() + " "
                + Api.relative(moved.headers().firstValue("Location").orElseThrow()));
        assertEquals(List.of("308 /sneakers/" + slug + "-new.jsonld?currency=USD"), statuses);
        Transfers.refused(404, Transfers.to("/sneakers/nothing-here.jsonld"));
        Transfers.refused(400, Transfers.to("/sneakers/" + slug + "-new.jsonld?limit=1"));
    }
}
