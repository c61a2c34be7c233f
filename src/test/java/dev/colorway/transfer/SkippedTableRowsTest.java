// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.FileType;
import dev.colorway.rows.RejectedRows;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An import of a table of another source can leave out sneakers, each with all its rows, and give these rows back. All
 * records are made up.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class SkippedTableRowsTest {

    private static final String TSV = "text/tab-separated-values";
    private static final String JSON = "application/json";
    private static final String OPTIONS = "?create=missing&observedAt=2026-11-01&source=example-shop";
    private static final String SKIP = "&onFault=skip";
    private static final String COMPANION = "belongs to the same sneaker as a row that cannot be imported";

    @BeforeEach
    void empty() {
        Transfers.empty();
    }

    private static HttpResponse<byte[]> send(String type, byte[] file, String options) {
        return Transfers.send(Transfers.to("/imports" + options)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private static JsonNode imported(String type, byte[] file, String options) {
        HttpResponse<byte[]> answer = send(type, file, options);
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    private static JsonNode imported(String type, String file, String options) {
        return imported(type, Transfers.bytes(file), options);
    }

    /** The file of rejected rows, and its media type. */
    private record Rejected(String type, String file) {}

    private static Rejected rejected(JsonNode imported) {
        HttpResponse<byte[]> answer = Transfers.send(
                Transfers.to(Api.relative(imported.get("rejected").asText())).header(Keys.HEADER, Keys.WRITER));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return new Rejected(
                answer.headers().firstValue("Content-Type").orElse("none").split(";")[0], Transfers.text(answer));
    }

    private static List<String> faults(JsonNode faults) {
        List<String> texts = new ArrayList<>();
        faults.forEach(fault -> texts.add(fault.get("line").asText() + " "
                + fault.path("column").asText("-") + ": "
                + fault.get("detail").asText()
                + (fault.has("rows") ? " (" + fault.get("rows") + " " + fault.get("lines") + ")" : "")));
        return texts;
    }

    private static int created(JsonNode imported, String resource) {
        return imported.at("/resources/" + resource + "/created").asInt();
    }

    /**
     * Imports a file in two ways, which must have the same result. The first way is to import the good rows, and then
     * the other rows after their correction. The second way is to import the whole corrected file into an empty
     * catalog.
     *
     * @param rejectedType the media type of the file of rejected rows
     * @return the import of the good rows
     */
    private static JsonNode mended(
            String type, String file, String options, String rejectedType, String wrong, String right) {
        return mended(
                type,
                Transfers.bytes(file),
                Transfers.bytes(file.replace(wrong, right)),
                options,
                rejectedType,
                wrong,
                right);
    }

    private static JsonNode mended(
            String type, byte[] file, byte[] whole, String options, String rejectedType, String wrong, String right) {
        assertEquals(422, send(type, file, options).statusCode());
        JsonNode imported = imported(type, file, options + SKIP);
        Rejected rejected = rejected(imported);
        assertEquals(rejectedType, rejected.type);
        assertEquals(
                422,
                send(rejected.type, Transfers.bytes(rejected.file), options).statusCode(),
                rejected.file);
        JsonNode again = imported(rejected.type, rejected.file.replace(wrong, right), options);
        assertFalse(
                again.toString().contains("\"fault\""), "the column of faults is not read as a column of the table");
        String inTwoSteps = Transfers.export("/catalog", NDJSON);
        Transfers.empty();
        imported(type, whole, options);
        assertEquals(sorted(Transfers.export("/catalog", NDJSON)), sorted(inTwoSteps), rejected.file);
        return imported;
    }

    /** Sorts the lines of a catalog, because prices of the same time are in the order of their import. */
    private static String sorted(String catalog) {
        return catalog.lines().sorted().collect(Collectors.joining("\n"));
    }

    @Test
    void aSneakerComesBackWithAllItsRows() {
        String sheet = """
                SKU;Brand;Model;Colorway;Size;Price;Image;Notes
                EX1-100;Brand A;Runner;Gum;US 9;170;https://images.example/1.jpg;=top
                EX2-100;Brand A;Runner;Sand;US 9;160;;
                EX1-100;Brand A;Runner;Gum;US 10;soon;https://images.example/2.jpg;"a ""b"";"
                EX3-100;Brand B;Walker;Ink;US 9;150;no address;
                EX2-100;Brand A;Runner;Sand;US 10;165;;
                ;;;Gum;US 9;99;;
                """;
        String options = OPTIONS + "&currency=EUR&ignoreUnknownColumns=true";
        JsonNode imported = imported(CSV, sheet, options + SKIP);
        assertEquals("skip", imported.get("onFault").asText());
        assertEquals(4, imported.get("faultyRows").asInt(), imported.toString());
        List<String> faults = faults(imported.get("faults"));
        assertEquals("2 -: " + COMPANION, faults.get(0));
        assertTrue(faults.get(1).startsWith("4 Price: 'soon' must be an amount"), faults.toString());
        assertTrue(faults.get(2).startsWith("5 Image: "), faults.toString());
        assertTrue(faults.get(3).startsWith("7 -: rows name no sneaker. Each needs"), faults.toString());
        assertEquals(4, faults.size(), faults.toString());
        assertEquals(1, created(imported, "brands"), "the brand of a sneaker that is left out is not created");
        assertEquals(1, created(imported, "sneakers"));
        assertEquals(2, created(imported, "prices"));
        assertEquals(6, imported.at("/table/fileRows").asInt());
        Rejected rejected = rejected(imported);
        assertEquals(CSV, rejected.type);
        List<String> lines = rejected.file.lines().toList();
        assertEquals("SKU;Brand;Model;Colorway;Size;Price;Image;Notes;fault", lines.get(0));
        assertEquals(
                "EX1-100;Brand A;Runner;Gum;US 9;170;https://images.example/1.jpg;=top;" + COMPANION, lines.get(1));
        assertTrue(
                lines.get(2)
                        .startsWith("EX1-100;Brand A;Runner;Gum;US 10;soon;https://images.example/2.jpg;"
                                + "\"a \"\"b\"\";\";Price: 'soon' must be"),
                rejected.file);
        assertTrue(lines.get(3).startsWith("EX3-100;Brand B;Walker;Ink;US 9;150;no address;;\"Image: "), rejected.file);
        assertTrue(lines.get(4).startsWith(";;;Gum;US 9;99;;;rows name no sneaker"), rejected.file);
        assertEquals(5, lines.size());
        // Corrects some rows and sends the file again, with its column of faults. The other rows come back again.
        JsonNode again = imported(CSV, rejected.file.replace("soon", "180"), options + SKIP);
        assertEquals(2, again.get("faultyRows").asInt(), again.toString());
        assertEquals(
                2, Api.get("/sneakers/EX1-100").get("images").size(), "the sneaker has the images of all its rows");
    }

    @Test
    void aTableWithoutFaultsIsImportedCompletely() {
        JsonNode imported = imported(CSV, "SKU,Brand,Name,RRP EUR\nEX1-100,B,One,170\n", OPTIONS + SKIP);
        assertEquals(0, imported.get("faultyRows").asInt());
        assertFalse(imported.has("rejected"));
        assertEquals("AVAILABLE", imported.get("undo").asText());
        assertEquals(1, created(imported, "prices"));
    }

    @Test
    void theSameFaultOfManyRowsIsListedOnce() {
        String sheet = "SKU,Brand,Name,Size,Price\n"
                + IntStream.range(0, 1500)
                        .mapToObj(i -> "EX%d-100,B%d,Shoe %d,%s,%s"
                                .formatted(i, i % 700, i, i % 3 == 0 ? "9" : "US 9", i % 3 == 1 ? "170" : "EUR 170"))
                        .collect(Collectors.joining("\n"));
        JsonNode imported = imported(CSV, sheet, OPTIONS + SKIP);
        List<String> faults = faults(imported.get("faults"));
        assertEquals(2, faults.size(), faults.toString());
        assertTrue(
                faults.get(0).startsWith("2 Size: the file does not name the system of sizes such as '9'. Name it: ")
                        && faults.get(0).contains("(500 [2,5,8,"),
                faults.toString());
        assertTrue(
                faults.get(1).startsWith("3 Price: no column and no symbol names the currency of the amounts. ")
                        && faults.get(1).contains("(500 [3,6,9,"),
                faults.toString());
        assertEquals(1000, imported.get("faultyRows").asInt());
        assertEquals(500, created(imported, "sneakers"));
        assertEquals(500, created(imported, "prices"));
        assertEquals(1001, rejected(imported).file.lines().count());
        // The missing parameters correct all these rows.
        JsonNode again = imported(CSV, rejected(imported).file, OPTIONS + SKIP + "&currency=EUR&sizes=US");
        assertEquals(0, again.get("faultyRows").asInt(), again.toString());
        assertEquals(1000, created(again, "sneakers"));
    }

    @Test
    void namesThatMayNotBeCreatedLeaveOutTheirSneakers() {
        imported(CSV, "SKU,Brand,Model,Colorway\nEX0-100,Brand A,Runner,Gum\n", OPTIONS);
        JsonNode imported = imported(CSV, """
                SKU,Brand,Model,Colorway,Collaboration,Designer
                EX1-100,Brand A,Runner,One,,
                EX2-100,Brand X,Runner,Two,,
                EX3-100,Brand X,Walker,Three,A x B,
                EX4-100,Brand A,Runner,Four,,Some One
                """, "?onFault=skip");
        assertEquals(
                List.of(
                        "3 -: there is no brand 'Brand X' yet. Create it first, or send create=missing (2 [3,4])",
                        "3 -: there is no silhouette 'Runner' yet. Create it first, or send create=missing",
                        "4 -: there is no silhouette 'Walker' yet. Create it first, or send create=missing",
                        "4 -: there is no collaborator 'A' yet. Create it first, or send create=missing",
                        "4 -: there is no collaborator 'B' yet. Create it first, or send create=missing",
                        "4 -: there is no collaboration 'A x B x Brand X' yet. Create it first, or send "
                                + "create=missing",
                        "5 -: there is no designer 'Some One' yet. Create it first, or send create=missing"),
                faults(imported.get("faults")));
        assertEquals(1, created(imported, "sneakers"));
        assertEquals(3, imported.get("faultyRows").asInt());
        assertEquals(3, created(imported(CSV, rejected(imported).file, "?create=missing&onFault=skip"), "sneakers"));
    }

    @Test
    void namesThatCannotBeEntriesLeaveOutTheirSneakers() {
        JsonNode imported = imported(CSV, """
                SKU,Brand,Model,Colorway,Collaboration
                EX1-100,***,Runner,One,
                EX2-100,Brand A,Runner,Two,*** x Brand A
                EX3-100,Brand A,Runner,Three,
                EX4-100,,Walker,Four,
                """, OPTIONS + SKIP);
        assertEquals(
                List.of(
                        "2 -: no free slug can be made from the name '***'. Create the entry yourself, under /brands",
                        "3 -: no free slug can be made from the name '***'. Create the entry yourself, under "
                                + "/collaborators",
                        "5 -: names the silhouette 'Walker' without a brand, and no silhouette has this name. Add a "
                                + "column for the brand"),
                faults(imported.get("faults")));
        assertEquals(1, created(imported, "sneakers"));
        assertEquals(1, created(imported, "brands"));
    }

    /** If the table itself has a fault, every row can be wrong, and not every row can be given back. */
    @Test
    void faultsOfTheTableRefuseIt() {
        for (String table : List.of(
                "SKU,Brand,Title,Colorwya\nEX1-100,B,One,x\n",
                "SKU,Brand,Name,Released\nEX1-100,B,One,05/02/2019\n",
                "[{\"sku\": \"EX1-100\", \"brand\": \"B\", \"name\": \"One\"}, {\"sku\": ]")) {
            HttpResponse<byte[]> answer =
                    send(table.startsWith("[") ? JSON : CSV, Transfers.bytes(table), OPTIONS + SKIP);
            assertEquals(422, answer.statusCode(), () -> Transfers.text(answer));
        }
        assertEquals("", Transfers.export("/catalog", NDJSON));
    }

    @Test
    void refusesATableWithMoreThan50000BadRows() {
        String rows = "EX1-100,B,One\n".repeat(RejectedRows.MAX);
        HttpResponse<byte[]> answer = send(
                CSV, Transfers.bytes("SKU,Brand,Name\n" + rows + "EX1-100,C,One\nEX2-100,B,Two\n"), OPTIONS + SKIP);
        assertEquals(422, answer.statusCode(), () -> Transfers.text(answer));
        assertTrue(
                Transfers.text(answer).contains("At most 50000 rows can be left out."),
                () -> Transfers.text(answer).substring(0, 500));
        assertEquals("", Transfers.export("/catalog", NDJSON));
    }

    @Test
    void triesTheSameInADryRunAndCanBeUndone() {
        String sheet = "SKU,Brand,Name,RRP EUR\nEX1-100,B,One,170\nEX2-100,B,Two,soon\n";
        JsonNode dry = imported(CSV, sheet, OPTIONS + SKIP + "&dryRun=true");
        assertEquals(1, created(dry, "sneakers"));
        assertEquals(1, dry.get("faultyRows").asInt());
        assertTrue(rejected(dry).file.contains("EX2-100"));
        assertEquals("", Transfers.export("/catalog", NDJSON));
        JsonNode imported = imported(CSV, sheet, OPTIONS + SKIP);
        assertEquals(
                200,
                Transfers.send(Transfers.to("/imports/" + imported.get("id").asText() + "/undo")
                                .header(Keys.HEADER, Keys.WRITER)
                                .POST(BodyPublishers.noBody()))
                        .statusCode());
        assertEquals("", Transfers.export("/catalog", NDJSON));
    }

    /** A sneaker that is left out reserves its slug, so no other sneaker of the table gets that slug. */
    @Test
    void aSlugWaitsForTheSneakerThatIsLeftOut() {
        mended(CSV, """
                SKU,Brand,Name,RRP EUR
                EX1-100,B,Same Name,soon
                EX2-100,B,Same Name,160
                """, OPTIONS, CSV, "soon", "170");
        assertEquals("EX1-100", Api.get("/sneakers/same-name").get("styleCode").asText());
    }

    /** Excel reads a CSV file as UTF-8 only with a byte order mark. */
    @Test
    void aByteOrderMarkComesBack() {
        String file = "\uFEFFSKU;Name;Brand;RRP EUR;Fault\r\nBO1;Bé;Zéd;soon\r\nBO2;Dé;Zéd;9\r\n";
        Rejected rejected = rejected(imported(CSV, file, OPTIONS + SKIP));
        assertTrue(rejected.file.startsWith("\uFEFFSKU;Name;Brand;RRP EUR;fault\r\nBO1;Bé;Zéd;soon;"), rejected.file);
    }

    @Test
    void aRowThatIsNotUtf8KeepsItsCellsAndLetters() {
        byte[] file = "SKU;Brand;Model;Colorway\r\nW0;Plain;Mod;Grey\r\nW1;Café;Modèle;\u0093Gris\u0094\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        JsonNode imported = imported(CSV, file, OPTIONS + SKIP);
        assertEquals(1, created(imported, "sneakers"));
        Rejected rejected = rejected(imported);
        assertTrue(
                rejected.file.endsWith(
                        "W1;Café;Modèle;“Gris”;is not UTF-8 from character 7 on: save the file as UTF-8, "
                                + "in a spreadsheet as CSV UTF-8\r\n"),
                rejected.file);
        assertEquals(1, created(imported(rejected.type, rejected.file, OPTIONS), "sneakers"));
    }

    /** Programs write no-break spaces in amounts, and copied texts contain them. */
    @Test
    void noBreakSpacesAreSpaces() {
        String file = "SKU;Name;Brand\u00A0;Size;Price\nNB1;A\u00A0B;Zed\u00A0;EU\u00A042;1\u202F120,50\u00A0€\n";
        assertEquals(1, created(imported(CSV, file, OPTIONS), "prices"));
        assertEquals("A B", Api.get("/sneakers/NB1").get("name").asText());
        assertEquals("Zed", Api.get("/brands/zed").get("name").asText());
        JsonNode price = Api.get("/prices?sneaker=NB1&currency=EUR").at("/items/0");
        assertEquals(
                "EU42 1120.50",
                price.get("size").asText() + " " + price.get("amount").asText());
    }

    @Test
    void aRowWithoutACodeIsRefusedIfAnotherSneakerHasItsSlug() {
        String file = "SKU,Name,Brand,Retail Price\nTW1,Tw One,Zed,€ 5\n,Tw One,Zed,€ 6\n";
        String problem = Transfers.text(send(CSV, Transfers.bytes(file), OPTIONS));
        assertTrue(
                problem.contains(
                        "has no slug of its own: another sneaker of the file or the catalog has 'tw-one'. Give "
                                + "it the style code of that sneaker, or another name"),
                problem);
    }

    @Test
    void aHeaderThatCannotBeReadIsNamed() {
        byte[] file = "SKU;Name;Größe\r\nW0;Plain;9\r\n".getBytes(StandardCharsets.ISO_8859_1);
        String problem = Transfers.text(send(CSV, file, OPTIONS));
        assertTrue(problem.contains("is not UTF-8 from character 12 on"), problem);
        problem = Transfers.text(send(CSV, new byte[0], OPTIONS));
        assertTrue(problem.contains("has no header line with the names of the columns"), problem);
    }

    @Test
    void aTableOfTabs() {
        mended(
                TSV,
                "SKU\tBrand\tName\tRRP EUR\nEX1-100\tB\tOne, Two\tsoon\nEX2-100\tB\tTwo\t160\n",
                OPTIONS,
                TSV,
                "soon",
                "170");
    }

    @Test
    void shopify() {
        JsonNode imported = mended(CSV, """
                Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,\
                Variant Compare At Price,Variant Barcode,Image Src,Status
                runner-gum,Runner Gum,<p>A shoe.</p>,Example Brand,Sneakers,"retro, gum",Size,9.5,EX-R-9,119.90,140.00,\
                2000000000015,https://shop.example/files/1.jpg,active
                runner-gum,,,,,,,10,EX-R-10,ask us,,,https://shop.example/files/2.jpg,
                other,Other,,Example Brand,Sneakers,,Size,9,EX-O-9,99,,,,active
                """, OPTIONS + "&currency=EUR&sizes=US", CSV, "ask us", "120.00");
        assertEquals("shopify", imported.at("/table/shape").asText());
        assertEquals(2, imported.get("faultyRows").asInt());
    }

    @Test
    void wooCommerce() {
        JsonNode imported = mended(CSV, """
                ID,Type,SKU,Name,Published,Regular price,Images,Parent,Brands,Attribute 1 name,Attribute 1 value(s)
                10,variable,EXR,Example Runner,1,,https://shop.example/1.jpg,,Example Brand,Size,"42, 43"
                11,variation,EXR-42,Example Runner - 42,1,120,,EXR,,Size,42
                12,variation,EXR-43,Example Runner - 43,1,soon,,id:10,,Size,43
                20,variable,EXW,Example Walker,1,,,,Example Brand,Size,42
                21,variation,EXW-42,Example Walker - 42,1,110,,EXW,,Size,42
                """, OPTIONS + "&currency=EUR&sizes=EU", CSV, "soon", "125");
        assertEquals("woocommerce", imported.at("/table/shape").asText());
        assertEquals(3, imported.get("faultyRows").asInt());
        assertEquals(1, created(imported, "sneakers"));
    }

    private static final String FEED =
            "id,title,link,image_link,availability,price,brand,item_group_id,mpn,size,size_system";
    private static final List<String> OFFERS = List.of(
            "a-42,Runner,https://shop.example/a,https://shop.example/a.jpg,in_stock,129.99 EUR,Brand,a,ER1,42,EU",
            "b-42,Walker,https://shop.example/b,https://shop.example/b.jpg,in_stock,99.99 EUR,Brand,b,ER2,42,EU",
            "a-43,Runner,https://shop.example/a,https://shop.example/a.jpg,in_stock,soon,Brand,a,ER1,43,EU");

    private static void assertFeed(JsonNode imported) {
        assertEquals("google", imported.at("/table/shape").asText());
        assertEquals(2, imported.get("faultyRows").asInt(), imported.toString());
        assertEquals(1, created(imported, "sneakers"));
    }

    @Test
    void googleMerchantAsTable() {
        String feed = FEED + "\n" + String.join("\n", OFFERS);
        assertFeed(mended(TSV, feed.replace(',', '\t'), OPTIONS, TSV, "soon", "139.99 EUR"));
    }

    /** The whole feed is on one line, as programs write it. Its rejected rows come back as CSV. */
    @Test
    void googleMerchantAsXml() {
        List<String> names = List.of(FEED.split(","));
        String items = OFFERS.stream()
                .map(offer -> {
                    String[] cells = offer.split(",");
                    return IntStream.range(0, cells.length)
                            .mapToObj(i -> "<g:%1$s>%2$s</g:%1$s>".formatted(names.get(i), cells[i]))
                            .collect(Collectors.joining("", "<item>", "</item>"));
                })
                .collect(Collectors.joining());
        String feed = "<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>" + items + "</channel></rss>";
        assertFeed(mended("application/xml", feed, OPTIONS, CSV, "soon", "139.99 EUR"));
    }

    @Test
    void sales() {
        JsonNode imported = mended(CSV, """
                Order Date,Brand,Sneaker Name,Sale Price,Retail Price,Release Date,Shoe Size,Buyer Region
                9/1/2024, Example,Example-Runner,"$1,097",$140,3/15/2024,11,California
                9/1/2024, Example,Example-Walker,$300,$140,3/15/2024,11,Oregon
                9/1/2024, Example,Example-Runner,a lot,$140,3/15/2024,11,Kansas
                9/2/2024, Example,Example-Walker,$300,$140,3/15/2024,11,Oregon
                """, OPTIONS, CSV, "a lot", "$1097");
        assertEquals("sales", imported.at("/table/shape").asText());
        assertEquals(2, imported.get("faultyRows").asInt());
    }

    /** A list on one line comes back as NDJSON, with every digit. */
    @Test
    void productsOfGoat() {
        String file = """
                [{"id": 1, "sku": "ER1", "name": "Runner", "nickname": "One", "brand_name": "Brand", "slug": "runner", \
                "gender": ["men"], \
                "retail_price_cents": 14000, "size_unit": "us", "available_sizes_new": [[9, 15550], [9.50, 16000]], \
                "main_picture_url": "https://images.example/1.jpg"}, \
                {"id": 2, "sku": "ER2", "name": "Walker", "nickname": "Two", "brand_name": "Brand", "slug": "walker", \
                "gender": ["men"], \
                "retail_price_cents": 12000, "size_unit": "us", "available_sizes_new": [[9.50, "soon"]], \
                "main_picture_url": "https://images.example/2.jpg"}]
                """;
        JsonNode imported = mended(JSON, file, OPTIONS + "&currency=USD", NDJSON, "\"soon\"", "13000");
        assertEquals("goat", imported.at("/table/shape").asText());
        assertEquals(1, imported.get("faultyRows").asInt());
        assertEquals(1, created(imported, "sneakers"));
        assertEquals(3, created(imported, "prices"));
    }

    @Test
    void productsOfStockX() {
        String product = """
                {"id": "p-%1$s", "urlKey": "shoe-%1$s", "title": "Shoe %1$s", "brand": "Brand", "styleId": "ER%1$s", \
                "retailPrice": 140, "market": {"currency": "USD"}, "variants": [{"size": "%2$s", "sizeType": "us m", \
                "lowestAsk": 200.50}]}
                """;
        JsonNode imported =
                mended(NDJSON, product.formatted(1, 9) + product.formatted(2, "large"), OPTIONS, NDJSON, "large", "10");
        assertEquals("stockx", imported.at("/table/shape").asText());
        assertEquals(1, created(imported, "sneakers"));
        String line = rejected(imported(NDJSON, product.formatted(2, "large"), OPTIONS + SKIP)).file;
        assertTrue(line.contains("\"lowestAsk\":200.50}],\"fault\":\""), line);
    }

    /** The rejected rows come back as CSV, with the numbers and texts of their cells. */
    @Test
    void aWorkbook() {
        JsonNode imported = mended(
                FileType.OF_XLSX,
                workbook("soon"),
                workbook("https://a.example"),
                OPTIONS,
                CSV,
                "soon",
                "https://a.example");
        assertEquals(1, imported.get("faultyRows").asInt());
        assertEquals(1, created(imported, "sneakers"));
    }

    private static byte[] workbook(String image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Example", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Stock");
            String[] cells = {"SKU", "Brand", "Name", "Image", "EX1", "B", "One", "", "EX2", "B", "=\"Two\",", image};
            for (int i = 0; i < cells.length; i++) {
                sheet.value(i / 4, i % 4, cells[i]);
            }
            sheet.value(0, 4, "RRP EUR");
            sheet.value(1, 4, 119.9);
            sheet.value(2, 4, 1200);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
