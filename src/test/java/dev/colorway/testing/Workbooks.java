// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

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
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads workbooks (Office Open XML) as a spreadsheet does: by the parts of the file. */
public final class Workbooks {

    private Workbooks() {}

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
