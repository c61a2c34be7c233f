// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Counts how many fields of the records of other sources the catalog can store. The records are made up, in the shapes
 * that marketplaces and shops use. Each is mapped to drafts, and mapped back from the responses of the API, before and
 * after an export and an import.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class ForeignRecordsTest {

    static final String MARKETPLACE_PRODUCT = """
            {
              "id": 900214,
              "slug": "example-runner-ivory-gum-er1001",
              "name": "Example Runner 'Ivory Gum'",
              "nickname": "Ivory Gum",
              "brand_name": "Example Brand",
              "silhouette": "Example Runner",
              "designer": "Example Designer",
              "sku": "ER1001/ER1002",
              "color": "white",
              "details": "White/Black-Gum",
              "gender": ["women"],
              "size_unit": "us",
              "size_range": [6, 6.5, 7],
              "release_date": "2024-03-15T00:00:00.000Z",
              "release_date_unix": 1710460800,
              "retail_price_cents": 14000,
              "lowest_price_cents": 15550,
              "available_sizes_new": [[6, 15550], [6.5, 16000]],
              "used_lowest_price_cents": 9000,
              "maximum_offer_cents": 13000,
              "main_picture_url": "https://images.example/750/er1001.png",
              "grid_picture_url": "https://images.example/375/er1001.png",
              "story_html": "<p>A story of an example.</p><p>Its second paragraph.</p>",
              "midsole": "Example Foam",
              "upper_material": "Mesh",
              "category": ["lifestyle", "running"],
              "status": "active",
              "season": "SS24",
              "product_type": "sneakers",
              "can_return": true,
              "wants_count": 1204
            }""";

    /**
     * The second and the third sale differ in the last column only, which cannot be stored. The fourth differs from the
     * second in its amount only.
     */
    static final String SALES = """
            Order Date,Brand,Sneaker Name,Sale Price,Retail Price,Release Date,Shoe Size,Buyer Region
            9/1/2024,Example Brand,Example-Runner-Ivory-Gum,$1097,$140,3/15/2024,10.5,Example State
            9/1/2024,Example Brand,Example-Runner-Ivory-Gum,$685,$140,3/15/2024,11,Example State
            9/1/2024,Example Brand,Example-Runner-Ivory-Gum,$685,$140,3/15/2024,11,Other State
            9/1/2024,Example Brand,Example-Runner-Ivory-Gum,$690,$140,3/15/2024,11,Example State
            12/24/2024,Example Brand,Example-Runner-Ivory-Gum,$700.5,$140,3/15/2024,11,Example State
            """;

    private static final String SHOP_ROW = """
            Handle: example-runner-ivory-gum
            Title: Example Runner Ivory Gum
            Body (HTML): <p>A shoe for examples.</p><p>Made of mesh.</p>
            Vendor: Example Brand
            Type: Sneakers
            Tags: retro, running
            Published: TRUE
            Option1 Name: Size
            Option1 Value: 9.5
            Variant SKU: EX-ER1001-9.5
            Variant Grams: 680
            Variant Inventory Qty: 12
            Variant Price: 119.90
            Variant Compare At Price: 140.00
            Variant Barcode: 2000000000015
            Image Src: https://shop.example/files/er1001.jpg
            Image Position: 1
            Image Alt Text: The shoe from the side
            Status: active
            """;

    private static final DateTimeFormatter MONTH_FIRST = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);

    @BeforeEach
    void empty() {
        Transfers.empty();
    }

    private static ObjectNode object() {
        return (ObjectNode) Api.json("{}");
    }

    private static String slugOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static ObjectNode price(String sneaker, BigDecimal amount, String kind) {
        return object().put("sneaker", sneaker)
                .put("amount", amount)
                .put("currency", "USD")
                .put("kind", kind)
                .put("observedAt", "2026-01-01")
                .put("source", "example-market");
    }

    /** Returns everything that a page about a sneaker needs, in one request. */
    private static JsonNode page(String slug) {
        return Api.get("/sneakers/" + slug + "?currency=USD&include=prices");
    }

    /** Exports the catalog and imports the file into an empty one. The next export must be the same, byte for byte. */
    private static void restore(String format) {
        String file = Transfers.export("/catalog", format);
        Transfers.empty();
        Transfers.imported(format, file);
        assertEquals(file, Transfers.export("/catalog", format));
        JsonNode again = Transfers.imported(format, file);
        assertEquals(0, Transfers.count(again, "created") + Transfers.count(again, "changed"), again.toString());
        assertEquals(file, Transfers.export("/catalog", format));
    }

    /**
     * Checks which fields of a record the catalog gives back, and that they have their values.
     *
     * @param inMetadata how many of the stored fields are texts in {@code metadata}, because there is no field for them
     * @param missing the names of the fields that cannot be stored
     */
    private static void assertStored(
            JsonNode record, JsonNode back, int stored, int inMetadata, JsonNode sneaker, Set<String> missing) {
        Set<String> lost = new TreeSet<>();
        record.fieldNames().forEachRemaining(lost::add);
        back.properties().forEach(field -> {
            assertEquals(record.get(field.getKey()), field.getValue(), field.getKey());
            lost.remove(field.getKey());
        });
        assertEquals(missing, lost);
        assertEquals(stored, back.size());
        assertEquals(inMetadata, sneaker.get("metadata").size());
    }

    private static BigDecimal ofCents(JsonNode cents) {
        return new BigDecimal(cents.asText()).movePointLeft(2);
    }

    private static int cents(JsonNode amount) {
        return amount.decimalValue().movePointRight(2).intValueExact();
    }

    private static String plainText(String html) {
        return html.replace("</p><p>", "\n\n").replaceAll("</?p>", "");
    }

    private static String paragraphs(JsonNode description) {
        return "<p>" + description.asText().replace("\n\n", "</p><p>") + "</p>";
    }

    /**
     * 26 of 31 fields: 23 in fields for them, 3 in metadata (its sizes, the material of the upper, the season). These
     * cannot be stored:
     *
     * <ul>
     *   <li>{@code used_lowest_price_cents}, {@code maximum_offer_cents}: the record does not say at which size, and
     *       only a retail price can lack the size.
     *   <li>{@code product_type}: everything in the catalog is a sneaker.
     *   <li>{@code can_return}, {@code wants_count}: they describe the marketplace and its visitors, not the shoe.
     * </ul>
     *
     * <p>Of {@code story_html} the text and its paragraphs are stored, other markup is not; of {@code details} the
     * colours, not the signs between them.
     */
    @ParameterizedTest
    @ValueSource(strings = {NDJSON, CSV})
    void storesAProductOfAMarketplace(String format) {
        JsonNode record = Api.json(MARKETPLACE_PRODUCT);
        assertEquals(31, record.size());
        String brand = slugOf(created(
                "/brands", object().set("name", record.get("brand_name")).toString()));
        ObjectNode silhouetteDraft = object().put("brand", brand);
        String silhouette = slugOf(created(
                "/silhouettes",
                silhouetteDraft.set("name", record.get("silhouette")).toString()));
        String designer = slugOf(created(
                "/designers", object().set("name", record.get("designer")).toString()));
        String slug =
                slugOf(created("/sneakers", draft(record, silhouette, designer).toString()));
        post("/prices", prices(record, slug).toString()).then().statusCode(201);
        Set<String> missing =
                Set.of("used_lowest_price_cents", "maximum_offer_cents", "product_type", "can_return", "wants_count");
        assertStored(record, product(page(slug)), 26, 3, page(slug), missing);
        restore(format);
        assertStored(record, product(page(slug)), 26, 3, page(slug), missing);
        // The codes and the facts of the record find the sneaker.
        for (String query : List.of(
                "identifier=example-market:900214",
                "styleCode=ER1001",
                "styleCode=ER1002",
                "audience=WOMEN&color=WHITE",
                "color=GUM",
                "tag=lifestyle",
                "status=AVAILABLE",
                "designer=Example%20Designer&silhouette=Example%20Runner",
                "size=USW6.5&currency=USD&maxPrice=160",
                "q=ivory%20gum")) {
            assertEquals(List.of(slug), Api.slugs("/sneakers?" + query), query);
        }
    }

    private static ObjectNode draft(JsonNode record, String silhouette, String designer) {
        ObjectNode draft = object().put("silhouette", silhouette)
                .put("audience", record.at("/gender/0").asText().toUpperCase(Locale.ROOT))
                .put("status", record.get("status").asText().equals("active") ? "AVAILABLE" : "DISCONTINUED")
                .put("releaseDate", record.get("release_date").asText().substring(0, 10))
                .put("description", plainText(record.get("story_html").asText()));
        draft.set("slug", record.get("slug"));
        draft.set("name", record.get("name"));
        draft.set("colorway", record.get("nickname"));
        draft.set("styleCode", record.get("sku"));
        draft.set("tags", record.get("category"));
        draft.putArray("identifiers")
                .addObject()
                .put("scheme", "example-market")
                .put("value", record.get("id").asText());
        draft.putArray("credits").addObject().put("slug", designer).put("role", "DESIGNER");
        draft.putArray("extraTechnologies")
                .addObject()
                .put("position", "midsole")
                .set("name", record.get("midsole"));
        ArrayNode colors = draft.putArray("colors");
        for (String color : record.get("details").asText().split("[/-]")) {
            colors.addObject().put("name", color).put("base", color.toUpperCase(Locale.ROOT));
        }
        ArrayNode images = draft.putArray("images");
        images.addObject().set("url", record.get("main_picture_url"));
        images.addObject().set("url", record.get("grid_picture_url"));
        ObjectNode metadata = draft.putObject("metadata");
        metadata.put("size_range", record.get("size_range").toString());
        metadata.set("upper_material", record.get("upper_material"));
        metadata.set("season", record.get("season"));
        return draft;
    }

    private static ArrayNode prices(JsonNode record, String slug) {
        ArrayNode prices = (ArrayNode) Api.json("[]");
        prices.add(price(slug, ofCents(record.get("retail_price_cents")), "RETAIL"));
        String system = record.get("size_unit").asText().toUpperCase(Locale.ROOT) + "W";
        record.get("available_sizes_new")
                .forEach(size -> prices.add(price(slug, ofCents(size.get(1)), "ASK")
                        .put("size", system + size.get(0).asText())));
        return prices;
    }

    private static ObjectNode product(JsonNode sneaker) {
        ObjectNode product = object().put(
                        "id", sneaker.at("/identifiers/0/value").asInt())
                .put(
                        "sku",
                        sneaker.at("/styleCodes/0").asText() + "/"
                                + sneaker.at("/styleCodes/1").asText())
                .put("color", sneaker.at("/colors/0/base").asText().toLowerCase(Locale.ROOT))
                .put("status", sneaker.get("status").asText().equals("AVAILABLE") ? "active" : "inactive")
                .put("story_html", paragraphs(sneaker.get("description")))
                .put("release_date", sneaker.get("releaseDate").asText() + "T00:00:00.000Z")
                .put("release_date_unix", (int)
                        LocalDate.parse(sneaker.get("releaseDate").asText())
                                .atStartOfDay()
                                .toEpochSecond(ZoneOffset.UTC));
        List<String> colors = sneaker.get("colors").findValuesAsText("name");
        product.put("details", colors.get(0) + "/" + colors.get(1) + "-" + colors.get(2));
        product.putArray("gender").add(sneaker.get("audience").asText().toLowerCase(Locale.ROOT));
        product.set("slug", sneaker.get("slug"));
        product.set("name", sneaker.get("name"));
        product.set("nickname", sneaker.get("colorway"));
        product.set("brand_name", sneaker.at("/brand/name"));
        product.set("silhouette", sneaker.at("/silhouette/name"));
        product.set("designer", sneaker.at("/credits/0/name"));
        product.set("category", sneaker.get("tags"));
        product.set("main_picture_url", sneaker.at("/images/0/url"));
        product.set("grid_picture_url", sneaker.at("/images/1/url"));
        product.set("midsole", sneaker.at("/extraTechnologies/0/name"));
        product.set("size_range", Api.json(sneaker.at("/metadata/size_range").asText()));
        product.set("upper_material", sneaker.at("/metadata/upper_material"));
        product.set("season", sneaker.at("/metadata/season"));
        JsonNode summary = sneaker.get("priceSummary");
        product.put("retail_price_cents", cents(summary.at("/retail/amount")));
        product.put("lowest_price_cents", cents(summary.at("/lowestAsk/amount")));
        product.put(
                "size_unit",
                summary.at("/lowestAsk/size").asText().substring(0, 2).toLowerCase(Locale.ROOT));
        ArrayNode sizes = product.putArray("available_sizes_new");
        summary.get("sizes")
                .forEach(size -> sizes.addArray()
                        .add(Api.json(size.get("size").asText().substring("USW".length())))
                        .add(cents(size.get("lowestAsk"))));
        return product;
    }

    /**
     * All five sales, with seven of eight columns. {@code Buyer Region} cannot be stored: a market is a country, not a
     * part of one. The file has no id of a sale, so the row is the reference.
     */
    @ParameterizedTest
    @ValueSource(strings = {NDJSON, CSV})
    void storesEverySaleOfAFile(String format) {
        List<String> sales = SALES.lines().skip(1).toList();
        assertEquals(5, sales.size());
        String file = rows(sales);
        assertEquals(8, Transfers.count(Transfers.imported(NDJSON, file), "created"));
        List<String> columns = sales.stream()
                .map(sale -> sale.substring(0, sale.lastIndexOf(',')))
                .toList();
        assertEquals(columns, sales());
        restore(format);
        assertEquals(columns, sales());
        assertEquals(8, Transfers.count(Transfers.imported(NDJSON, file), "unchanged"));
        assertEquals(columns, sales());
    }

    private static String rows(List<String> sales) {
        String[] first = sales.get(0).split(",");
        StringBuilder rows = new StringBuilder();
        String slug = "example-runner-ivory-gum";
        rows.append(object().put("resource", "brands").put("slug", "example").put("name", first[1]))
                .append('\n')
                .append(object().put("resource", "sneakers")
                        .put("slug", slug)
                        .put("name", first[2].replace('-', ' '))
                        .put("brand", "example")
                        .put(
                                "releaseDate",
                                LocalDate.parse(first[5], MONTH_FIRST).toString()))
                .append('\n')
                .append(price(slug, dollars(first[4]), "RETAIL").put("resource", "prices"))
                .append('\n');
        for (int i = 0; i < sales.size(); i++) {
            String[] cells = sales.get(i).split(",");
            rows.append(price(slug, dollars(cells[3]), "SALE")
                            .put("resource", "prices")
                            .put("size", "US" + cells[6])
                            .put(
                                    "observedAt",
                                    LocalDate.parse(cells[0], MONTH_FIRST).toString())
                            .put("market", "US")
                            .put("reference", "row-" + i))
                    .append('\n');
        }
        return rows.toString();
    }

    private static BigDecimal dollars(String cell) {
        return new BigDecimal(cell.substring(1));
    }

    private static String dollars(JsonNode amount) {
        return "$" + amount.decimalValue().stripTrailingZeros().toPlainString();
    }

    /** Returns the sales of the catalog in the form of the file, without the last column. */
    private static List<String> sales() {
        JsonNode sneaker = page("example-runner-ivory-gum");
        List<JsonNode> sales = Api.walk("/sneakers/example-runner-ivory-gum/prices?kind=SALE&current=false").stream()
                .sorted(Comparator.comparing(sale -> sale.get("reference").asText()))
                .toList();
        assertEquals(
                IntStream.range(0, sales.size()).mapToObj(row -> "row-" + row).toList(),
                sales.stream().map(sale -> sale.get("reference").asText()).toList());
        return sales.stream()
                .map(sale -> String.join(
                        ",",
                        LocalDate.parse(sale.get("observedAt").asText().substring(0, 10))
                                .format(MONTH_FIRST),
                        sneaker.at("/brand/name").asText(),
                        sneaker.get("name").asText().replace(' ', '-'),
                        dollars(sale.get("amount")),
                        dollars(sneaker.at("/priceSummary/retail/amount")),
                        LocalDate.parse(sneaker.get("releaseDate").asText()).format(MONTH_FIRST),
                        sale.get("size").asText().substring("US".length())))
                .toList();
    }

    /**
     * 16 of 19 columns: 15 in fields for them, the weight in metadata. These cannot be stored:
     *
     * <ul>
     *   <li>{@code Type}: everything in the catalog is a sneaker.
     *   <li>{@code Published}: everything in the catalog is public.
     *   <li>{@code Variant Inventory Qty}: a catalog of many sources has no stock.
     * </ul>
     *
     * <p>Of {@code Body (HTML)} the text and its paragraphs are stored, other markup is not.
     */
    @ParameterizedTest
    @ValueSource(strings = {NDJSON, CSV})
    void storesAProductOfAShop(String format) {
        ObjectNode row = object();
        SHOP_ROW.lines().map(line -> line.split(": ", 2)).forEach(cell -> row.put(cell[0], cell[1]));
        assertEquals(19, row.size());
        String slug = row.get("Handle").asText();
        String brand = slugOf(
                created("/brands", object().set("name", row.get("Vendor")).toString()));
        created("/sneakers", draft(row, brand).toString());
        String size = "US" + row.get("Option1 Value").asText();
        ArrayNode prices = (ArrayNode) Api.json("[]");
        prices.add(price(slug, new BigDecimal(row.get("Variant Price").asText()), "ASK")
                .put("size", size));
        prices.add(
                price(slug, new BigDecimal(row.get("Variant Compare At Price").asText()), "RETAIL")
                        .put("size", size));
        post("/prices", prices.toString()).then().statusCode(201);
        Set<String> missing = Set.of("Type", "Published", "Variant Inventory Qty");
        assertStored(row, shopRow(page(slug)), 16, 1, page(slug), missing);
        restore(format);
        assertStored(row, shopRow(page(slug)), 16, 1, page(slug), missing);
        for (String query : List.of(
                "gtin=2000000000015",
                "identifier=example-shop:EX-ER1001-9.5",
                "slug=example-runner-ivory-gum",
                "brand=Example%20Brand",
                "tag=retro",
                "size=US9.5&currency=USD&maxPrice=119.90")) {
            assertEquals(List.of(slug), Api.slugs("/sneakers?" + query), query);
        }
    }

    private static ObjectNode draft(JsonNode row, String brand) {
        ObjectNode draft = object().put("brand", brand)
                .put("description", plainText(row.get("Body (HTML)").asText()))
                .put("status", row.get("Status").asText().equals("active") ? "AVAILABLE" : "DISCONTINUED");
        draft.set("slug", row.get("Handle"));
        draft.set("name", row.get("Title"));
        for (String tag : row.get("Tags").asText().split(", ")) {
            draft.withArray("tags").add(tag);
        }
        draft.putArray("identifiers").addObject().put("scheme", "example-shop").set("value", row.get("Variant SKU"));
        draft.putArray("gtins")
                .addObject()
                .put("size", "US" + row.get("Option1 Value").asText())
                .set("gtin", row.get("Variant Barcode"));
        ObjectNode image = draft.putArray("images").addObject();
        image.set("url", row.get("Image Src"));
        image.set("alt", row.get("Image Alt Text"));
        draft.putObject("metadata").set("grams", row.get("Variant Grams"));
        return draft;
    }

    private static ObjectNode shopRow(JsonNode sneaker) {
        JsonNode summary = sneaker.get("priceSummary");
        assertEquals(1, summary.get("sizes").size());
        String size = summary.at("/sizes/0/size").asText();
        assertEquals(size, sneaker.at("/gtins/0/size").asText());
        assertEquals(size, summary.at("/retail/size").asText());
        ObjectNode row = object().put("Body (HTML)", paragraphs(sneaker.get("description")))
                .put(
                        "Tags",
                        sneaker.at("/tags/0").asText() + ", "
                                + sneaker.at("/tags/1").asText())
                .put("Status", sneaker.get("status").asText().equals("AVAILABLE") ? "active" : "draft")
                // The variants of a sneaker differ only in size, so the option is always the size.
                .put("Option1 Name", "Size")
                .put("Option1 Value", size.substring("US".length()))
                .put("Variant Price", summary.at("/sizes/0/lowestAsk").asText())
                .put("Variant Compare At Price", summary.at("/retail/amount").asText());
        row.set("Handle", sneaker.get("slug"));
        row.set("Title", sneaker.get("name"));
        row.set("Vendor", sneaker.at("/brand/name"));
        row.set("Variant SKU", sneaker.at("/identifiers/0/value"));
        row.set("Variant Grams", sneaker.at("/metadata/grams"));
        row.set("Variant Barcode", sneaker.at("/gtins/0/gtin"));
        for (int position = 1; position <= sneaker.get("images").size(); position++) {
            JsonNode image = sneaker.at("/images/" + (position - 1));
            row.put("Image Position", Integer.toString(position));
            row.set("Image Src", image.get("url"));
            row.set("Image Alt Text", image.get("alt"));
        }
        return row;
    }
}
