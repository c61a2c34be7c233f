// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.rows.RejectedRows;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowLayout;
import dev.colorway.rows.RowReader;
import dev.colorway.sheet.CatalogWorkbook;
import dev.colorway.sheet.EcbRates;
import dev.colorway.sheet.RowCopier;
import dev.colorway.sheet.SheetOptions;
import dev.colorway.sheet.SheetReader;
import dev.colorway.sheet.TableFile;
import dev.colorway.sheet.TableFormat;
import dev.colorway.sheet.UnreadableTableException;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file to import: a file of this catalog (its rows name their resource), a file of exchange rates, or a table of
 * another source.
 *
 * @param content opens the file from its beginning
 * @param format the format of a file of this catalog; null to recognise it by its first bytes
 * @param options how to read a table of another source
 */
record ImportFile(TableFile.Content content, @Nullable RowFormat format, SheetOptions options) {

    /**
     * Starts to read the rows. Lets the progress show how a table of another source is read.
     *
     * @throws IOException if the file cannot be read, or not with these options; the message is for callers
     */
    RowReader open(RowLayout layout, long maxBytes, ImportProgress progress) throws IOException {
        EcbRates rates = EcbRates.open(content, maxBytes);
        if (rates != null) {
            return ofRates(rates);
        }
        Optional<TableFile> table = TableFile.recognise(content, options, maxBytes);
        if (table.isPresent()) {
            SheetReader reader = table.get().reader(progress, progress.rules.skipsFaults());
            progress.setTable(reader::understanding);
            return reader;
        }
        if (options.isGiven()) {
            throw new UnreadableTableException("The rows of this file name their resource, or no column is about"
                    + " sneakers. So it is read as a file of this catalog: leave out the options of tables.");
        }
        if (TableFormat.of(content.open(), maxBytes) == TableFormat.WORKBOOK) {
            return new CatalogWorkbook(layout, content, maxBytes);
        }
        return rowFormat(maxBytes).reader(layout, content.open(), maxBytes);
    }

    private RowReader ofRates(EcbRates rates) throws IOException {
        if (options.isGiven()) {
            rates.close();
            throw new UnreadableTableException("This is a file of the European Central Bank with exchange rates."
                    + " Leave out the options of tables.");
        }
        return rates;
    }

    /**
     * Copies rows of the file with their faults, so that the caller can correct and import them.
     *
     * @param rows the reader of the rows
     * @param faults the faults of the rows to copy, by line
     * @param target receives the lines of the copy, with their line ends
     * @return the format of the copy
     */
    RowFormat copyRows(RowReader rows, long maxBytes, SortedMap<Long, String> faults, Consumer<String> target)
            throws IOException {
        return rows instanceof RowCopier copier
                ? copier.copyRows(faults, target)
                : RejectedRows.copy(rowFormat(maxBytes), content.open(), maxBytes, faults, target);
    }

    /** Returns the format of a file of this catalog other than a workbook: as declared, else by its first bytes. */
    private RowFormat rowFormat(long maxBytes) throws IOException {
        if (format != null) {
            return format;
        }
        return TableFormat.of(content.open(), maxBytes) == TableFormat.JSON ? RowFormat.NDJSON : RowFormat.CSV;
    }

    /**
     * Returns whether the file is a table of another source.
     *
     * @throws IOException if the file cannot be read; the message is for callers
     */
    boolean isTable(long maxBytes) throws IOException {
        try (EcbRates rates = EcbRates.open(content, maxBytes)) {
            return rates == null
                    && TableFile.recognise(content, options, maxBytes).isPresent();
        }
    }
}
