// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.FileType;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.Workbooks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import of a workbook in the format of the catalog can leave out rows. The rows of each sheet begin at 1. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(GeneratedCatalog.Profile.class)
class SkippedSheetRowsTest {

    private static final String SKIP = "onFault=skip";

    @BeforeEach
    void small() {
        Transfers.empty();
        Transfers.imported(NDJSON, """
                {"resource":"brands","slug":"asics","name":"ASICS"}
                {"resource":"silhouettes","slug":"kayano","name":"Kayano","brand":"asics"}
                """);
    }

    private static byte[] twoSheets() {
        return Workbooks.of("silhouettes", """
                resource|slug|name|brand
                silhouettes|good|Good|asics
                silhouettes|bad|Bad|gone
                """, "sneakers", """
                resource|slug|Name|silhouette|tags
                sneakers|of-good|Of good|good|
                sneakers|of-bad|Of bad|bad|
                sneakers|of-kayano|Of kayano|kayano|no list
                sneekers|unknown|Unknown|kayano|
                """);
    }

    private static HttpRequest.Builder toImport(String query, String format, byte[] file) {
        return Transfers.to("/imports?" + query)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", format)
                .POST(BodyPublishers.ofByteArray(file));
    }

    private static JsonNode imported(String query, String format, byte[] file) {
        HttpResponse<byte[]> answer = Transfers.send(toImport(query, format, file));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    private static String rejected(JsonNode imported, String format) {
        HttpResponse<byte[]> answer = Transfers.send(
                Transfers.to(Api.relative(imported.get("rejected").asText())).header(Keys.HEADER, Keys.WRITER));
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith(format));
        return Transfers.text(answer);
    }

    private static List<String> faults(JsonNode faults) {
        List<String> texts = new ArrayList<>();
        faults.forEach(fault -> texts.add(fault.path("sheet").asText() + " "
                + fault.get("line").asText() + " " + fault.path("column").asText("-") + ": "
                + fault.get("detail").asText().split(";")[0]));
        return texts;
    }

    @Test
    void namesTheSheetAndTheRowOfEachFault() {
        JsonNode problem = Transfers.refused(422, toImport("", FileType.OF_XLSX, Workbooks.of("One", """
                                resource|slug|name|brand
                                brands|fine|Fine|
                                silhouettes|a|A|gone
                                """, "Two", """
                                resource|slug|name|brand
                                silhouettes|b|B|asics
                                silhouettes|c|C|gone
                                silhouettes|d|D|gone
                                """)));
        assertEquals(
                List.of("One 3 brand: there is no brand 'gone'", "Two 3 brand: there is no brand 'gone'"),
                faults(problem.get("errors")));
        assertEquals("[3,4]", problem.at("/errors/1/lines").toString());
        assertTrue(problem.get("detail").asText().startsWith("3 rows cannot"), problem.toString());
    }

    @Test
    void leavesOutRowsOfSeveralSheetsAndGivesThemBackAsNdjson() {
        JsonNode imported = imported(SKIP, FileType.OF_XLSX, twoSheets());
        assertEquals(4, imported.get("faultyRows").asInt());
        assertEquals(2, Transfers.count(imported, "created"));
        assertEquals(
                List.of(
                        "silhouettes 3 brand: there is no brand 'gone'",
                        "sneakers 3 silhouette: there is no silhouette 'bad': row 3 of the sheet 'silhouettes' "
                                + "would create it, but cannot be imported",
                        "sneakers 4 tags: is not JSON: wrong at character 1, 'no list'",
                        "sneakers 5 resource: 'sneekers' is unknown: did you mean 'sneakers'?"),
                faults(imported.get("faults")));
        String file = rejected(imported, NDJSON);
        List<String> lines = file.lines().toList();
        assertEquals(
                "{\"resource\":\"silhouettes\",\"slug\":\"bad\",\"name\":\"Bad\",\"brand\":\"gone\","
                        + "\"fault\":\"brand: there is no brand 'gone'\"}",
                lines.get(0));
        assertTrue(
                lines.get(1)
                        .startsWith("{\"resource\":\"sneakers\",\"slug\":\"of-bad\",\"name\":\"Of bad\","
                                + "\"silhouette\":\"bad\",\"tags\":null,\"fault\":\"silhouette: "),
                file);
        assertTrue(lines.get(2).contains("\"tags\":\"no list\",\"fault\":\"tags: is not JSON"), file);
        assertTrue(
                lines.get(3)
                        .startsWith("{\"resource\":\"sneekers\",\"slug\":\"unknown\",\"name\":\"Unknown\","
                                + "\"silhouette\":\"kayano\",\"tags\":null,\"fault\":\"resource: "),
                file);
        assertEquals(4, lines.size());
        String mended = file.replace("\"gone\"", "\"asics\"")
                .replace("\"no list\"", "[\"a\"]")
                .replace("\"sneekers\"", "\"sneakers\"");
        JsonNode again = imported(SKIP, NDJSON, Transfers.bytes(mended));
        assertEquals(0, again.get("faultyRows").asInt(), again.toString());
        assertEquals(4, Transfers.count(again, "created"));
        assertEquals("a", Api.get("/sneakers/of-kayano").get("tags").get(0).asText());
    }

