// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (.xlsx, ECMA-376), in a temporary file until it is closed. Each sheet can be read several times, and
 * several sheets can be open at once. Not thread-safe.
 */
final class WorkbookFile implements Closeable {

    /** The maximum size of a part other than a sheet, such as the shared texts: it is in memory as a whole. */
    private static final long MAX_PART_BYTES = 64L * 1024 * 1024;

    private static final int MAX_PARTS = 2000;

    private final Path file;
    private final ReadableWorkbook workbook;
    private final List<String> sheets;

    /**
     * @param source the workbook; this constructor closes it
     * @param maxBytes the maximum size, in bytes, of the workbook and of its unpacked content
     * @throws UnreadableTableException if the source is no workbook, is damaged or is too large
     */
    WorkbookFile(InputStream source, long maxBytes) throws IOException {
        file = Files.createTempFile("colorway-workbook-", ".xlsx");
        ReadableWorkbook opened = null;
        try {
            try (source) {
                Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
            }
            checkSize(file.toFile(), maxBytes);
            opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            sheets = opened.getSheets().map(Sheet::getName).toList();
            workbook = opened;
        } catch (IOException | RuntimeException unreadable) {
            IOException reported = reported(unreadable);
            try {
                discard(opened, file);
            } catch (IOException | RuntimeException left) {
                reported.addSuppressed(left);
            }
            throw reported;
        }
    }

    /** Closes a workbook and deletes its file, also if it cannot be closed. */
    private static void discard(@Nullable ReadableWorkbook workbook, Path file) throws IOException {
        try {
            if (workbook != null) {
                workbook.close();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static IOException reported(Exception unreadable) {
        return unreadable instanceof IOException failed && !(failed instanceof ZipException)
                ? failed
                : new UnreadableTableException("The file is no workbook (.xlsx) that can be read.", unreadable);
    }

    /** Unpacks all parts once and counts their bytes: a small file can unpack to terabytes. */
    private static void checkSize(File file, long maxBytes) throws IOException {
        try (ZipFile zip = new ZipFile(file)) {
            if (zip.size() > MAX_PARTS) {
                throw new UnreadableTableException("The workbook has more than " + MAX_PARTS + " parts.", null);
            }
            long left = maxBytes;
            byte[] chunk = new byte[64 * 1024];
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                boolean isSheet = entry.getName().startsWith("xl/worksheets/");
                long limit = isSheet ? left : Math.min(left, MAX_PART_BYTES);
                long bytes = 0;
                PartCheck check = new PartCheck();
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int read = part.readNBytes(chunk, 0, chunk.length);
                            read > 0;
                            read = part.readNBytes(chunk, 0, chunk.length)) {
                        bytes += read;
                        if (bytes > limit) {
                            throw new UnreadableTableException(
                                    "The workbook is too large: unpacked, it can have at most " + maxBytes
                                            + " bytes in all, and at most " + MAX_PART_BYTES
                                            + " bytes of texts. Send its sheet as CSV instead.",
                                    null);
                        }
                        check.accept(chunk, read);
                    }
                }
                left -= bytes;
            }
        }
    }

    /** Returns the names of all sheets, in order. */
    List<String> sheets() {
        return sheets;
    }

    /**
     * Returns the rows of a sheet. The caller must close them.
     *
     * @param sheet the index of the sheet, from 0
     * @throws UnreadableTableException if the sheet cannot be read
     */
    Stream<Row> rows(int sheet) throws IOException {
        try {
            return workbook.getSheet(sheet).orElseThrow().openStream();
        } catch (IOException | RuntimeException unreadable) {
            throw reported(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        discard(workbook, file);
    }
}
