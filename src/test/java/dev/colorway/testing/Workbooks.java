// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads and makes workbooks (Office Open XML) as a spreadsheet does: by the parts of the file. */
public final class Workbooks {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private Workbooks() {}

    /**
     * Returns a workbook with one sheet, which has these {@code row} elements. The shared text 0 is "Price"; the style
     * 1 is a date.
     */
    public static byte[] of(String rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            String part = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE + "content-types\">"
                            + "<Default Extension=\"rels\" "
                            + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + part + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + part
                            + "worksheet+xml\"/>"
                            + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + part + "styles+xml\"/>"
                            + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + part
                            + "sharedStrings+xml\"/>"
                            + "</Types>");
            add(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>"
                            + "<sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations(
                            "worksheet",
                            "worksheets/sheet1.xml",
                            "styles",
                            "styles.xml",
                            "sharedStrings",
                            "sharedStrings.xml"));
            add(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns=\"" + MAIN + "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
                            + "<xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            add(
                    zip,
                    "xl/sharedStrings.xml",
                    "<sst xmlns=\"" + MAIN + "\" count=\"1\" uniqueCount=\"1\"><si><t>Price</t>" + "</si></sst>");
            add(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return bytes.toByteArray();
    }

    private static String relations(String... typesAndTargets) {
        StringBuilder relations = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            relations
                    .append("<Relationship Id=\"rId")
                    .append(1 + i / 2)
                    .append("\" Type=\"")
                    .append(OFFICE)
                    .append('/');
            relations
                    .append(typesAndTargets[i])
                    .append("\" Target=\"")
                    .append(typesAndTargets[i + 1])
                    .append("\"/>");
        }
        return relations.append("</Relationships>").toString();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /**
     * Returns a workbook with sheets of texts.
     *
     * @param sheets for each sheet its name, then its rows: lines of cells that are separated by vertical bars
     */
    public static byte[] of(String... sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Example", "1.0")) {
            for (int i = 0; i < sheets.length; i += 2) {
                Worksheet sheet = workbook.newWorksheet(sheets[i]);
                List<String> rows = sheets[i + 1].lines().toList();
                for (int row = 0; row < rows.size(); row++) {
                    String[] cells = rows.get(row).split("\\|");
                    for (int column = 0; column < cells.length; column++) {
                        sheet.value(row, column, cells[column]);
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Returns the text of a part of a workbook. */
    public static String part(byte[] book, String name) {
        try {
            Path file = Files.write(Files.createTempFile("colorway-", ".xlsx"), book);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns the names of the sheets, in order. */
    public static List<String> sheets(byte[] book) {
        List<String> names = new ArrayList<>();
        each(
                xml(part(book, "xl/workbook.xml")).getElementsByTagName("sheet"),
                sheet -> names.add(sheet.getAttribute("name")));
        return names;
    }

    /**
     * Returns the rows of a sheet by the names in its first row, each cell as {@code text:} or {@code number:} and its
     * value. Empty cells are left out.
     */
    public static List<Map<String, String>> rows(byte[] book, String sheet) {
        String part = "xl/worksheets/sheet" + (sheets(book).indexOf(sheet) + 1) + ".xml";
        List<Map<String, String>> rows = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        each(xml(part(book, part)).getElementsByTagName("row"), row -> {
            Map<String, String> cells = new LinkedHashMap<>();
            each(row.getElementsByTagName("c"), cell -> {
                String column = cell.getAttribute("r").replaceAll("[0-9]", "");
                boolean isText = cell.getAttribute("t").equals("inlineStr");
                if (row.getAttribute("r").equals("1")) {
                    names.put(column, cell.getTextContent());
                } else {
                    cells.put(names.get(column), (isText ? "text:" : "number:") + cell.getTextContent());
                }
            });
            if (!row.getAttribute("r").equals("1")) {
                rows.add(cells);
            }
        });
        return rows;
    }

    private static void each(NodeList nodes, Consumer<Element> taker) {
        for (int node = 0; node < nodes.getLength(); node++) {
            taker.accept((Element) nodes.item(node));
        }
    }

    private static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