    @Test
    void triesTheSameInADryRun() {
        String before = Transfers.export("/catalog", NDJSON);
        JsonNode dry = imported(SKIP + "&dryRun=true", FileType.OF_XLSX, twoSheets());
        assertEquals(before, Transfers.export("/catalog", NDJSON));
        String file = rejected(dry, NDJSON);
        assertEquals(file, rejected(imported(SKIP, FileType.OF_XLSX, twoSheets()), NDJSON));
    }

    /** The error of a formula is a fault of its row. */
    @Test
    void leavesOutRowsOfOneSheetAndGivesThemBackAsCsv() throws IOException {
        String cell = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        String error = "<c r=\"C3\" t=\"e\"><v>#N/A</v></c>";
        byte[] workbook = Workbooks.of("<row r=\"1\">" + cell.formatted("A1", "resource")
                + cell.formatted("B1", "slug") + cell.formatted("C1", "name") + cell.formatted("D1", "Fault")
                + "</row><row r=\"2\">" + cell.formatted("A2", "brands") + cell.formatted("B2", "fine")
                + cell.formatted("C2", "Fine") + "</row><row r=\"3\">" + cell.formatted("A3", "brands")
                + cell.formatted("B3", "broken") + error + cell.formatted("D3", "an older one")
                + "</row><row r=\"5\">" + cell.formatted("A5", "brands") + cell.formatted("B5", "a slug")
                + cell.formatted("C5", "=Slug") + "</row>");
        JsonNode imported = imported(SKIP, FileType.OF_XLSX, workbook);
        assertEquals(1, Transfers.count(imported, "created"));
        assertEquals(
                List.of(
                        "One 3 name: '#N/A' is the error of a formula",
                        "One 5 slug: must be a slug: letters a-z and digits, in groups with single hyphens between "
                                + "them"),
                faults(imported.get("faults")));
        String file = rejected(imported, CSV);
        assertEquals("""
                resource,slug,name,fault
                brands,broken,#N/A,name: '#N/A' is the error of a formula
                brands,a slug,'=Slug,"slug: must be a slug: letters a-z and digits, in groups with single hyphens \
                between them"
                """.replace("\n", "\r\n"), file);
        String mended = file.replace("broken,#N/A", "broken,Mended").replace("a slug,", "a-slug,");
        JsonNode again = imported(SKIP, CSV, Transfers.bytes(mended));
        assertFalse(again.has("rejected"), again.toString());
        assertEquals(2, Transfers.count(again, "created"));
        assertEquals("=Slug", Api.get("/brands/a-slug").get("name").asText());
        assertEquals("Mended", Api.get("/brands/broken").get("name").asText());
    }

    @Test
    void refusesAWorkbookIfTheHeaderOfASheetIsWrong() {
        JsonNode problem =
                Transfers.refused(422, toImport(SKIP, FileType.OF_XLSX, Workbooks.of("One", """
                                resource|slug|name
                                brands|fine|Fine
                                """, "Two", """
                                resource|slug|nmae
                                brands|a|A
                                """)));
        assertEquals(
                List.of("Two 1 nmae: 'nmae' is unknown: did you mean 'name'?", "Two 2 name: must be given"),
                faults(problem.get("errors")));
        assertEquals(404, Api.ask("/brands/fine").statusCode());
    }

