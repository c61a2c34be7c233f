// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.http.FileType;
import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Resources;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports of flat tables, as people have them in a spreadsheet. All records are made up. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class TableImportTest {

    private static final String HEADER =
            "SKU,Brand,Model,Colorway,Collaboration,Release Date,Retail Price,Image,Gender\n";

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void empty() {
        Transfers.empty();
    }

    private static HttpResponse<byte[]> send(String type, String file, String options) {
        return send(type, Transfers.bytes(file), options);
    }

    private static HttpResponse<byte[]> send(String type, byte[] file, String options) {
        return Transfers.send(Transfers.to("/imports" + options)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(file)));
    }

    private static JsonNode imported(String type, String file, String options) {
        HttpResponse<byte[]> answer = send(type, file, options);
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        return Api.json(Transfers.text(answer));
    }

    /** Returns the faults of a file that is refused: line, column, detail. */
    private static List<String> refused(String type, String file, String options) {
        HttpResponse<byte[]> answer = send(type, file, options);
        assertEquals(422, answer.statusCode(), () -> Transfers.text(answer));
        List<String> faults = new ArrayList<>();
        Api.json(Transfers.text(answer))
                .get("errors")
                .forEach(fault -> faults.add(fault.get("line") + " "
                        + fault.path("column").asText("-") + ": "
                        + fault.get("detail").asText()
                        + (fault.has("lines") ? " " + fault.get("lines") : "")));
        return faults;
    }

    private static String detail(String file, String options) {
        return Api.json(Transfers.text(send(CSV, file, options))).get("detail").asText();
    }

    /** A row with two faults counts once. Each of several rows with the same fault counts. */
    @Test
    void rowsWithFaultsAreCounted() {
        String row = "WV0001-1%d,Example Brand,Model,Gum,,,,%s,%s\n";
        String twoFaults = HEADER + row.formatted(1, "", "Aliens").replace(",,,,,", ",,soon,none,,");
        assertTrue(detail(twoFaults, "?create=missing").startsWith("1 row cannot be imported"));
        String sameFault = "SKU,Brand,Name,Retail Price\n" + "A%1$d-100,B,N%1$d,170\n".formatted(1)
                + "A2-100,B,N2,170\nA3-100,B,N3,170\n";
        assertTrue(detail(sameFault, "?create=missing").startsWith("3 rows cannot be imported"));
        assertTrue(detail(sameFault, "?currency=EUR").startsWith("3 rows cannot be imported"));
    }

    /** Returns how many statements it takes to find out that none of these collaborations exists. */
    private long statementsFor(int collaborations) {
        String rows = IntStream.rangeClosed(1, collaborations)
                .mapToObj(i -> "CL%1$d-100,Brand,Model,One,P%1$d x Q%1$d,,,,\n".formatted(i))
                .collect(Collectors.joining());
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        refused(CSV, HEADER + rows, "");
        return statistics.getPrepareStatementCount();
    }

    @Test
    void collaborationsAreLookedUpTogether() {
        assertEquals(statementsFor(2), statementsFor(40));
    }

    @Test
    void theTimesOfPricesAreKept() {
        String sheet = "SKU,Brand,Name,Size,Ask,Observed\nTK1-100,B,N,US 9,%s,2026-11-23 09:15:00\n"
                + "TK1-100,B,N,US 9,%s,23/11/2026 18:40\n";
        imported(CSV, sheet.formatted("170", "180"), "?create=missing&currency=EUR");
        List<String> times = new ArrayList<>();
        Api.walk("/sneakers/n/prices?current=false")
                .forEach(price -> times.add(price.get("observedAt").asText()));
        assertEquals(
                List.of("2026-11-23T09:15:00Z", "2026-11-23T18:40:00Z"),
                times.stream().sorted().toList());
    }

    @Test
    void aColumnThatAppearsTwiceIsRefused() {
        String sheet = "SKU,Name,Brand,Image,Image,,\nAT1-100,N,B,https://x.example/1,https://x.example/2,,\n";
        List<String> faults = refused(CSV, sheet, "?create=missing&ignoreUnknownColumns=true");
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith("1 Image: appears twice"), faults.toString());
        imported(CSV, sheet, "?create=missing&ignoreUnknownColumns=true&map=Image=-");
    }

    @Test
    void anUnknownSizeSystemIsAFault() {
        String sheet = "SKU,Brand,Name,Size,Size System,Ask,GTIN\nSS1-100,B,N,%s,BR,%s,%s\n";
        for (String values : List.of("38,170,", "38,,2000000000015", "38,170,2000000000015")) {
            List<String> faults = refused(
                    CSV, sheet.formatted((Object[]) values.split(",", 3)), "?create=missing&currency=EUR&sizes=EU");
            assertEquals(1, faults.size(), faults.toString());
            assertTrue(
                    faults.get(0).startsWith("2 Size System: 'BR' is unknown: must be one of CN, EU, JP, "),
                    faults.toString());
        }
        imported(CSV, sheet.formatted("EU 38", "170", "2000000000015"), "?create=missing&currency=EUR&sizes=US");
        assertEquals("EU38", Api.get("/sneakers/n").at("/gtins/0/size").asText());
    }

    @Test
    void noValueIsDroppedWithoutAFault() {
        String sheet = "SKU,Brand,Name,Size,GTIN,ID,Age Group,metadata.shelf\n";
        assertEquals(
                List.of(
                        "2 ID: 'a,b' must have no comma: a comma separates the values of the parameter "
                                + "'identifier'. Correct it, or ignore the column (map=ID=-)",
                        "3 Age Group: is 'PRE_SCHOOL', but 'TODDLER' on line 2: the rows of one sneaker must agree",
                        "3 metadata.shelf: is 'low', but 'top' on line 2: the rows of one sneaker must agree",
                        "4 Size: names no size system, which the size of a GTIN needs. Name it: sizes=US, for "
                                + "example, or a column for the size system"),
                refused(
                        CSV,
                        sheet + "ND1-100,B,N,US 9,2000000000015,\"a,b\",toddler,top\n"
                                + "ND1-100,B,N,US 10,2000000000022,c,preschool,low\n"
                                + "ND1-100,B,N,9,2000000000039,c,,\n",
                        "?create=missing"));
        List<String> faults = refused(CSV, sheet + "ND1-100,B,N,banana,2000000000015,,,\n", "?create=missing");
        assertTrue(faults.get(0).startsWith("2 Size: 'banana' "), faults.toString());
    }

    @Test
    void anErrorOfAFormulaIsAFault() {
        assertEquals(
                List.of("2 Colorway: '#N/A' is the error of a formula. Correct it, or ignore the column "
                        + "(map=Colorway=-)"),
                refused(CSV, "SKU,Brand,Name,Colorway\nEF1-100,B,N,#N/A\n", "?create=missing"));
    }

    @Test
    void twoSourcesCanHaveTheSameId() {
        imported(CSV, "SKU,Brand,Name,ID,Source\nTS1-100,B,N,123,goat\nTS1-100,B,N,123,stockx\n", "?create=missing");
        assertEquals(2, Api.get("/sneakers/n").get("identifiers").size());
    }

    @Test
    void aNumberOfAWorkbookHasOneReading() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Example", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Stock");
            Object[][] rows = {
                {"SKU", "Brand", "Name", "Size", "Ask", "Currency"},
                {"NW1-100", "B", "N", "US 9", "\u20ac 1.097,50", ""},
                {"NW1-100", "B", "N", "US 10", new BigDecimal("129.99"), "EUR"},
                {"NW1-100", "B", "N", "US 11", new BigDecimal("170.5"), "EUR"}
            };
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    if (rows[row][column] instanceof BigDecimal number) {
                        sheet.value(row, column, number);
                    } else {
                        sheet.value(row, column, (String) rows[row][column]);
                    }
                }
            }
        }
        HttpResponse<byte[]> answer = send(FileType.OF_XLSX, bytes.toByteArray(), "?create=missing");
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        List<String> amounts = new ArrayList<>();
        Api.walk("/sneakers/n/prices?current=false")
                .forEach(price -> amounts.add(price.get("amount").asText()));
        assertEquals(
                List.of("1097.50", "129.99", "170.50"),
                amounts.stream().sorted().toList());
    }

    @Test
    void aWrongCurrencyIsTheFaultOfItsColumn() {
        List<String> faults =
                refused(CSV, "SKU,Brand,Name,Retail Price,Currency\nWC1-100,B,N,170,Dollar\n", "?create=missing");
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith("2 Currency: 'Dollar' "), faults.toString());
    }

    @Test
    void aWrongValueNamesTheOptionThatPassesItsColumnOver() {
        String row = "WV0001-100,Example Brand,Wrong Model,Gum,,%s,%s,%s,%s\n";
        String sheet = HEADER + row.formatted("2019-02-31", "ask us", "no address", "Kids");
        String advice = "Correct it, or ignore the column (map=%s=-)";
        List<String> faults = refused(CSV, sheet, "?create=missing&currency=EUR");
        for (String column : List.of("Release Date", "Retail Price", "Image", "Gender")) {
            assertTrue(
                    faults.stream()
                            .anyMatch(fault -> fault.startsWith("2 " + column + ": ")
                                    && fault.endsWith(". " + advice.formatted(column))),
                    column + " in " + faults);
        }
        String options = "?create=missing&map=" + encoded("Release Date=-") + "&map=" + encoded("Retail Price=-")
                + "&map=" + encoded("Image=-") + "&map=" + encoded("Gender=-");
        assertEquals(1, created(imported(CSV, sheet, options), "sneakers"));
    }

    private static final String DATED = "SKU,Brand,Name,Release Date,Size,Last Sale,Sold On,Currency\n";

    /** A row whose sneaker was released, and sold, on this day. */
    private static String dated(int number, String date) {
        return "OF%1$d-100,B,N%1$d,%2$s,US 9,100,%2$s,EUR\n".formatted(number, date);
    }

    @Test
    void aDayEqualToItsMonthNeedsNoOrder() {
        imported(CSV, DATED + dated(1, "05/05/2019") + dated(2, "11.11.2020"), "?create=missing");
        assertEquals(
                "2019-05-05", Api.get("/sneakers/OF1-100").get("releaseDate").asText());
        assertEquals(
                "2020-11-11", Api.get("/sneakers/OF2-100").get("releaseDate").asText());
        List<String> noDay = refused(CSV, DATED + dated(3, "00/05/2019"), "?create=missing");
        assertTrue(
                noDay.stream().allMatch(fault -> fault.contains(": '00/05/2019' must be a date, ")), noDay.toString());
    }

    /** The other values would be right if the order were known. */
    @Test
    void anUnknownOrderOfDayAndMonthIsTheOnlyFaultOfTheDates() {
        List<String> ambiguous = refused(
                CSV,
                DATED + dated(1, "05/02/2019") + dated(2, "05/05/2019") + dated(3, "07/02/2019"),
                "?create=missing");
        assertEquals(1, ambiguous.size(), ambiguous.toString());
        assertTrue(ambiguous.get(0).startsWith("2 Release Date: '05/02/2019' can be "), ambiguous.toString());
        assertEquals(
                1,
                refused(CSV, DATED + dated(1, "05/02/2019 25:99"), "?create=missing")
                        .size());
        List<String> mixed = refused(
                CSV,
                DATED + dated(1, "22/02/2019") + dated(2, "02/22/2019") + dated(3, "05/05/2019"),
                "?create=missing");
        assertEquals(1, mixed.size(), mixed.toString());
        assertTrue(mixed.get(0).contains(": the file mixes two ways of writing: "), mixed.toString());
    }

    @Test
    void numbersThatAreNoDateDecideNoOrder() {
        for (String noDate : List.of("05/45/2019", "45/05/2019", "00/13/2019", "13/00/2019", "5/45/19")) {
            List<String> ambiguous = refused(CSV, DATED + dated(1, noDate) + dated(2, "05/02/2019"), "?create=missing");
            assertEquals(1, ambiguous.size(), ambiguous.toString());
            assertTrue(ambiguous.get(0).startsWith("3 Release Date: '05/02/2019' can be "), ambiguous.toString());
        }
        List<String> noDay = refused(CSV, DATED + dated(1, "00/13/2019") + dated(2, "22/02/2019"), "?create=missing");
        assertEquals(2, noDay.size(), noDay.toString());
        assertTrue(
                noDay.stream().allMatch(fault -> fault.contains(": '00/13/2019' must be a day that exists, ")),
                noDay.toString());
    }

    @Test
    void aYearOfTwoDigitsNamesTheOptionThatReadsIt() {
        String file = DATED + dated(1, "9/1/17") + dated(2, "9/24/16");
        String fault = "2 %1$s: has a year of two digits: add dates=MM/dd/yy to read such years as 1970 to 2069. "
                + "Correct it, or ignore the column (map=%1$s=-) [2,3]";
        assertEquals(
                List.of(fault.formatted("Release Date"), fault.formatted("Sold On")),
                refused(CSV, file, "?create=missing").stream().sorted().toList());
        JsonNode imported = imported(CSV, file, "?create=missing&dates=" + encoded("MM/dd/yy"));
        assertEquals("MM/dd/yy", imported.at("/table/dates").asText());
        assertEquals(
                "2017-09-01", Api.get("/sneakers/OF1-100").get("releaseDate").asText());
    }

    @Test
    void mixedDatesAreNamedByTheirOwnForms() {
        assertEquals(
                List.of("3 Release Date: the file mixes two ways of writing: '2/22/19' on line 3 is MM/dd/yy, "
                        + "and '22/02/2019' on line 2 is dd/MM/yyyy. Write all values in one way"),
                refused(CSV, DATED + dated(1, "22/02/2019") + dated(2, "2/22/19"), "?create=missing"));
    }

    @Test
    void aYearOfTwoDigitsInAnyOrderNamesBothOptions() {
        assertEquals(
                List.of("2 Release Date: '9/1/17' can be 2017-09-01 (dates=MM/dd/yy) or 2017-01-09 (dates=dd/MM/yy), "
                        + "and no other value of the file decides. Send the parameter"),
                refused(CSV, DATED + dated(1, "9/1/17") + dated(2, "5/5/17"), "?create=missing"));
        List<String> sameDay = refused(CSV, DATED + dated(1, "5/5/17"), "?create=missing");
        assertEquals(2, sameDay.size(), sameDay.toString());
        assertTrue(
                sameDay.get(0).contains(": has a year of two digits: add dates=MM/dd/yy or dates=dd/MM/yy to read "),
                sameDay.toString());
    }

    @Test
    void anAskOfASizeThatIsOutOfStockIsCheckedAsAnyOther() {
        String sheet = "SKU,Brand,Name,Size,Ask,Currency,Condition,Stock\n";
        String row = "OS1-100,B,N,%s,0\n";
        for (String wrong : List.of(
                "US 9,soon,EUR,new|Ask",
                "US 9,99,dollar,new|Currency",
                "US 9,99,,new|Ask",
                "banana,99,EUR,new|Size",
                ",99,EUR,new|Ask",
                "US 9,99,EUR,shiny|Condition")) {
            String[] parts = wrong.split("\\|");
            List<String> faults = refused(CSV, sheet + row.formatted(parts[0]), "?create=missing");
            assertEquals(1, faults.size(), faults.toString());
            assertTrue(faults.get(0).startsWith("2 " + parts[1] + ": "), faults.toString());
        }
        JsonNode table = imported(
                        CSV,
                        sheet + row.formatted("US 9,0,EUR,new") + row.formatted("US 10,99,EUR,new"),
                        "?create=missing")
                .get("table");
        assertEquals(1, table.get("zeroAmounts").asInt(), table.toString());
        assertEquals(1, table.get("outOfStock").asInt(), table.toString());
        assertEquals("[]", table.get("currencies").toString());
    }

    @Test
    void theCurrenciesOfThePricesAreReported() {
        String header = "SKU,Brand,Name,Retail Price,Currency\n";
        JsonNode table = imported(CSV, header + "CU1-100,B,One,,\nCU2-100,B,Two,125,eur\n", "?create=missing")
                .get("table");
        assertEquals("Retail Price|[\"price.retail\"]|125|125.00 EUR", column(table, 3));
        assertEquals("[\"EUR\"]", table.get("currencies").toString());
        table = imported(
                        CSV,
                        header + "CU3-100,B,A,125,USD\nCU4-100,B,Two,125,EUR\nCU5-100,B,C,0,SGD\n",
                        "?create=missing")
                .get("table");
        assertEquals("[\"EUR\",\"USD\"]", table.get("currencies").toString());
    }

    @Test
    void aTableHasAThousandColumnsAtMost() throws IOException {
        String options = "?create=missing&ignoreUnknownColumns=true&dryRun=true&shape=table";
        imported(CSV, String.join("\n", wideRows(1000, ",")) + "\n", options);
        assertEquals(
                List.of("1 -: names 1001 columns: a header line may name 1000 at most"),
                refused(CSV, String.join("\n", wideRows(1001, ",")) + "\n", options));
        imported("application/json", wideObject(1000), options);
        assertEquals(
                List.of("1 -: the rows have more than 1000 different columns"),
                refused("application/json", wideObject(1001), options));
        HttpResponse<byte[]> workbook = send(FileType.OF_XLSX, wideWorkbook(1000), options);
        assertEquals(200, workbook.statusCode(), () -> Transfers.text(workbook));
        HttpResponse<byte[]> tooWide = send(FileType.OF_XLSX, wideWorkbook(1001), options);
        assertEquals(400, tooWide.statusCode(), () -> Transfers.text(tooWide));
        assertEquals(
                "The header row of the workbook names more than 1000 columns.",
                Api.json(Transfers.text(tooWide)).get("detail").asText());
    }

    /** Returns a header line with this count of columns, and a row with cells in the first three columns only. */
    private static List<String> wideRows(int columns, String separator) {
        return List.of(
                "SKU,Brand,Name,".replace(",", separator)
                        + IntStream.rangeClosed(4, columns)
                                .mapToObj(i -> "Column " + i)
                                .collect(Collectors.joining(separator)),
                "TC1-100,B,N".replace(",", separator));
    }

    private static String wideObject(int fields) {
        return IntStream.rangeClosed(4, fields)
                .mapToObj(i -> ",\"Column " + i + "\":\"x\"")
                .collect(Collectors.joining("", "[{\"SKU\":\"TC1-100\",\"Brand\":\"B\",\"Name\":\"N\"", "}]"));
    }

    private static byte[] wideWorkbook(int columns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Example", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Stock");
            List<String> rows = wideRows(columns, "\t");
            for (int row = 0; row < rows.size(); row++) {
                String[] cells = rows.get(row).split("\t");
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aWorkbookNamesTheSheetsThatAreNotRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Example", "1.0")) {
            Worksheet first = workbook.newWorksheet("Stock");
            String[] cells = {"SKU", "Brand", "Model", "WB0001-100", "Example Brand", "Example Model"};
            for (int i = 0; i < cells.length; i++) {
                first.value(i / 3, i % 3, cells[i]);
            }
            workbook.newWorksheet("Empty");
            workbook.newWorksheet("Prices 2025").value(4, 0, "SKU");
        }
        HttpResponse<byte[]> answer = send(FileType.OF_XLSX, bytes.toByteArray(), "?create=missing&dryRun=true");
        assertEquals(200, answer.statusCode(), () -> Transfers.text(answer));
        assertEquals(
                "[\"Prices 2025\"]",
                Api.json(Transfers.text(answer)).at("/table/otherSheets").toString());
        HttpResponse<byte[]> refused = send(FileType.OF_XLSX, bytes.toByteArray(), "");
        assertEquals(422, refused.statusCode(), () -> Transfers.text(refused));
        String detail = Api.json(Transfers.text(refused)).get("detail").asText();
        assertTrue(detail.endsWith(" Only the first sheet of a workbook is read, not: Prices 2025."), detail);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int created(JsonNode imported, String resource) {
        return imported.at("/resources/" + resource + "/created").asInt();
    }

    /**
     * Returns a sheet of 500 sneakers. It names their brands, models and collaborations. Its dates have the day before
     * the month.
     */
    private static String sheet() {
        StringBuilder sheet = new StringBuilder(HEADER);
        for (int i = 0; i < 500; i++) {
            String joint =
                    i % 10 == 0 ? "Example Studio x Exämple Friends" : i % 10 == 5 ? "\"Studio B, Studio C\"" : "";
            sheet.append("EX%04d-100,Example Brand,Model %d,Colour %d,%s,%02d/02/2019,\"\u20ac 1.%03d,50\",%s,%s\n"
                    .formatted(
                            i,
                            i % 25,
                            i,
                            joint,
                            1 + i % 28,
                            i,
                            "https://images.example/" + i + ".jpg",
                            i % 2 == 0 ? "Women's" : "men"));
        }
        return sheet.toString();
    }

    @Test
    void aSheetOf500SneakersIsImportedByOneRequest() {
        JsonNode imported = imported(CSV, sheet(), "?create=missing&source=my-shop&observedAt=2026-11-01");
        assertEquals(1, created(imported, "brands"));
        assertEquals(25, created(imported, "silhouettes"));
        assertEquals(4, created(imported, "collaborators"));
        assertEquals(2, created(imported, "collaborations"));
        assertEquals(500, created(imported, "sneakers"));
        assertEquals(500, created(imported, "prices"));
        assertEquals(500, imported.get("rows").asInt());
        JsonNode table = imported.get("table");
        assertEquals("table", table.get("shape").asText());
        assertEquals(500, table.get("fileRows").asInt());
        assertEquals("dd/MM/yyyy", table.get("dates").asText());
        assertEquals("1.234,56", table.get("numbers").asText());
        assertEquals("Retail Price|[\"price.retail\"]|\u20ac 1.000,50|1000.50 EUR", column(table, 6));
        JsonNode sneaker = Api.get("/sneakers/EX0010-100?currency=EUR&include=prices");
        assertEquals(
                "Example Studio x Exämple Friends x Model 10 'Colour 10'",
                sneaker.get("name").asText());
        assertEquals("2019-02-11", sneaker.get("releaseDate").asText());
        assertEquals("WOMEN", sneaker.get("audience").asText());
        assertEquals("Model 10", sneaker.at("/silhouette/name").asText());
        assertEquals(
                "example-studio",
                sneaker.at("/collaboration/collaborators/0/slug").asText());
        assertEquals("1010.50", sneaker.at("/priceSummary/retail/amount").asText());
        assertEquals(
                "EUR",
                Api.get("/prices?sneaker=EX0010-100").at("/items/0/currency").asText());
        String before = Transfers.export("/catalog", NDJSON);
        JsonNode again = imported(CSV, sheet(), "?create=missing&source=my-shop&observedAt=2026-11-01");
        assertEquals(0, Transfers.count(again, "created") + Transfers.count(again, "changed"), again.toString());
        assertEquals(before, Transfers.export("/catalog", NDJSON));
    }

    private static String column(JsonNode table, int index) {
        JsonNode column = table.at("/columns/" + index);
        return column.get("column").asText() + "|" + column.get("fields") + "|"
                + column.path("example").asText() + "|" + column.path("read").asText();
    }

    @Test
    void aTableOfThreeColumnsErasesNothing() {
        imported(CSV, sheet(), "?create=missing&observedAt=2026-11-01");
        JsonNode before = Api.get("/sneakers/EX0010-100");
        JsonNode imported =
                imported(CSV, "Style Code,Colourway,Designer\nex0010 100,New Name,Some Designer\n", "?create=missing");
        assertEquals(1, created(imported, "designers"));
        assertEquals(1, imported.at("/resources/sneakers/changed").asInt());
        JsonNode after = Api.get("/sneakers/EX0010-100");
        assertEquals("New Name", after.get("colorway").asText());
        assertEquals("some-designer", after.at("/credits/0/slug").asText());
        for (String field :
                List.of("slug", "name", "styleCode", "releaseDate", "audience", "images", "collaboration")) {
            assertEquals(before.get(field), after.get(field), field);
        }
    }

    @Test
    void missingNamesAreReportedOnce() {
        List<String> faults = refused(
                CSV,
                HEADER + "EX1-100,Brand A,Model,One,A x B,2019,\u20ac170,,\n"
                        + "EX2-100,Brand A,Model,Two,,2019,\u20ac170,,\n",
                "");
        assertEquals(
                List.of(
                        "2 -: there is no brand 'Brand A' yet. Create it first, or send create=missing [2,3]",
                        "2 -: there is no silhouette 'Model' yet. Create it first, or send create=missing [2,3]",
                        "2 -: there is no collaborator 'A' yet. Create it first, or send create=missing",
                        "2 -: there is no collaborator 'B' yet. Create it first, or send create=missing",
                        "2 -: there is no collaboration 'A x B x Brand A' yet. Create it first, or send "
                                + "create=missing"),
                faults);
        assertEquals("", Transfers.export("/catalog", NDJSON));
    }

    /** Two rows name the same collaborators in different orders. The first row decides the billing order. */
    @Test
    void sameCollaboratorsAreOneCollaboration() {
        JsonNode imported = imported(
                CSV,
                HEADER + "EX1-100,Brand A,Model,One,A x B,2019,\u20ac170,,\n"
                        + "EX2-100,Brand A,Model,Two,B x A,2019,\u20ac170,,\n",
                "?create=missing");
        assertEquals(1, created(imported, "collaborations"), imported.toString());
        assertEquals(
                2,
                Api.get("/sneakers?collaboration=a-x-b-x-brand-a").get("total").asInt());
    }

    @Test
    void aColumnOfFaultsIsReadIfTheCallerNamesItsField() {
        String file = "Style Code,Brand,Name,Fault\nEX1-100,B,One,A crack\n";
        imported(CSV, file, "?create=missing&map=Fault=description");
        assertEquals("A crack", Api.get("/sneakers/EX1-100").get("description").asText());
    }

    @Test
    void anAmbiguousValueIsRefusedWithBothReadings() {
        String file = "Style Code,Brand,Name,Release Date,Retail Price\nEX1-100,B,One,05/02/2019,\"1,097\"\n";
        assertEquals(
                List.of(
                        "2 Retail Price: '1,097' can be 1097 (numbers=1,234.56) or 1.097 (numbers=1.234,56), and no "
                                + "other value of the file decides. Send the parameter",
                        "2 Release Date: '05/02/2019' can be 2019-05-02 (dates=MM/dd/yyyy) or 2019-02-05 "
                                + "(dates=dd/MM/yyyy), and no other value of the file decides. Send the parameter",
                        "2 Retail Price: no column and no symbol names the currency of the amounts. Name it: "
                                + "currency=EUR, for example, or a column for the currency"),
                refused(CSV, file, "?create=missing"));
        imported(
                CSV,
                file,
                "?create=missing&currency=usd&dates=" + encoded("MM/dd/yyyy") + "&numbers=" + encoded("1,234.56"));
        assertEquals(
                "2019-05-02", Api.get("/sneakers/EX1-100").get("releaseDate").asText());
        assertEquals(
                "1097.00",
                Api.get("/sneakers/EX1-100?currency=USD&include=prices")
                        .at("/priceSummary/retail/amount")
                        .asText());
    }

    @Test
    void unknownColumnsAreFaultsUnlessTheCallerSaysOtherwise() {
        String file = "SKU,Brand,Title,Colorwya,Prix,Notes\nEX1-100,B,One,Blue,\u20ac120,x\n";
        List<String> faults = refused(CSV, file, "?create=missing");
        assertEquals(3, faults.size(), faults.toString());
        assertTrue(
                faults.get(0)
                        .startsWith("1 Colorwya: is unknown: did you mean 'colorway' (colorway)? Name its field "
                                + "(map=Colorwya=FIELD)"),
                faults.toString());
        imported(CSV, file, "?create=missing&map=" + encoded("Prix=price.retail") + "&ignoreUnknownColumns=true");
        assertEquals("One", Api.get("/sneakers/EX1-100").get("name").asText());
    }

    @Test
    void rowsOfOneSneakerWithASizeEachAreOneSneakerWithManyPrices() {
        JsonNode imported = imported(
                CSV,
                "SKU\tBrand\tName\tSize\tPrice\tCurrency\nEX1-100\tB\tOne\tUS 9\t170\tUSD\n"
                        + "EX2-100\tB\tTwo\t42 EU\t99.95\tEUR\nEX1-100\tB\tOne\t9.5W\t180\tUSD\n",
                "?create=missing&sizes=US");
        assertEquals(2, created(imported, "sneakers"));
        assertEquals(3, created(imported, "prices"));
        assertEquals(
                "USW9.5",
                Api.get("/prices?sneaker=EX1-100&size=USW9.5")
                        .at("/items/0/size")
                        .asText());
    }

    /** Two objects on one line of the file are two rows. */
    @Test
    void aListOfObjectsOnOneLineIsManyRows() {
        JsonNode imported = imported(
                "application/json",
                "[{\"sku\":\"EX1-100\",\"brand\":\"B\",\"name\":\"One\"},"
                        + "{\"sku\":\"EX2-100\",\"brand\":\"B\",\"name\":\"Two\"}]",
                "?create=missing");
        assertEquals(2, created(imported, "sneakers"));
        assertEquals("Two", Api.get("/sneakers/EX2-100").get("name").asText());
    }

    @Test
    void aCatalogFileIsNotReadAsATable() {
        assertEquals(
                List.of(
                        "1 resorce: 'resorce' is unknown: did you mean 'resource'?",
                        "1 resource: is missing: a column must name the resource of each row: " + Resources.NAMES),
                refused(CSV, "resorce,slug,name,brand\nsilhouettes,a,A,b\n", ""));
        List<String> stock = refused(CSV, "name,stock\nA,1\n", "");
        assertTrue(stock.get(stock.size() - 1).startsWith("1 resource: is missing: "), stock.toString());
        HttpResponse<byte[]> answer = send(CSV, "resource,slug,name\nbrands,a,A\n", "?create=missing");
        assertEquals(400, answer.statusCode());
        assertTrue(Transfers.text(answer).contains("is read as a file of this catalog"), Transfers.text(answer));
    }

    @Test
    void wrongOptionsAreReportedTogether() {
        HttpResponse<byte[]> answer =
                send(CSV, "SKU,Brand\nEX1-100,B\n", "?map=SKU%3DstyleCod&shape=shopfy&observedAt=soon&dates=yyyy");
        assertEquals(400, answer.statusCode());
        List<String> parameters = new ArrayList<>();
        Api.json(Transfers.text(answer))
                .get("errors")
                .forEach(fault -> parameters.add(fault.get("parameter").asText()));
        assertEquals(List.of("map", "shape", "dates", "observedAt"), parameters);
    }

    @Test
    void twoSneakersOfOneNameHaveTwoSlugs() {
        String file = "SKU,Brand,Name\nEX1-100,B,Same Name\nEX2-100,B,Same Name\n";
        imported(CSV, file, "?create=missing");
        imported(CSV, file.replace("EX2", "EX3"), "?create=missing");
        assertEquals("same-name", Api.get("/sneakers/EX1-100").get("slug").asText());
        assertEquals(
                "same-name-ex2-100", Api.get("/sneakers/EX2-100").get("slug").asText());
        assertEquals(
                "same-name-ex3-100", Api.get("/sneakers/EX3-100").get("slug").asText());
    }

    @Test
    void aFormIsAFile() {
        String form = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"mine.csv\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + sheet() + "\r\n--xyz--\r\n";
        JsonNode imported = imported("multipart/form-data; boundary=xyz", form, "?create=missing");
        assertEquals(500, created(imported, "sneakers"));
        String other = form.replace("name=\"file\"", "name=\"upload\"");
        HttpResponse<byte[]> answer = send("multipart/form-data; boundary=xyz", other, "");
        assertEquals(400, answer.statusCode());
        assertTrue(Transfers.text(answer).contains("with the name 'file'"), Transfers.text(answer));
    }
}
