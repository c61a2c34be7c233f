// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Workbooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class XlsxRowsTest {

    private record Shoe(
            String name,
            BigDecimal amount,
            Integer count,
            LocalDate released,
            Instant seen,
            List<String> tags,
            Map<String, String> notes) {}

    private record Shown(String maker, BigDecimal lowest) {}

    private record Box(String name) {}

    private static RowLayout layout() {
        Map<String, RowShape> shapes = new LinkedHashMap<>();
        shapes.put("shoes", new RowShape(Shoe.class, List.of("name", "maker"), Shown.class));
        shapes.put("boxes", RowShape.of(Box.class));
        return new RowLayout(shapes);
    }

    private static Shoe named(String name) {
        return new Shoe(name, null, null, null, null, List.of(), Map.of());
    }

    @Test
    void cellsHaveTheTypesOfTheirValues() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        RowWriter writer = RowFormat.XLSX.writer(layout(), file, List.of("shoes"));
        writer.write(
                "shoes",
                new Shoe(
                        "=1+1",
                        new BigDecimal("249.90"),
                        3,
                        LocalDate.of(2026, 11, 28),
                        Instant.parse("2026-11-28T06:00:00Z"),
                        List.of("a", "b"),
                        Map.of("k", "v")),
                new Shown("Crème キコ 👟 <&>", new BigDecimal("1")));
        writer.write(
                "shoes",
                new Shoe(
                        "00123",
                        new BigDecimal("1234567890123456.5"),
                        null,
                        LocalDate.of(1899, 1, 1),
                        Instant.parse("2026-11-28T06:00:00.5Z"),
                        List.of(),
                        Map.of()),
                null);
        writer.finish();
        List<Map<String, String>> rows = Workbooks.rows(file.toByteArray(), "shoes");
        assertEquals(
                List.of("name", "maker", "resource", "amount", "count", "released", "seen", "tags", "notes", "lowest"),
                List.copyOf(rows.get(0).keySet()));
        assertEquals(
                "{name=text:=1+1, maker=text:Crème キコ 👟 <&>, resource=text:shoes, amount=number:249.90, "
                        + "count=number:3, "
                        + "released=number:46354.0, seen=number:46354.25, tags=text:[\"a\",\"b\"], "
                        + "notes=text:{\"k\":\"v\"}, lowest=number:1}",
                rows.get(0).toString());
        assertEquals(
                "{name=text:00123, resource=text:shoes, amount=text:1234567890123456.5, released=text:1899-01-01, "
                        + "seen=text:2026-11-28T06:00:00.500Z}",
                rows.get(1).toString());
        assertFalse(
                Workbooks.part(file.toByteArray(), "xl/worksheets/sheet1.xml").contains("<f>"), "no formula");
        assertTrue(Workbooks.part(file.toByteArray(), "xl/styles.xml").contains("yyyy-mm-dd"));
    }

    @Test
    void eachResourceHasASheetWithItsOwnColumns() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        RowWriter writer = RowFormat.XLSX.writer(layout(), file, List.of("shoes", "boxes"));
        for (int row = 0; row < 1200; row++) {
            writer.write("shoes", named("Shoe " + row), null);
        }
        writer.write("boxes", new Box("Box"), null);
        writer.finish();
        List<Map<String, String>> shoes = Workbooks.rows(file.toByteArray(), "shoes");
        assertEquals(1200, shoes.size());
        assertEquals(
                "{name=text:Shoe 1199, resource=text:shoes}", shoes.get(1199).toString());
        assertFalse(
                Workbooks.part(file.toByteArray(), "xl/worksheets/sheet1.xml").contains("lowest"),
                "a workbook of several resources has no column 'lowest'");
        assertEquals(
                List.of(Map.of("name", "text:Box", "resource", "text:boxes")),
                Workbooks.rows(file.toByteArray(), "boxes"));
    }

    @Test
    void aCellWithMoreThanASpreadsheetCanHoldIsRefused() throws IOException {
        RowWriter writer = RowFormat.XLSX.writer(layout(), OutputStream.nullOutputStream(), List.of("shoes"));
        writer.write("shoes", named("x".repeat(32_767)), null);
        Shoe tooLong = named("x".repeat(32_768));
        assertEquals(
                "A cell of a spreadsheet has 32,767 characters at most, and 'name' in row 3 of the shoes has more. "
                        + "Request CSV.",
                assertThrows(SpreadsheetLimitException.class, () -> writer.write("shoes", tooLong, null))
                        .getMessage());
    }

    @Test
    @Tag("thorough")
    void moreRowsThanASpreadsheetCanHaveAreRefused() throws IOException {
        RowWriter writer = RowFormat.XLSX.writer(layout(), OutputStream.nullOutputStream(), List.of("shoes"));
        Shoe shoe = named("x");
        for (int row = 1; row < 1_048_576; row++) {
            writer.write("shoes", shoe, null);
        }
        assertThrows(SpreadsheetLimitException.class, () -> writer.write("shoes", shoe, null));
    }
}
