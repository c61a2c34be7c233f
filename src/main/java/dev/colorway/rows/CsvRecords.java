// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splits delimiter-separated values (RFC 4180) into records and cells. A format can fix the separator; otherwise the
 * first record decides it: comma, semicolon or tab. The memory does not grow with the source. Not thread-safe.
 */
public final class CsvRecords implements Closeable {

    /** No fixed separator. */
    static final char ANY_SEPARATOR = 0;

    private static final String SEPARATORS = ",;\t";
    /** As many cells as the longest row can have, so the parser never refuses a row because of its count of cells. */
    private static final int MAX_CELLS = RowSource.MAX_ROW + 1;

    private final RowSource source;
    /** The separator of cells; {@link #ANY_SEPARATOR} if the first record determines it. */
    private final char fixedSeparator;

    private char separator;
    private CsvReader.@Nullable CsvReaderBuilder csv;

    CsvRecords(RowSource source, char fixedSeparator) {
        this.source = source;
        this.fixedSeparator = fixedSeparator;
    }

    /** Opens a source. Detects gzip and unpacks it. See {@link RowFormat#reader}. */
    public static CsvRecords open(InputStream source, long maxBytes) throws IOException {
        return new CsvRecords(new RowSource(source, maxBytes), ANY_SEPARATOR);
    }

    /**
     * Returns texts as one record, with its line end. Escapes them as an export does, so that they are read unchanged.
     */
    public static String record(List<String> texts) {
        StringWriter record = new StringWriter();
        CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(record)
                .writeRecord(texts.stream().map(FormulaGuard::escape).toList());
        return record.toString();
    }

    /**
     * Moves to the next record that is not an empty line. Returns false after the last one.
     *
     * @throws BrokenGzipException if the gzip source is damaged or cut off
     * @throws EmptyRowsException if the source has too many empty lines
     * @throws SourceTooLargeException if the source has too many bytes
     */
    public boolean next() throws IOException {
        if (!source.nextRecord()) {
            return false;
        }
        if (csv == null) {
            separator = fixedSeparator == ANY_SEPARATOR ? mostFrequentSeparator() : fixedSeparator;
            source.setSeparator(separator);
            csv = CsvReader.builder().fieldSeparator(separator);
        }
        return true;
    }

    /**
     * Returns the most frequent separator outside quotes in the current record. If several are equally frequent,
     * returns the first of them in {@link #SEPARATORS}: a comma if the record has no separator.
     */
    private char mostFrequentSeparator() {
        int[] counts = new int[SEPARATORS.length()];
        boolean inQuotes = false;
        for (int index = 0; index < source.length(); index++) {
            char next = source.chars()[index];
            inQuotes ^= next == '"';
            if (!inQuotes && SEPARATORS.indexOf(next) >= 0) {
                counts[SEPARATORS.indexOf(next)]++;
            }
        }
        int best = 0;
        for (int candidate = 1; candidate < counts.length; candidate++) {
            best = counts[candidate] > counts[best] ? candidate : best;
        }
        return SEPARATORS.charAt(best);
    }

    /** Returns the separator of cells, after the first {@link #next}. */
    char separator() {
        return separator;
    }

    /**
     * Returns the cells of the current record. Restores a cell that was escaped for spreadsheets.
     *
     * @throws CsvParseException if the record is not CSV; the message is for callers of the API
     */
    public String[] texts() {
        String[] cells = cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = FormulaGuard.unescape(cells[i]);
        }
        return cells;
    }

    /**
     * Splits the current record into cells.
     *
     * @throws CsvParseException if the record is not CSV; the message is for callers of the API
     */
    String[] cells() {
        if (source.fault() != null) {
            throw new CsvParseException(source.fault());
        }
        return split();
    }

    /**
     * Splits the current record into cells, also if it is not UTF-8.
     *
     * @throws CsvParseException if the record is not CSV
     */
    String[] cellsToCopy() {
        return source.isUndecodable() ? split() : cells();
    }

    private String[] split() {
        try {
            return Objects.requireNonNull(csv, "next() comes first")
                    .ofSingleCsvRecord(
                            StringArrayHandler.builder().maxFields(MAX_CELLS).build(),
                            new String(source.chars(), 0, source.length()));
        } catch (CsvParseException unreadable) {
            throw new CsvParseException(
                    "a quoted cell has text after its closing quote: quotes in a cell must be doubled", unreadable);
        }
    }

    /**
     * Counts the current record as empty, because all its cells are empty.
     *
     * @throws EmptyRowsException if the source has too many empty rows
     */
    public void countEmptyRow() throws IOException {
        source.countEmptyRow();
    }

    /** Returns the line on which the current record begins, from 1. */
    public long line() {
        return source.line();
    }

    /** Returns the length of the current record, in characters. */
    public int length() {
        return source.length();
    }

    /** Returns how many bytes of the source were read so far; of gzip, the packed bytes. */
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
