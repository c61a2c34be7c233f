// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.Workbooks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One request imports a file in the shape of a shop or a marketplace. The files are made up. The test of each shape
 * also lists the columns that the import leaves out, because the catalog has no field for them.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class ForeignTablesTest {

    private static final String CREATE = "?create=missing&observedAt=2026-11-01&source=example-shop";
    private static final String TSV = "text/tab-separated-values";

    @BeforeEach
    void empty() {
        Transfers.empty();
    }

    private static JsonNode imported(String type, byte[] file, String options) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/imports" + options)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file)));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    /** Imports a file, then again: the second time changes nothing. */
    private static JsonNode importedTwice(String type, String file, String options) {
        JsonNode imported = imported(type, Transfers.bytes(file), options);
        String catalog = Transfers.export("/catalog", NDJSON);
        JsonNode again = imported(type, Transfers.bytes(file), options);
        assertEquals(0, Transfers.count(again, "created") + Transfers.count(again, "changed"), again.toString());
        assertEquals(catalog, Transfers.export("/catalog", NDJSON));
        return imported;
    }

    private static void assertCreated(JsonNode imported, String shape, int sneakers, int prices) {
        assertEquals(shape, imported.at("/table/shape").asText());
        assertEquals(sneakers, imported.at("/resources/sneakers/created").asInt(), imported.toString());
        assertEquals(prices, imported.at("/resources/prices/created").asInt(), imported.toString());
    }

    private static List<String> passedOver(JsonNode imported) {
        List<String> columns = new ArrayList<>();
        imported.at("/table/columns").forEach(column -> {
            if (column.get("fields").isEmpty()) {
                columns.add(column.get("column").asText());
            }
        });
        return columns;
    }

    private static List<String> prices(String sneaker) {
        List<String> prices = new ArrayList<>();
        Api.walk("/sneakers/" + sneaker + "/prices?current=false")
                .forEach(price -> prices.add(
                        price.get("kind").asText() + " " + price.path("size").asText("-") + " "
                                + price.get("amount").asText() + " "
                                + price.get("currency").asText() + " "
                                + price.get("observedAt").asText().substring(0, 10)));
        return prices.stream().sorted().toList();
    }

    @Test
    void shopify() {
        JsonNode imported = importedTwice(CSV, """
                Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,\
                Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,\
                Image Src,Image Position,Image Alt Text,Status
                example-runner-ivory-gum,Example Runner Ivory Gum,<p>A shoe for examples.</p><p>Made of mesh.</p>,\
                Example Brand,Sneakers,"retro, running",TRUE,Size,9.5,EX-ER1001-9.5,680,12,119.90,140.00,\
                2000000000015,https://shop.example/files/er1001.jpg,1,The shoe from the side,active
                example-runner-ivory-gum,,,,,,,,10,EX-ER1001-10,680,3,"1,119.90",,,https://shop.example/files/2.jpg,2,,
                other-runner,Other Runner,,Example Brand,Sneakers,,TRUE,Size,9.5,EX-OR-9.5,,1,99,,,,,,active
                example-runner-ivory-gum,,,,,,,,10.5,EX-ER1001-10.5,680,0,0.00,,,,,,
                """, CREATE + "&currency=EUR&sizes=US");
        assertCreated(imported, "shopify", 2, 4);
        assertEquals(1, imported.at("/table/zeroAmounts").asInt());
        assertEquals(List.of("Type", "Published", "Image Position"), passedOver(imported));
        JsonNode sneaker = Api.get("/sneakers/example-runner-ivory-gum");
        assertEquals(
                "A shoe for examples.\n\nMade of mesh.",
                sneaker.get("description").asText());
        assertEquals("US9.5", sneaker.at("/gtins/0/size").asText());
        assertEquals(2, sneaker.get("images").size());
        assertEquals(3, sneaker.get("identifiers").size());
        assertEquals("AVAILABLE", sneaker.get("status").asText());
        assertEquals(
                List.of(
                        "ASK US10 1119.90 EUR 2026-11-01",
                        "ASK US9.5 119.90 EUR 2026-11-01",
                        "RETAIL US9.5 140.00 EUR 2026-11-01"),
                prices("example-runner-ivory-gum"));
    }

    @Test
    void wooCommerce() {
        JsonNode imported = importedTwice(CSV, """
                ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,Description,Sale price,Regular price,Categories,\
                Tags,Images,Parent,Brands,Attribute 1 name,Attribute 1 value(s)
                10,variable,EXR,,Example Runner,1,"A shoe.\\n",,,Shoes,retro,"https://shop.example/1.jpg, \
                https://shop.example/2.jpg",,Example Brand,Size,"42, 43"
                11,variation,EXR-42,,Example Runner - 42,1,,99.90,120,,,,EXR,,Size,42
                12,variation,EXR-43,,Example Runner - 43,1,,,120,,,,id:10,,Size,43
                """, CREATE + "&currency=EUR&sizes=EU");
        assertCreated(imported, "woocommerce", 1, 4);
        assertEquals(List.of("Type", "Published", "Categories"), passedOver(imported));
        assertEquals(2, Api.get("/sneakers/example-runner").get("images").size());
        assertEquals(
                List.of(
                        "ASK EU42 99.90 EUR 2026-11-01",
                        "ASK EU43 120.00 EUR 2026-11-01",
                        "RETAIL EU42 120.00 EUR 2026-11-01",
                        "RETAIL EU43 120.00 EUR 2026-11-01"),
                prices("example-runner"));
    }

    private static final List<String> FEED = List.of(
            "id",
            "title",
            "description",
            "link",
            "image_link",
            "availability",
            "price",
            "brand",
            "item_group_id",
            "gtin",
            "mpn",
            "gender",
            "age_group",
            "size",
            "size_system",
            "condition",
            "shipping");

    private static final List<List<String>> OFFERS = List.of(
            List.of(
                    "ex-42",
                    "Example Runner 42",
                    "A shoe.",
                    "https://shop.example/p?s=42",
                    "https://shop.example/1.jpg",
                    "in_stock",
                    "129.99 EUR",
                    "Example Brand",
                    "ex",
                    "4006381333931",
                    "ER1001",
                    "female",
                    "adult",
                    "42",
                    "EU",
                    "new",
                    "DE:::4 EUR"),
            List.of(
                    "ex-43",
                    "Example Runner 43",
                    "A shoe.",
                    "https://shop.example/p?s=43",
                    "https://shop.example/1.jpg",
                    "in_stock",
                    "1,129.99 EUR",
                    "Example Brand",
                    "ex",
                    "",
                    "ER1001",
                    "female",
                    "adult",
                    "43",
                    "EU",
                    "new",
                    ""));

    private static void assertFeed(JsonNode imported) {
        assertCreated(imported, "google", 1, 4);
        assertEquals(List.of("shipping"), passedOver(imported));
        JsonNode sneaker = Api.get("/sneakers/ER1001");
        assertEquals("WOMEN", sneaker.get("audience").asText());
        assertEquals("4006381333931", sneaker.at("/gtins/0/gtin").asText());
        assertEquals(
                List.of(
                        "ASK EU42 129.99 EUR 2026-11-01",
                        "ASK EU43 1129.99 EUR 2026-11-01",
                        "RETAIL EU42 129.99 EUR 2026-11-01",
                        "RETAIL EU43 1129.99 EUR 2026-11-01"),
                prices("ER1001"));
        assertEquals(
                "https://shop.example/p?s=42",
                Api.get("/prices?sneaker=ER1001&kind=ASK&size=EU42")
                        .at("/items/0/offerUrl")
                        .asText());
    }

    @Test
    void googleMerchantAsTable() {
        StringBuilder feed = new StringBuilder(String.join("\t", FEED)).append('\n');
        OFFERS.forEach(offer -> feed.append(String.join("\t", offer)).append('\n'));
        assertFeed(importedTwice(TSV, feed.toString(), CREATE));
    }

    /** Checks that asks out of stock were counted, and that the sneaker was imported with exactly these prices. */
    private static void assertNoAsk(JsonNode imported, long outOfStock, String sneaker, String... prices) {
        assertEquals(1, imported.at("/resources/sneakers/created").asInt(), imported.toString());
        assertEquals(outOfStock, imported.at("/table/outOfStock").asLong(), imported.toString());
        assertEquals(List.of(prices), prices(sneaker));
    }

    @Test
    void aGoogleOfferThatIsOutOfStockIsNoAsk() {
        String feed = FEED.stream().collect(Collectors.joining("\t", "", "\n"))
                + String.join("\t", OFFERS.get(0)).replace("in_stock", "preorder") + "\n"
                + String.join("\t", OFFERS.get(1)).replace("in_stock", "out_of_stock") + "\n";
        assertNoAsk(
                importedTwice(TSV, feed, CREATE),
                1,
                "ER1001",
                "ASK EU42 129.99 EUR 2026-11-01",
                "RETAIL EU42 129.99 EUR 2026-11-01",
                "RETAIL EU43 1129.99 EUR 2026-11-01");
    }

    /** Size 43 can be ordered without stock. For size 44, the shop does not count its stock. */
    @Test
    void aWooCommerceVariationThatIsOutOfStockIsNoAsk() {
        assertNoAsk(
                importedTwice(CSV, """
                        ID,Type,SKU,Name,In stock?,Stock,Regular price,Parent,Brands,Attribute 1 name,\
                        Attribute 1 value(s)
                        10,variable,EXR,Example Runner,1,,,,Example Brand,Size,"41, 42, 43, 44"
                        11,variation,EXR-41,Example Runner - 41,1,3,120,EXR,,Size,41
                        12,variation,EXR-42,Example Runner - 42,0,0,120,EXR,,Size,42
                        13,variation,EXR-43,Example Runner - 43,backorder,0,120,EXR,,Size,43
                        14,variation,EXR-44,Example Runner - 44,1,,120,EXR,,Size,44
                        """, CREATE + "&currency=EUR&sizes=EU&map=Regular%20price=price.ask"),
                1,
                "example-runner",
                "ASK EU41 120.00 EUR 2026-11-01",
                "ASK EU43 120.00 EUR 2026-11-01",
                "ASK EU44 120.00 EUR 2026-11-01");
    }

    /** Size 11 is sold without stock. For size 12, the shop does not count its stock. */
    @Test
    void aShopifyVariantThatIsOutOfStockIsNoAsk() {
        assertNoAsk(
                importedTwice(CSV, """
                        Handle,Title,Vendor,Option1 Name,Option1 Value,Variant Inventory Tracker,Variant Inventory Qty,\
                        Variant Inventory Policy,Variant Price
                        example-runner,Example Runner,Example Brand,Size,9,shopify,2,deny,119.90
                        example-runner,,,,10,shopify,0,deny,119.90
                        example-runner,,,,10.5,shopify,-1,deny,119.90
                        example-runner,,,,11,shopify,0,Continue,119.90
                        example-runner,,,,12,,0,deny,119.90
                        """, CREATE + "&currency=EUR&sizes=US"),
                2,
                "example-runner",
                "ASK US11 119.90 EUR 2026-11-01",
                "ASK US12 119.90 EUR 2026-11-01",
                "ASK US9 119.90 EUR 2026-11-01");
    }

    @Test
    void aRowOfAFlatTableThatIsOutOfStockIsNoAsk() {
        assertNoAsk(
                importedTwice(CSV, """
                        SKU,Brand,Name,Size,Price,Retail Price,Currency,Stock
                        FS1-100,Example Brand,Example Runner,US 9,120,140,EUR,4
                        FS1-100,Example Brand,Example Runner,US 10,120,140,EUR,0
                        FS1-100,Example Brand,Example Runner,US 11,120,140,EUR,Sold out
                        FS1-100,Example Brand,Example Runner,US 12,120,140,EUR,in two weeks
                        FS1-100,Example Brand,Example Runner,US 13,120,140,EUR,https://schema.org/OutOfStock
                        FS1-100,Example Brand,Example Runner,US 14,120,140,EUR,Discontinued
                        """, CREATE),
                4,
                "FS1-100",
                "ASK US12 120.00 EUR 2026-11-01",
                "ASK US9 120.00 EUR 2026-11-01",
                "RETAIL - 140.00 EUR 2026-11-01");
    }

    @Test
    void anEarlierAskStaysCurrentIfItsSizeIsOutOfStock() {
        String sheet = "SKU,Brand,Name,Size,Price,Currency,Stock\nFS1-100,Example Brand,Example Runner,US 9,%s\n";
        String later = CREATE.replace("2026-11-01", "2026-11-02");
        importedTwice(CSV, sheet.formatted("120,EUR,4"), CREATE);
        importedTwice(CSV, sheet.formatted("110,EUR,0"), later);
        assertEquals(
                "120.00",
                Api.get("/sneakers/FS1-100/prices").at("/items/0/amount").asText());
        importedTwice(CSV, sheet.formatted("110,EUR,4"), later);
        assertEquals(
                "110.00",
                Api.get("/sneakers/FS1-100/prices").at("/items/0/amount").asText());
    }

    @Test
    void oneOfSeveralColumnsSaysThatARowIsOutOfStock() {
        assertNoAsk(importedTwice(CSV, """
                        SKU,Brand,Name,Size,Price,Currency,Stock,Availability
                        FS1-100,Example Brand,Example Runner,US 9,120,EUR,4,in stock
                        FS1-100,Example Brand,Example Runner,US 10,120,EUR,0,in stock
                        FS1-100,Example Brand,Example Runner,US 11,120,EUR,4,out of stock
                        """, CREATE), 2, "FS1-100", "ASK US9 120.00 EUR 2026-11-01");
    }

    @Test
    void googleMerchantAsXml() {
        StringBuilder feed = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>A shop</title>
                """);
        for (List<String> offer : OFFERS) {
            feed.append("<item>");
            for (int i = 0; i < FEED.size(); i++) {
                feed.append("<g:" + FEED.get(i) + ">" + offer.get(i) + "</g:" + FEED.get(i) + ">\n");
            }
            feed.append("</item>");
        }
        assertFeed(importedTwice("application/xml", feed + "</channel></rss>", CREATE));
    }

    @Test
    void sales() {
        JsonNode imported = importedTwice(CSV, ForeignRecordsTest.SALES.replace("$1097", "\"$1,097\""), CREATE);
        assertCreated(imported, "sales", 1, 6);
        assertEquals(List.of("Buyer Region"), passedOver(imported));
        assertEquals("MM/dd/yyyy", imported.at("/table/dates").asText());
        assertEquals(
                "Example Runner Ivory Gum",
                Api.get("/sneakers/example-runner-ivory-gum").get("name").asText());
        assertEquals(
                List.of(
                        "RETAIL - 140.00 USD 2026-11-01",
                        "SALE US10.5 1097.00 USD 2024-09-01",
                        "SALE US11 685.00 USD 2024-09-01",
                        "SALE US11 685.00 USD 2024-09-01",
                        "SALE US11 690.00 USD 2024-09-01",
                        "SALE US11 700.50 USD 2024-12-24"),
                prices("example-runner-ivory-gum"));
    }

    @Test
    void productsOfGoat() {
        String product = Api.json(ForeignRecordsTest.MARKETPLACE_PRODUCT).toString();
        JsonNode imported = importedTwice("application/json", "[" + product + "]", CREATE + "&currency=USD");
        assertCreated(imported, "goat", 1, 3);
        assertEquals(
                List.of(
                        "color",
                        "release_date_unix",
                        "lowest_price_cents",
                        "used_lowest_price_cents",
                        "maximum_offer_cents",
                        "product_type",
                        "can_return",
                        "wants_count"),
                passedOver(imported));
        JsonNode sneaker = Api.get("/sneakers/ER1002");
        assertEquals("2024-03-15", sneaker.get("releaseDate").asText());
        assertEquals(List.of("WHITE", "BLACK", "GUM"), sneaker.get("colors").findValuesAsText("base"));
        assertEquals("example-designer", sneaker.at("/credits/0/slug").asText());
        assertEquals(
                "A story of an example.\n\nIts second paragraph.",
                sneaker.get("description").asText());
        assertEquals(
                List.of(
                        "ASK USW6 155.50 USD 2026-11-01",
                        "ASK USW6.5 160.00 USD 2026-11-01",
                        "RETAIL - 140.00 USD 2026-11-01"),
                prices("ER1001"));
        String catalog = Transfers.export("/catalog", NDJSON);
        assertEquals(
                0,
                Transfers.count(
                        imported(NDJSON, Transfers.bytes(product + "\n"), CREATE + "&currency=USD"), "changed"));
        assertEquals(catalog, Transfers.export("/catalog", NDJSON));
    }

    @Test
    void productsOfStockX() {
        String product = """
                {"id": "p-1", "urlKey": "example-runner-blue", "title": "Example Runner Blue",\
                 "brand": "Example Brand",\
                 "model": "Example Runner", "styleId": "ER2001", "gender": "men", "releaseDate": "2024-03-15",\
                 "retailPrice": 140, "media": {"imageUrl": "https://images.example/er2001.png"},\
                 "market": {"currency": "USD"}, "variants": [\
                {"size": "9", "sizeType": "us m", "lowestAsk": 200, "highestBid": 150, "lastSale": 180,\
                 "lastSaleDate": "2024-09-01T10:00:00Z"}, {"size": "10", "sizeType": "us m", "lowestAsk": 210.5}]}
                """;
        JsonNode imported = importedTwice(NDJSON, product, CREATE);
        assertCreated(imported, "stockx", 1, 5);
        assertEquals(List.of(), passedOver(imported));
        assertEquals(
                List.of(
                        "ASK US10 210.50 USD 2026-11-01",
                        "ASK US9 200.00 USD 2026-11-01",
                        "BID US9 150.00 USD 2026-11-01",
                        "RETAIL - 140.00 USD 2026-11-01",
                        "SALE US9 180.00 USD 2024-09-01"),
                prices("ER2001"));
    }

    /** The marketplace calls grade school "child". */
    @Test
    void wordsOfStockXForAudiences() {
        String product = """
                {"urlKey": "example-%1$s", "title": "Example %1$s", "brand": "Example Brand", "styleId": "%1$s",\
                 "gender": "%1$s", "market": {"currency": "USD"}}
                """;
        Map<String, String> words = Map.of(
                "men",
                "MEN",
                "women",
                "WOMEN",
                "unisex",
                "UNISEX",
                "child",
                "GRADE_SCHOOL",
                "preschool",
                "PRE_SCHOOL",
                "toddler",
                "TODDLER",
                "infant",
                "TODDLER");
        imported(
                NDJSON,
                Transfers.bytes(words.keySet().stream().map(product::formatted).collect(Collectors.joining())),
                CREATE);
        words.forEach((word, audience) -> assertEquals(
                audience, Api.get("/sneakers/example-" + word).get("audience").asText()));
    }

    @Test
    void aWorkbook() throws IOException {
        byte[] workbook = Workbooks.of("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>Style Code</t></is></c>\
                <c r="B1" t="inlineStr"><is><t>Brand</t></is></c><c r="C1" t="inlineStr"><is><t>Name</t></is></c>\
                <c r="D1" t="inlineStr"><is><t>Retail Price EUR</t></is></c>\
                <c r="E1" t="inlineStr"><is><t>Release Date</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>EX1-100</t></is></c>\
                <c r="B2" t="inlineStr"><is><t>Exämple</t></is></c><c r="C2" t="inlineStr"><is><t>One</t></is></c>\
                <c r="D2"><v>119.90000000000001</v></c><c r="E2" s="1"><v>43603</v></c></row>
                """);
        JsonNode imported =
                imported("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook, CREATE);
        assertCreated(imported, "table", 1, 1);
        assertEquals(
                "2019-05-18", Api.get("/sneakers/EX1-100").get("releaseDate").asText());
        assertEquals(List.of("RETAIL - 119.90 EUR 2026-11-01"), prices("EX1-100"));
    }
}
