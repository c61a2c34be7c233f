// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Resources;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.Workbooks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose address alone selects the format, whatever the header Accept says: for a link or a spreadsheet. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class FilesForPeopleTest {

    private static final String TSV = "text/tab-separated-values";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @BeforeEach
    void fill() {
        GeneratedCatalog.fill();
    }

    @ParameterizedTest
    @CsvSource({
        "/sneakers, collaborator=collaborator-1&sort=-price, sneakers",
        "/prices, currency=SGD&kind=ASK, prices",
        "/sneakers/sneaker-00/prices, current=false, prices",
        "/brands, sort=-name, brands",
        "/silhouettes, brand=brand-1, silhouettes",
        "/collaborations, sort=name, collaborations",
        "/collaborators, sort=name, collaborators",
        "/designers, sort=name, designers",
        "/size-charts, sort=name, size-charts",
        "/catalog, none, catalog"
    })
    void anAddressAloneIsAFile(String list, String query, String name) {
        for (String[] format : new String[][] {{"csv", CSV}, {"tsv", TSV}, {"ndjson", NDJSON}}) {
            String address = list + "." + format[0] + (list.equals("/catalog") ? "" : "?" + query);
            HttpResponse<byte[]> answer = Transfers.send(Transfers.to(address).header("Accept", BROWSER));
            assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
            assertEquals(
                    Optional.of("attachment; filename=\"" + name + "." + format[0] + '"'),
                    answer.headers().firstValue("Content-Disposition"));
            assertEquals(
                    Transfers.export(address.replace("." + format[0], ""), format[1]),
                    Transfers.text(answer),
                    "the same as with the header Accept");
            assertTrue(answer.headers().firstValue("X-Request-Id").isPresent());
        }
    }

    @Test
    void aTableOfSneakersBeginsWithWhatAPersonWants() {
        List<NamedCsvRecord> rows = records("/sneakers.csv?sort=price");
        JsonNode items = Api.get("/sneakers?sort=price&limit=100").get("items");
        assertEquals(
                List.of(
                        "name",
                        "brand",
                        "collaborators",
                        "styleCode",
                        "size",
                        "price",
                        "currency",
                        "priceKind",
                        "releaseDate",
                        "colorway",
                        "audience",
                        "status",
                        "resource",
                        "slug"),
                rows.get(0).getHeader().subList(0, 14));
        int collaborations = 0;
        for (int row = 0; row < items.size(); row++) {
            JsonNode item = items.get(row);
            NamedCsvRecord record = rows.get(row);
            assertEquals(item.get("slug").asText(), record.getField("slug"));
            assertEquals(item.get("name").asText(), record.getField("name"));
            assertEquals(item.at("/brand/slug").asText(), record.getField("brand"));
            assertEquals(item.at("/price/amount").asText(), record.getField("price"));
            assertEquals(item.at("/price/currency").asText(), record.getField("currency"));
            assertEquals(item.at("/price/kind").asText(), record.getField("priceKind"));
            assertEquals(item.at("/price/size").asText(), record.getField("size"));
            JsonNode names = item.at("/collaboration/collaborators");
            StringBuilder joined = new StringBuilder();
            names.forEach(name -> joined.append(joined.isEmpty() ? "" : " x ")
                    .append(name.get("name").asText()));
            assertEquals(joined.toString(), record.getField("collaborators"));
            collaborations += joined.isEmpty() ? 0 : 1;
        }
        assertTrue(collaborations > 0);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<NamedCsvRecord> records(String address) {
        return CsvReader.builder().ofNamedCsvRecord(Transfers.export(address, CSV)).stream()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "/sneakers.csv?slug=@, text/csv, 'collaborators,currency,price,priceKind,size'",
        "/sneakers.tsv?slug=@, text/tab-separated-values, 'collaborators,currency,price,priceKind,size'",
        "/prices.csv?current=false, text/csv, 'brand,name,styleCode'",
        "/silhouettes.csv, text/csv, ''",
        "/collaborations.tsv, text/tab-separated-values, ''",
        "/size-charts.csv, text/csv, ''"
    })
    void anExportIsImportedAndNothingChanges(String list, String format, String ignored) {
        // Leaves out the sneaker whose slug is the style code of another one, because an import would refuse it.
        String address = list.replace(
                "@", IntStream.range(0, 30).mapToObj("sneaker-%02d"::formatted).collect(Collectors.joining(",")));
        String catalog = Transfers.export("/catalog", NDJSON);
        String file = Transfers.export(address, format);
        JsonNode imported = Transfers.imported(format, file);
        assertEquals(0, Transfers.count(imported, "created") + Transfers.count(imported, "changed"));
        assertEquals(
                ignored.isEmpty() ? List.of() : Arrays.asList(ignored.split(",")),
                texts(imported.get("ignoredColumns")));
        assertEquals(file, Transfers.export(address, format));
        assertEquals(catalog, Transfers.export("/catalog", NDJSON));
    }

    @ParameterizedTest
    @CsvSource({
        "/sneakers.xlsx?slug=@, 'collaborators,currency,price,priceKind,size'",
        "/prices.xlsx?current=false, 'brand,name,styleCode'",
        "/silhouettes.xlsx, ''",
        "/size-charts.xlsx, ''"
    })
    void aWorkbookIsImportedAndNothingChanges(String list, String ignored) {
        // Leaves out the sneaker whose slug is the style code of another one, because an import would refuse it.
        String address = list.replace(
                "@", IntStream.range(0, 30).mapToObj("sneaker-%02d"::formatted).collect(Collectors.joining(",")));
        String catalog = Transfers.export("/catalog", NDJSON);
        HttpResponse<byte[]> file = Transfers.send(Transfers.to(address));
        JsonNode imported =
                Transfers.imported(file.headers().firstValue("Content-Type").orElseThrow(), file.body());
        assertEquals(0, Transfers.count(imported, "created") + Transfers.count(imported, "changed"));
        assertTrue(Transfers.count(imported, "unchanged") > 0);
        assertEquals(
                ignored.isEmpty() ? List.of() : Arrays.asList(ignored.split(",")),
                texts(imported.get("ignoredColumns")));
        assertTrue(imported.path("table").isMissingNode(), "it is a file of this catalog");
        assertEquals(catalog, Transfers.export("/catalog", NDJSON));
    }

    @Test
    void aWorkbookOfTheWholeCatalogIsImportedSheetBySheet() {
        Transfers.empty();
        Transfers.imported(NDJSON, """
                {"resource":"brands","slug":"made-up","name":"'=Made up"}
                {"resource":"silhouettes","slug":"made-up-one","name":"One","brand":"made-up","released":"2001-05"}
                {"resource":"sneakers","slug":"one-blue","name":"One Blue","silhouette":"made-up-one",\
                "styleCode":"007","tags":["a"],"metadata":{"shelf":"0012"}}
                {"resource":"prices","sneaker":"one-blue","kind":"ASK","size":"US 9.5","amount":150.50,\
                "currency":"EUR","source":"made-up","observedAt":"2026-11-01T00:00:00Z"}
                {"resource":"prices","sneaker":"one-blue","kind":"ASK","size":"US 10","amount":123456789012.34,\
                "currency":"EUR","source":"made-up","observedAt":"2026-11-01T10:20:30.123Z"}
                """);
        String catalog = Transfers.export("/catalog", NDJSON);
        HttpResponse<byte[]> file = Transfers.send(Transfers.to("/catalog.xlsx"));
        String type = file.headers().firstValue("Content-Type").orElseThrow();
        assertEquals(5, Transfers.count(Transfers.imported(type, file.body()), "unchanged"));
        Transfers.empty();
        assertEquals(5, Transfers.count(Transfers.imported(type, file.body()), "created"));
        assertEquals(catalog, Transfers.export("/catalog", NDJSON));
    }

    @Test
    void anEditedTableChangesWhatCanBeWrittenAndReportsTheRest() {
        String slug =
                Api.get("/sneakers?sort=-price&limit=1").at("/items/0/slug").asText();
        String csv = Transfers.export("/sneakers.csv?slug=" + slug, CSV);
        String[] lines = csv.split("\r\n");
        List<String> header = Arrays.asList(lines[0].split(","));
        assertEquals("name,brand,collaborators", lines[0].substring(0, 24));
        String edited = "slug,resource,colorway,price\r\n" + slug + ",sneakers,Edited,1\r\n";
        JsonNode imported = Transfers.imported(CSV, edited);
        assertEquals(1, Transfers.count(imported, "changed"));
        assertEquals(List.of("price"), texts(imported.get("ignoredColumns")));
        assertEquals("Edited", Api.get("/sneakers/" + slug).get("colorway").asText());
        assertTrue(header.contains("price"));
        assertEquals(1, Transfers.count(Transfers.imported(CSV, csv), "changed"), "the first export restores the row");
    }

    @Test
    void aWorkbookHasTheSameRows() {
        for (String list : List.of("/sneakers", "/prices?current=false", "/silhouettes")) {
            String address = list.replaceFirst("(?=\\?|$)", ".%s");
            HttpResponse<byte[]> answer = Transfers.send(Transfers.to(address.formatted("xlsx")));
            assertEquals(200, answer.statusCode());
            List<Map<String, String>> cells =
                    Workbooks.rows(answer.body(), list.substring(1).replaceFirst("\\?.*", ""));
            List<NamedCsvRecord> records = records(address.formatted("csv"));
            assertEquals(records.size(), cells.size());
            for (int row = 0; row < records.size(); row++) {
                Map<String, String> record = records.get(row).getFieldsAsMap();
                Map<String, String> cell = cells.get(row);
                record.forEach((column, text) -> {
                    String value = cell.getOrDefault(column, "text:");
                    if (value.startsWith("text:")) {
                        assertEquals(text, value.substring(5));
                    } else {
                        assertTrue(
                                List.of("price", "amount", "observedAt", "releaseDate", "released", "retroReleased")
                                        .contains(column),
                                column);
                    }
                });
            }
        }
        assertEquals(
                Resources.IN_ORDER,
                Workbooks.sheets(Transfers.send(Transfers.to("/catalog.xlsx")).body()));
    }

    @Test
    void aWorkbookThatCannotHaveTheRowsIsRefused() {
        String images = IntStream.range(0, 20)
                .mapToObj(image -> "{\"url\": \"https://images.example/" + image + "x".repeat(1900) + "\"}")
                .collect(Collectors.joining(","));
        Transfers.imported(NDJSON, """
                {"resource":"designers","slug":"wide","name":"Wide","images":[%s]}""".formatted(images));
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to("/designers.xlsx"));
        assertEquals(406, answer.statusCode());
        JsonNode problem = Api.json(Transfers.text(answer));
        assertTrue(problem.get("detail").asText().startsWith("A cell of a spreadsheet has 32,767 characters at most"));
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
        assertEquals(Optional.empty(), answer.headers().firstValue("Content-Disposition"));
        assertEquals(Optional.empty(), answer.headers().firstValue("ETag"));
        assertEquals(200, Transfers.send(Transfers.to("/designers.csv")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sneakers.csv", "/sneakers.tsv", "/catalog.csv"})
    void aByteOrderMarkComesFirstIfItIsWanted(String address) {
        byte[] plain = Transfers.send(Transfers.to(address)).body();
        byte[] marked = Transfers.send(Transfers.to(address + "?bom=true")).body();
        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(marked, 3));
        assertArrayEquals(plain, Arrays.copyOfRange(marked, 3, marked.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sneakers.ndjson?bom=true", "/prices.xlsx?bom=false", "/sneakers.csv?bom=yes"})
    void theParameterBomIsRefusedIfItDoesNotApplyOrIsWrong(String address) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to(address));
        assertEquals(400, answer.statusCode());
        assertEquals(
                "bom",
                Api.json(Transfers.text(answer)).at("/errors/0/parameter").asText());
        assertEquals(Optional.empty(), answer.headers().firstValue("Content-Disposition"));
        assertEquals(Optional.empty(), answer.headers().firstValue("ETag"));
    }

    @Test
    void aWrongFilterOfAFileIsAProblemAtItsAddress() {
        JsonNode problem = Transfers.refused(400, Transfers.to("/sneakers.csv?colour=red&limit=5"));
        assertEquals("/sneakers.csv", problem.get("instance").asText());
        for (String format : List.of("csv", "ndjson", "xlsx")) {
            assertEquals(
                    "size",
                    Transfers.refused(400, Transfers.to("/sneakers." + format + "?size=CN55"))
                            .at("/errors/0/parameter")
                            .asText(),
                    "no price and no chart has this size: " + format);
        }
        Transfers.refused(404, Transfers.to("/sneakers.pdf"));
        Transfers.refused(404, Transfers.to("/changes.csv"));
        Transfers.refused(404, Transfers.to("/sneakers/sneaker-00.csv"));
    }

    @Test
    void aFileCanOnlyBeRead() {
        HttpResponse<byte[]> answer =
                Transfers.send(Transfers.to("/sneakers.csv").POST(BodyPublishers.ofString("{}")));
        assertEquals(405, answer.statusCode());
        assertEquals(Optional.of("GET, HEAD, OPTIONS"), answer.headers().firstValue("Allow"));
        HttpResponse<byte[]> options =
                Transfers.send(Transfers.to("/sneakers.csv").method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, options.statusCode());
        assertEquals(Optional.of("GET, HEAD, OPTIONS"), options.headers().firstValue("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/catalog", "/catalog.csv", "/sneakers.csv?sort=price", "/prices.xlsx"})
    void aFileIsSentAgainOnlyAfterAWrite(String address) {
        String tag = Transfers.send(Transfers.to(address))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<byte[]> same = Transfers.send(Transfers.to(address).header("If-None-Match", tag));
        assertEquals(304, same.statusCode());
        assertEquals(0, same.body().length);
        assertEquals(Optional.of(tag), same.headers().firstValue("ETag"));
        assertTrue(same.headers().firstValue("Catalog-Revision").isPresent());
        Transfers.imported(NDJSON, """
                {"resource":"brands","slug":"etag-brand","name":"ETag Brand %d"}
                """.formatted(System.nanoTime()));
        HttpResponse<byte[]> other = Transfers.send(Transfers.to(address).header("If-None-Match", tag));
        assertEquals(200, other.statusCode());
        assertFalse(other.headers().firstValue("ETag").orElseThrow().equals(tag));
    }
}