    /**
     * Corrects only the resource of each row. The returned row has all other values, except those of columns that no
     * import writes, such as the price in a table of sneakers.
     */
    @Test
    void givesBackTheValuesOfARowWhoseResourceIsWrong() {
        byte[] workbook = Workbooks.of("sneakers", """
                resource|slug|name|silhouette|tags|metadata|price|FAULT|colorway
                sneekers|typed|Typed|kayano|["one","two"]|{"team":"1"}|199|older|
                """, "Prices\u200B", """
                resource|sneaker|kind|size|amount|currency|source|observedAt
                price|typed|ASK|US9|249.90|EUR|a-shop|2024-01-02
                """);
        JsonNode imported = imported(SKIP, FileType.OF_XLSX, workbook);
        assertEquals("Prices\u200B", imported.at("/faults/1/sheet").asText(), () -> imported.toString());
        String file = rejected(imported, NDJSON);
        List<String> lines = file.lines().toList();
        assertTrue(
                lines.get(0)
                        .startsWith("{\"resource\":\"sneekers\",\"slug\":\"typed\",\"name\":\"Typed\","
                                + "\"silhouette\":\"kayano\",\"tags\":[\"one\",\"two\"],"
                                + "\"metadata\":{\"team\":\"1\"},\"colorway\":null,"
                                + "\"fault\":\"resource: "),
                file);
        assertTrue(lines.get(1).contains("\"amount\":249.90,"), file);
        String corrected = file.replace("\"sneekers\"", "\"sneakers\"").replace("\"price\"", "\"prices\"");
        JsonNode again = imported("", NDJSON, Transfers.bytes(corrected));
        assertEquals(2, Transfers.count(again, "created"), again.toString());
        assertEquals(
                "249.90",
                Api.get("/sneakers/typed/prices").at("/items/0/amount").asText());
    }

    /** An import refuses the returned file until its user removes these cells, so that none is lost unnoticed. */
    @Test
    void givesBackCellsBeyondTheHeader() {
        String rows = """
                resource|slug|name
                brands|beyond|Beyond||a note
                brands|other|Other|another
                """;
        String detail = "has a cell beyond the last column of the header row";
        String csv = rejected(imported(SKIP, FileType.OF_XLSX, Workbooks.of("One", rows)), CSV);
        assertEquals(
                "resource,slug,name,fault\r\nbrands,beyond,Beyond," + detail + ",a note\r\nbrands,other,Other," + detail
                        + ",another\r\n",
                csv);
        Transfers.refused(422, toImport("", CSV, Transfers.bytes(csv)));
        byte[] twoSheets = Workbooks.of("One", rows, "Two", """
                resource|slug|name
                brands|a slug|Name
                """);
        String ndjson = rejected(imported(SKIP, FileType.OF_XLSX, twoSheets), NDJSON);
        assertEquals(
                "{\"resource\":\"brands\",\"slug\":\"beyond\",\"name\":\"Beyond\",\"unreadable\":[\"a note\"],"
                        + "\"fault\":\"" + detail + "\"}",
                ndjson.lines().findFirst().orElseThrow());
        Transfers.refused(422, toImport("", NDJSON, Transfers.bytes(ndjson)));
        String corrected = csv.replace(",a note", "").replace(",another", "");
        assertEquals(2, Transfers.count(imported("", CSV, Transfers.bytes(corrected)), "created"));
    }

    /** A row that is too long to be read comes back without its cells. */
    @Test
    void namesThePositionOfARowThatIsTooLong() throws IOException {
        String cell = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        byte[] workbook = Workbooks.of("<row r=\"1\">" + cell.formatted("A1", "resource")
                + cell.formatted("B1", "slug") + cell.formatted("C1", "name") + "</row><row r=\"7\">"
                + cell.formatted("A7", "brands") + cell.formatted("C7", "x".repeat(600_000)) + "</row>");
        String file = rejected(imported(SKIP, FileType.OF_XLSX, workbook), CSV);
        assertEquals(
                "resource,slug,name,fault\r\n,,,row 7 of the sheet 'One': has more than 524288 characters\r\n", file);
        Transfers.refused(422, toImport("", CSV, Transfers.bytes(file)));
    }

    @Test
    void namesAllFaultsOfARowWithTheirColumnsAndTheRowOfTheHeader() throws IOException {
        String cell = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        String error = "<c r=\"%s\" t=\"e\"><v>#REF!</v></c>";
        byte[] workbook = Workbooks.of("<row r=\"4\">" + cell.formatted("A4", "resource")
                + cell.formatted("B4", "slug") + cell.formatted("C4", "Name") + cell.formatted("D4", "images")
                + cell.formatted("E4", "nmae") + "</row><row r=\"6\">" + cell.formatted("A6", "brands")
                + cell.formatted("B6", "a slug") + error.formatted("C6") + error.formatted("D6")
                + cell.formatted("F6", "beyond") + "</row>");
        JsonNode problem = Transfers.refused(422, toImport(SKIP, FileType.OF_XLSX, workbook));
        assertEquals(
                List.of(
                        "One 4 nmae: 'nmae' is unknown: did you mean 'name'?",
                        "One 6 -: has a cell beyond the last column of the header row",
                        "One 6 name: '#REF!' is the error of a formula",
                        "One 6 images: '#REF!' is the error of a formula",
                        "One 6 slug: must be a slug: letters a-z and digits, in groups with single hyphens between "
                                + "them"),
                faults(problem.get("errors")));
    }
}
