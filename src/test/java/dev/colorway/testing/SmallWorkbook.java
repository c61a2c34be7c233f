// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small workbooks (.xlsx). The shared text 0 is "Price"; the style 1 is a date. */
public final class SmallWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private SmallWorkbook() {}

    /** Returns a workbook with one sheet, which has these {@code row} elements. */
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
}
