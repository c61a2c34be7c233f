// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.rows.Row;
import dev.colorway.rows.RowLayout;
import dev.colorway.rows.RowShape;
import dev.colorway.rows.SourceTooLargeException;
import dev.colorway.testing.Workbooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The formats of tables. */
class TableReadersTest {

    private static final long MAX_BYTES = 1_000_000;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> rows(byte[] file, String each) throws IOException {
        List<String> rows = new ArrayList<>();
        TableFormat format = TableFormat.of(new ByteArrayInputStream(file), MAX_BYTES);
        try (TableReader reader = format.open(new ByteArrayInputStream(file), MAX_BYTES, each)) {
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row.line() + " "
                        + (row.fault() != null
                                ? row.fault()
                                : row.cells() + (row.items().isEmpty() ? "" : " " + row.items())));
            }
        }
        return rows;
    }

    @Test
    void tabsAndSemicolonsSeparateCells() throws IOException {
        assertEquals(List.of("2 {a=1, b=x y}"), rows(bytes("\uFEFFa\tb\tc\n1\tx y\t\n\t\t\n"), null));
        assertEquals(
                List.of("2 {a=1, b=2}", "3 {a=3}", "4 has 3 cells, where the header line names 2 columns"),
                rows(bytes("a;b\n1;2;\n3\n4;5;6\n"), null));
    }

    @Test
    void objectsAreRowsAndTheItemsOfAListAreParts() throws IOException {
        String first = "{\"id\":1,\"brand\":{\"name\":\"B\"},\"tags\":[\"a\",\"b\"],"
                + "\"sizes\":[[6,1.50],[7,2]],\"x\":null}";
        assertEquals(
                List.of(
                        "1 {id=1, brand.name=B, tags=a, b} [{sizes.0=6, sizes.1=1.5}, {sizes.0=7, sizes.1=2}]",
                        "2 {id=2}"),
                rows(bytes("[" + first + ",\n{\"id\":2}]"), "sizes"));
        assertEquals(
                2,
                rows(bytes(first + "\n" + first.replace("1,\"brand", "2,\"brand")), "sizes")
                        .size());
        assertEquals(
                List.of("1 {id=1}", "2 must be a JSON object, or a list of JSON objects: one for each row"),
                rows(bytes("{\"id\":1}\n7\n"), null));
        assertEquals(1, rows(bytes("{\"id\":1,\"id\":2}\n{\"id\":3}"), null).size());
    }

    @Test
    void anObjectHasALimit() throws IOException {
        List<String> rows = rows(bytes("{\"a\":[" + "1,".repeat(30_000) + "1]}"), null);
        assertEquals(List.of("1 has more than 10000 values in one object"), rows);
    }

    @Test
    void elementsOfItemsAreCells() throws IOException {
        String feed = """
                <?xml version="1.0"?>
                <rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>no row</title>
                <item><g:id>1</g:id><title><![CDATA[A & B]]></title>
                <g:image_link>x</g:image_link><g:image_link>y</g:image_link>
                <g:shipping><g:price>4</g:price></g:shipping></item>
                <item><g:id>2</g:id></item></channel></rss>
                """;
        assertEquals(
                List.of("3 {id=1, title=A & B, image_link=x,y, shipping.price=4}", "6 {id=2}"),
                rows(bytes(feed), null));
    }

    @Test
    void textAroundAnInnerElementIsKept() throws IOException {
        String feed =
                "<rss><item>x<id>1</id><description>Soft <b>suede</b> and <i>a <b>mesh</b></i> upper</description>"
                        + "<html><p>One</p> <p>Two</p></html></item></rss>";
        assertEquals(
                List.of("1 {id=1, description=Soft suede and a mesh upper, html.p=One,Two}"), rows(bytes(feed), null));
    }

    @Test
    void aListOfOneNumberIsANumber() throws IOException {
        try (TableReader reader = TableFormat.JSON.open(
                new ByteArrayInputStream(bytes("{\"a\":[129.995],\"b\":[1,null,2],\"c\":170,\"d\":\"170\"}")),
                MAX_BYTES,
                null)) {
            assertEquals(
                    Map.of(
                            "a", new SourceRow.Cell("129.995", true),
                            "b", new SourceRow.Cell("1, 2", false),
                            "c", new SourceRow.Cell("170", true),
                            "d", new SourceRow.Cell("170", false)),
                    reader.next().cells());
        }
    }

    @Test
    void entitiesOfAFileAreNotRead() throws IOException {
        String feed = "<!DOCTYPE rss [<!ENTITY secret SYSTEM \"file:///etc/hostname\">"
                + "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + "<rss><item><id>%s</id></item></rss>";
        for (String entity : List.of("&secret;", "&b;")) {
            List<String> rows = rows(bytes(feed.formatted(entity)), null);
            assertTrue(
                    rows.isEmpty()
                            || rows.get(0).contains("is not XML")
                            || rows.get(0).equals("1 {}"),
                    rows::toString);
            assertTrue(rows.stream().noneMatch(row -> row.contains("aaaa")), rows::toString);
        }
    }

    @Test
    void cellsOfAWorkbookHaveTheirNumbersAndDates() throws IOException {
        byte[] workbook = Workbooks.of("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="s"><v>0</v></c>\
                <c r="C1" t="inlineStr"><is><t>Released</t></is></c></row>
                <row r="3"><c r="A3" t="inlineStr"><is><t>Exämple</t></is></c><c r="B3"><v>119.90000000000001</v></c>\
                <c r="C3" s="1"><v>43603</v></c></row>
                <row r="4"><c r="B4"><v>170</v></c></row>
                """);
        assertEquals(
                List.of("3 {Name=Exämple, Price=119.9, Released=2019-05-18}", "4 {Price=170}"), rows(workbook, null));
    }

    @Test
    void aWorkbookHasALimitHoweverSmallItIs() throws IOException {
        byte[] bomb = Workbooks.of("<row r=\"1\">" + " ".repeat(2_000_000) + "</row>");
        assertTrue(bomb.length < 100_000);
        assertTrue(assertThrows(UnreadableTableException.class, () -> rows(bomb, null))
                .getMessage()
                .startsWith("The workbook is too large"));
        assertThrows(UnreadableTableException.class, () -> rows(bytes("PK\u0003\u0004no zip"), null));
        assertThrows(SourceTooLargeException.class, () -> rows(bytes("[" + " ".repeat(2_000_000) + "]"), null));
    }

    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c></row>";

    /** The files are small. Written out in full, their numbers would fill the memory or occupy a processor for long. */
    @Test
    void aNumberWithAHugeExponentStaysAsItIs() throws IOException {
        assertEquals(
                List.of("1 {price=1E+999999999, small=1E-999999999, list=1E+999999999}", "2 {price=1E+999999999}"),
                rows(
                        bytes("{\"price\":1e999999999,\"small\":1e-999999999,\"list\":[1e999999999]}\n"
                                + "{\"price\":1e99999999999}"),
                        null));
        assertEquals(
                List.of("2 {Name=1E+99999999}", "3 {Name=1e99999999999}"),
                rows(
                        Workbooks.of(HEADER + "<row r=\"2\"><c r=\"A2\"><v>1E99999999</v></c></row>"
                                + "<row r=\"3\"><c r=\"A3\"><v>1e99999999999</v></c></row>"),
                        null));
    }

    @Test
    void aRowOfAWorkbookHasALimitBeforeItIsBuilt() throws IOException {
        String text = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>%s</t></is></c></row>";
        byte[] longText = Workbooks.of(HEADER + text.formatted("x".repeat(600_000)));
        assertEquals(List.of("2 has more than 524288 characters"), rows(longText, null));
        String farCell = "<c r=\"ZZZZZZ2\"><v>1</v></c>";
        for (String row : List.of(
                "<row r=\"2\">" + farCell + "</row>",
                "<row r=\"2\"><!-- </row> -->" + farCell + "</row>",
                "<row r=\"2\"><c s=' r=\"A2\" ' r = 'XFE2'><v>1</v></c></row>",
                "<row r=\"2\"><x:c xmlns:x=\"urn:x\" r=\"&#90;2\"/></row>",
                "<row r=\"2\">" + "<c/>".repeat(20_000) + "</row>",
                text.formatted("x".repeat(PartCheck.MAX_BYTES + 200_000)),
                text.formatted("<![CDATA[</row>" + "x".repeat(PartCheck.MAX_BYTES + 200_000) + "]]>"))) {
            byte[] workbook = Workbooks.of(HEADER + row);
            assertTrue(assertThrows(
                            UnreadableTableException.class,
                            () -> WorkbookTable.open(new ByteArrayInputStream(workbook), 100_000_000))
                    .getMessage()
                    .startsWith("A sheet of the workbook has a "));
        }
        byte[] lastColumn = Workbooks.of(HEADER + "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>");
        assertEquals(List.of("2 has a cell beyond the last column of the header row"), rows(lastColumn, null));
    }

    @Test
    void aPartOfAWorkbookInAnotherEncodingIsRefused() {
        for (byte[] part : List.of(
                "<row>".getBytes(StandardCharsets.UTF_16),
                "<row>".getBytes(StandardCharsets.UTF_16BE),
                "<row>".getBytes(StandardCharsets.UTF_16LE),
                bytes("<?xml version=\"1.0\" encoding='IBM037'?>"),
                bytes("<!DOCTYPE x [<!ENTITY a '\">']><worksheet><sheetData>"))) {
            assertThrows(UnreadableTableException.class, () -> new PartCheck().accept(part, part.length));
        }
    }

    @Test
    void theErrorOfAFormulaIsNoText() throws IOException {
        byte[] workbook = Workbooks.of(HEADER
                + "<row r=\"2\"><c r=\"A2\" t=\"e\"><f>VLOOKUP(1,B1:B2,1)</f><v>#N/A</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#REF!</v></c></row>");
        ColumnMapping mapping = new ColumnMapping(Shape.named(Shape.TABLE), SheetOptions.NONE);
        try (TableReader reader = WorkbookTable.open(new ByteArrayInputStream(workbook), MAX_BYTES)) {
            for (String error : List.of("#N/A", "#REF!")) {
                SourceRow row = reader.next();
                RowFacts facts = RowFacts.of(row, mapping).get(0);
                assertEquals(null, facts.text(Fields.NAME));
                assertEquals(error, facts.errors().get(0).text());
                assertTrue(row.cells().get("Name").isError());
            }
        }
    }

    @Test
    void aWrongTypeOfACellInTheHeaderIsNoFailureOfTheService() throws IOException {
        byte[] workbook = Workbooks.of("<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2019-05-18</v></c></row>");
        assertTrue(assertThrows(UnreadableTableException.class, () -> rows(workbook, null))
                .getMessage()
                .startsWith("The workbook is damaged"));
    }

    @Test
    void aWorkbookLeavesNoFileEvenIfItsRowsCannotBeClosed() throws IOException, ReflectiveOperationException {
        WorkbookFile workbook = new WorkbookFile(new ByteArrayInputStream(Workbooks.of("")), MAX_BYTES);
        Field field = WorkbookFile.class.getDeclaredField("file");
        field.setAccessible(true);
        Path file = (Path) field.get(workbook);
        assertTrue(Files.exists(file));
        Stream<org.dhatim.fastexcel.reader.Row> rows = Stream.empty();
        WorkbookTable table = new WorkbookTable(
                workbook,
                rows.onClose(() -> {
                    throw new IllegalStateException("No close");
                }),
                true);
        assertThrows(IllegalStateException.class, table::close);
        assertFalse(Files.exists(file));
    }

    @Test
    void aWorkbookIsRecognisedByItsFirstFourBytes() throws IOException {
        assertEquals(List.of("2 {PKW=1}"), rows(bytes("PKW;Name\n1;\n"), null));
        assertEquals(TableFormat.TEXT, TableFormat.of(new ByteArrayInputStream(new byte[] {-17, -69, '{'}), MAX_BYTES));
    }

    /** A resource of a catalog file. */
    record Thing(String slug, String note, Integer size) {}

    @Test
    void aWorkbookOfTheCatalogKeepsItsRowsAndItsTexts() throws IOException {
        String cell = "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>";
        byte[] workbook = Workbooks.of("<row r=\"1\">" + cell.formatted("A1", "resource")
                + cell.formatted("B1", "slug") + cell.formatted("C1", "note") + cell.formatted("D1", "size") + "</row>"
                + "<row r=\"2\">" + cell.formatted("A2", "things") + cell.formatted("B2", "a")
                + cell.formatted("C2", "two&#10;lines, '=x") + "<c r=\"D2\"><v>9</v></c></row>"
                + "<row r=\"5\">" + cell.formatted("A5", "thing") + "</row>"
                + "<row r=\"7\">" + cell.formatted("A7", "things") + cell.formatted("C7", "'=x") + "</row>");
        RowLayout layout = new RowLayout(Map.of("things", RowShape.of(Thing.class)));
        List<String> rows = new ArrayList<>();
        try (CatalogWorkbook reader =
                new CatalogWorkbook(layout, () -> new ByteArrayInputStream(workbook), MAX_BYTES)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row.line() + " " + (row.isValid() ? row.members() : row.faults()));
            }
        }
        assertEquals(
                List.of(
                        "2 {\"slug\":\"a\",\"note\":\"two\\nlines, '=x\",\"size\":9}",
                        "5 [RowFault[line=5, column=resource, pointer=null, detail='thing' is unknown: did you mean "
                                + "'things'?]]",
                        "7 {\"slug\":null,\"note\":\"'=x\",\"size\":null}"),
                rows);
    }
}
