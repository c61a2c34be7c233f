// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the part that NDJSON, CSV and TSV share: splitting bytes into rows. */
class RowSourceTest {

    private static final String REMEDY = ": save the file as UTF-8, in a spreadsheet as CSV UTF-8";

    private static final String TOO_LONG = "is longer than 512 KiB";

    @Test
    void aRowMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
        String longest = "x".repeat(RowSource.MAX_ROW);
        for (String lineEnd : List.of("\n", "\r\n")) {
            RowSource source = source(
                    bytes("a" + lineEnd + longest + lineEnd + longest + "x" + lineEnd + "b" + lineEnd + longest));
            assertEquals(List.of("1 a", "2 " + longest, "3 " + TOO_LONG, "4 b", "5 " + longest), lines(source, false));
        }
        assertEquals(List.of("1 " + TOO_LONG), lines(source(bytes(longest + "x")), false));
        assertEquals(List.of("1 " + TOO_LONG, "2 b"), lines(source(bytes(longest.repeat(5) + "\nb")), false));
        assertEquals(List.of("1 " + TOO_LONG, "2 b"), lines(source(bytes(longest.repeat(5) + "\nb")), true));
        assertEquals(
                List.of("1 " + TOO_LONG, "11 b"),
                lines(source(bytes("\"" + (longest + "\n").repeat(9) + "\"\nb")), true));
        assertEquals(
                List.of("1 a cell begins with a quote (\") in this row, and no quote ends it"),
                lines(source(bytes("\"" + (longest + "\n").repeat(9))), true));
    }

    @Test
    void anEndlessLineEndsAtTheLimitOfTheSource() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        RowSource source = new RowSource(endless, 100_000_000);
        SourceTooLargeException refused = assertThrows(SourceTooLargeException.class, source::nextLine);
        assertEquals(
                "The file is too large: the limit is 100000000 bytes, both as sent and unpacked. Split it.",
                refused.getMessage());
    }

    @Test
    void bytesThatAreNotUtf8AreAFaultOfTheirLine() throws IOException {
        for (String wrong : List.of(
                "\u00FF", "\u00C3", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00F5\u0080\u0080\u0080", "\u00E6\u0097")) {
            byte[] bytes = ("a\u00C3\u00A9" + wrong + "\nb\n").getBytes(StandardCharsets.ISO_8859_1);
            assertEquals(List.of("1 is not UTF-8 from character 3 on" + REMEDY, "2 b"), lines(source(bytes), false));
            assertEquals(List.of("1 is not UTF-8 from character 3 on" + REMEDY, "2 b"), lines(source(bytes), true));
        }
    }

    /** The file of the rejected rows copies this text. */
    @Test
    void aRowWithAFaultHasItsOwnText() throws IOException {
        RowSource source = source(bytes("first,row\na\rb,c\nlast,\"open\n"));
        List<String> texts = new ArrayList<>();
        while (source.nextRecord()) {
            texts.add((source.fault() == null) + " " + new String(source.chars(), 0, source.length()));
        }
        assertEquals(List.of("true first,row", "false a\rb,c", "false last,\"open\n"), texts);
    }

    /** Spreadsheets write Windows-1252 if they do not write UTF-8. */
    @Test
    void aRowThatIsNotUtf8HasItsOwnText() throws IOException {
        RowSource source = source("a\u00FFb,\u00C3\u00A9,\u00E6\u0097A\nc\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(source.nextRecord());
        assertEquals("is not UTF-8 from character 2 on" + REMEDY, source.fault());
        assertEquals("a\u00FFb,\u00C3\u00A9,\u00E6\u2014A", new String(source.chars(), 0, source.length()));
        assertTrue(source.nextRecord());
        assertNull(source.fault());
    }

    @Test
    void piecesOfAnySizeMakeTheSameRows() throws IOException {
        byte[] text = bytes("\uFEFFslug,\"a\r\nb\"\r\n\n\"日本 \"\"x\"\"\n\",\uD83D\uDC5F\r\nend");
        List<String> expected = List.of("1 slug,\"a\r\nb\"", "4 \"日本 \"\"x\"\"\n\",\uD83D\uDC5F", "6 end");
        assertEquals(expected, lines(source(text), true));
        Random random = new Random(14);
        for (int run = 0; run < 200; run++) {
            assertEquals(expected, lines(new RowSource(inPieces(text, random), Long.MAX_VALUE), true));
            assertEquals(expected, lines(new RowSource(inPieces(gzip(text), random), Long.MAX_VALUE), true));
        }
    }

    @Test
    void unpacksGzipOfSeveralMembersAndCountsPackedBytes() throws IOException {
        byte[] one = gzip(bytes("a\n".repeat(1000)));
        byte[] two = gzip(bytes("b\n"));
        Random random = new Random(14);
        for (int run = 0; run < 50; run++) {
            // In some runs a piece ends exactly where the first gzip member does.
            RowSource source = new RowSource(inPieces(concat(one, two), random), Long.MAX_VALUE);
            assertEquals(1001, lines(source, false).size());
            assertEquals(one.length + two.length, source.bytesRead());
        }
        RowSource plain = source(bytes("a\nb"));
        lines(plain, false);
        assertEquals(3, plain.bytesRead());
    }

    @Test
    void anUnpackedFileMayBeAsLargeAsTheLimitAndNoLarger() throws IOException {
        byte[] bytes = bytes("a\n".repeat(50_000));
        for (byte[] source : List.of(bytes, gzip(bytes))) {
            assertEquals(
                    50_000,
                    lines(new RowSource(new ByteArrayInputStream(source), 100_000), false)
                            .size());
            assertThrows(
                    SourceTooLargeException.class,
                    () -> lines(new RowSource(new ByteArrayInputStream(source), 99_999), false));
        }
    }

    @Test
    void aFewPackedBytesDoNotBecomeManyMegabytes() throws IOException {
        byte[] spaces = gzip(new byte[20_000_000]);
        assertTrue(spaces.length < 30_000);
        assertEquals(
                "The file unpacks to more than 200 times its size. Send it unpacked.",
                assertThrows(
                                SourceTooLargeException.class,
                                () -> lines(new RowSource(new ByteArrayInputStream(spaces), Long.MAX_VALUE), false))
                        .getMessage());
        byte[] shorter = gzip(new byte[15_000_000]);
        assertEquals(
                1,
                lines(new RowSource(new ByteArrayInputStream(shorter), Long.MAX_VALUE), false)
                        .size());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 10, 40, 1000, 1})
    void gzipThatIsCutOffIsReported(int missing) throws IOException {
        byte[] whole = gzip(randomLines());
        byte[] cut = missing == 3 || missing == 9
                ? Arrays.copyOf(whole, missing)
                : Arrays.copyOf(whole, whole.length - missing);
        BrokenGzipException refused = assertThrows(BrokenGzipException.class, () -> lines(source(cut), false));
        assertEquals("The gzip file is cut off: its end is missing.", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 500, -5, -1})
    void gzipThatIsDamagedIsReported(int at) throws IOException {
        byte[] damaged = gzip(randomLines());
        int index = at < 0 ? damaged.length + at : at;
        damaged[index] ^= 0x55;
        BrokenGzipException refused = assertThrows(BrokenGzipException.class, () -> lines(source(damaged), false));
        assertEquals("The gzip file is damaged: it cannot be unpacked.", refused.getMessage());
    }

    @Test
    void aFailingSourceIsNoBrokenGzip() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        IOException failed = assertThrows(
                IOException.class,
                () -> new RowSource(
                        new SequenceInputStream(new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b}), failing), 9));
        assertEquals("connection reset", failed.getMessage());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "XLSX")
    void everyFormatReadsGzipAndClosesItsSource(RowFormat format) throws IOException {
        byte[] rows = gzip(bytes(Drafts.written(format, List.of("brands"), "brands", Drafts.ASICS)));
        boolean[] closed = {false};
        InputStream source = new ByteArrayInputStream(rows) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (RowReader reader = format.reader(Drafts.LAYOUT, source, 1000)) {
            Row row = reader.next();
            assertEquals("ASICS", row.members().get("name").textValue());
            assertNull(reader.next());
            assertNull(reader.next());
            assertEquals(rows.length, reader.bytesRead());
            assertFalse(closed[0]);
        }
        assertTrue(closed[0]);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "XLSX")
    void writingLeavesTheStreamOpenAndIsDeterministic(RowFormat format) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        RowWriter writer = format.writer(Drafts.LAYOUT, target, Drafts.LAYOUT.resources());
        writer.write("brands", Drafts.ASICS, null);
        writer.finish();
        assertEquals(
                Drafts.written(format, Drafts.LAYOUT.resources(), "brands", Drafts.ASICS),
                target.toString(StandardCharsets.UTF_8));
    }

    /** Returns all rows as {@code line text-or-fault}. */
    private static List<String> lines(RowSource source, boolean csv) throws IOException {
        List<String> lines = new ArrayList<>();
        while (csv ? source.nextRecord() : source.nextLine()) {
            lines.add(source.line() + " "
                    + (source.fault() == null ? new String(source.chars(), 0, source.length()) : source.fault()));
        }
        return lines;
    }

    private static RowSource source(byte[] bytes) throws IOException {
        return new RowSource(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] randomLines() {
        Random random = new Random(14);
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 5000; line++) {
            lines.append(random.nextLong()).append('\n');
        }
        return bytes(lines.toString());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    /**
     * Returns a stream that delivers a few bytes per read and, like one from a network, reports that no bytes are
     * available.
     */
    private static InputStream inPieces(byte[] bytes, Random random) {
        List<InputStream> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(4));
            pieces.add(new ByteArrayInputStream(bytes, at, length) {
                @Override
                public int available() {
                    return 0;
                }
            });
            at += length;
        }
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}
