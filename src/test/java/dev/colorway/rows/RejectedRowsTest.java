// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rows with faults come back in the format of their file, with a column or field for the faults. */
class RejectedRowsTest {

    private static String rejected(RowFormat format, String file, Map<Long, String> faults) throws IOException {
        return rejected(format, file.getBytes(StandardCharsets.UTF_8), faults);
    }

    private static String rejected(RowFormat format, byte[] file, Map<Long, String> faults) throws IOException {
        StringBuilder copy = new StringBuilder();
        RejectedRows.copy(format, new ByteArrayInputStream(file), 10_000, new TreeMap<>(faults), copy::append);
        return copy.toString();
    }

    @Test
    void keepTheirSeparatorAndTheirLineBreaks() throws IOException {
        assertEquals(
                "\uFEFFa;\tb\tfault\r\n\"x\ny\"\t\t'=wrong\r\n1\t2\twrong too\r\n",
                rejected(
                        RowFormat.CSV,
                        "\uFEFF\"a;\"\tb\nfine\tfine\n\"x\ny\"\t\n\n1\t2\nfine\t\n",
                        Map.of(3L, "=wrong", 6L, "wrong too")));
    }

    @Test
    void areSeparatedByTabsInTsvEvenIfItHasMoreCommas() throws IOException {
        assertEquals(
                "a,b,c\td\tfault\r\n1\t2\twrong\r\n", rejected(RowFormat.TSV, "a,b,c\td\n1\t2\n", Map.of(2L, "wrong")));
    }

    @Test
    void replaceTheFaultsOfAnEarlierFile() throws IOException {
        assertEquals("fault,a\r\nnew,1\r\n", rejected(RowFormat.CSV, "fault,a\nold,1\nold,2\n", Map.of(2L, "new")));
        assertEquals(
                "{\"a\":1.0,\"fault\":\"new\"}\n",
                rejected(RowFormat.NDJSON, "{\"fault\":\"old\",\"a\":1.0}\n", Map.of(1L, "new")));
    }

    /** A number with a huge exponent would be gigabytes in plain decimals. */
    @Test
    void keepTheExponentsOfTheirNumbers() throws IOException {
        assertEquals(
                "{\"a\":1E+999999999,\"b\":1.50,\"fault\":\"large\"}\n",
                rejected(RowFormat.NDJSON, "{\"a\":1e999999999,\"b\":1.50}\n", Map.of(1L, "large")));
    }

    /** A row that cannot be parsed comes back as text. */
    @Test
    void loseNothingThatCannotBeRead() throws IOException {
        assertEquals(
                "a,b,fault\r\n1,,few\r\n\"1,2,3\",,many\r\n\"\"\"x\"\"y,2\",,quotes\r\n",
                rejected(RowFormat.CSV, "a,b\n1\n1,2,3\n\"x\"y,2\n", Map.of(2L, "few", 3L, "many", 4L, "quotes")));
        assertEquals(
                "{\"unreadable\":\"[1]\",\"fault\":\"list\"}\n{\"unreadable\":\"{\",\"fault\":\"cut\"}\n",
                rejected(RowFormat.NDJSON, "[1]\n{\n{}\n", Map.of(1L, "list", 2L, "cut")));
    }

    @Test
    void keepTheirLettersIfTheyAreNotUtf8() throws IOException {
        assertEquals(
                "{\"unreadable\":\"{\\\"a\\\":\\\"Cr\u00E8me\\\",\\\"b\\\":1}\",\"fault\":\"bytes\"}\n",
                rejected(
                        RowFormat.NDJSON,
                        "{\"a\":\"Cr\u00E8me\",\"b\":1}\n".getBytes(StandardCharsets.ISO_8859_1),
                        Map.of(1L, "bytes")));
        assertEquals(
                "a,b,fault\r\nCr\u00E8me,1,bytes\r\n",
                rejected(
                        RowFormat.CSV,
                        "a,b\nCr\u00E8me,1\n".getBytes(StandardCharsets.ISO_8859_1),
                        Map.of(2L, "bytes")));
    }
}
