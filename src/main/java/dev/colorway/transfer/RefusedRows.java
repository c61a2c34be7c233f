// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.http.problem.Fault;
import dev.colorway.price.PriceListing;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowReader;
import dev.colorway.sheet.SheetReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the faults of a file, and the rows that its import leaves out. */
final class RefusedRows {

    /**
     * The maximum count of refused entries in memory. They explain why an entry to which another row refers is missing.
     */
    private static final int MAX_EXPLAINED = 100_000;

    private final CatalogExport catalog;
    private final ImportProgress progress;
    private final boolean skips;
    private @Nullable RowReader source;
    private final SkippedRows skipped = new SkippedRows();
    /**
     * The lines of refused rows. The key is the detail of a fault: a row gets this fault if it refers to the entry of
     * the refused row.
     */
    private final Map<String, Long> refusedEntries = new HashMap<>();

    RefusedRows(CatalogExport catalog, ImportProgress progress) {
        this.catalog = catalog;
        this.progress = progress;
        skips = progress.rules.skipsFaults();
    }

    /** Sets the reader of the rows. It gives the position of a row, and the column and the advice for a field. */
    void setSource(RowReader reader) {
        source = reader;
        progress.setPositions(reader::positionOf);
    }

    /** Returns the faults of the rows to leave out, by line. */
    SortedMap<Long, String> faults() {
        return skipped.faults();
    }

    /** Returns whether the batch must be written before this row is checked: the batch has a row of the same entry. */
    boolean mustKnow(PendingRow row) {
        return skips && skipped.isInBatch(row.names());
    }

    void addToBatch(PendingRow row) {
        if (skips) {
            skipped.addToBatch(row.names());
        }
    }

    void clearBatch() {
        skipped.clearBatch();
    }

    /**
     * Returns whether the import is refused: the file itself has faults, or rows have faults and may not be left out,
     * or too many rows have faults.
     */
    boolean refuseImport() {
        return progress.hasFileFaults() || (progress.faultyRows() > 0 && (!skips || skipped.isFull()));
    }

    /** Refuses the whole file because of the faults of one row, such as the header line. */
    void refuseFile(Row row) {
        progress.refuseFile(row.faults().stream().map(RefusedRows::fault).toList());
    }

    /** Refuses a row that is unreadable. */
    void refuse(Row row) {
        refuse(row.faults().stream().map(RefusedRows::fault).toList());
    }

    /**
     * Refuses a row if an earlier row of the same entry was left out: the result of the later row depends on the
     * earlier one.
     *
     * @return whether the row was refused
     */
    boolean refuseFollower(String resource, PendingRow row) {
        Long line = skips ? skipped.lineOf(resource, row.names()) : null;
        if (line == null) {
            return false;
        }
        refuse(
                resource,
                row,
                List.of(Fault.at(
                        "",
                        "comes after " + position(line) + ", a row of the same "
                                + catalog.type(resource).displayName() + " that cannot be imported")));
        return true;
    }

    /** @param faults the faults that the batch found; empty only if the row has parts that could not be read */
    void refuse(String resource, PendingRow row, List<Fault> faults) {
        String slug = row.slug();
        if (!resource.equals(PriceListing.RESOURCE)
                && slug != null
                && !slug.isEmpty()
                && refusedEntries.size() < MAX_EXPLAINED) {
            refusedEntries.putIfAbsent(
                    ResolvedReferences.missing(catalog.type(resource).displayName(), slug), row.line());
        }
        if (skips) {
            skipped.addNames(resource, row.names(), row.line());
        }
        if (!isOnlyOfLeftOutSneaker(resource, row, faults)) {
            refuse(Stream.concat(
                            row.unread().stream(), faults.stream().map(fault -> inFile(resource, fault, row.line())))
                    .toList());
        }
    }

    /**
     * Returns whether a price of a table is left out only because its sneaker is. The rows of the sneaker report their
     * own faults.
     */
    private boolean isOnlyOfLeftOutSneaker(String resource, PendingRow row, List<Fault> faults) {
        return skips
                && source instanceof SheetReader
                && resource.equals(PriceListing.RESOURCE)
                && row.unread().isEmpty()
                && faults.stream().allMatch(fault -> refusedEntries.containsKey(fault.detail()));
    }

    private void refuse(List<Fault> faults) {
        if (source instanceof SheetReader) {
            progress.refuseLines(faults);
        } else {
            progress.refuse(faults);
        }
        if (skips) {
            skipped.add(faults);
        }
    }

    private Fault inFile(String resource, Fault fault, long line) {
        return fault.line() == null
                ? advised(resource, explained(fault)).onLine(line, fileColumn(resource, fault))
                : fault;
    }

    /** Returns the column of the file that the field of a fault came from; null for the whole row. */
    private @Nullable String fileColumn(String resource, Fault fault) {
        String field = column(fault);
        return field == null || source == null ? field : source.columnOf(resource, field);
    }

    /** Adds the advice of the reader on a wrong value, if it has one. */
    private Fault advised(String resource, Fault fault) {
        String field = column(fault);
        String advice = field == null || source == null ? null : source.adviceOn(resource, field);
        return advice == null
                ? fault
                : new Fault(
                        null, fault.pointerInBody(), null, null, fault.detail() + ". " + advice, fault.suggestion());
    }

    /** Adds why an entry is missing, if a row of the file would have created it. */
    private Fault explained(Fault fault) {
        Long line = refusedEntries.get(fault.detail());
        return line == null
                ? fault
                : Fault.at(
                        fault.pointerInBody(),
                        fault.detail() + ": " + position(line) + " would create it, but cannot be imported");
    }

    /** Returns where a row is, in words. */
    private String position(long line) {
        return Objects.requireNonNull(source, "Rows have a source")
                .positionOf(line)
                .toString();
    }

    /** Returns the top-level field of a fault, which is the column of a CSV file; null for the whole row. */
    static @Nullable String column(Fault fault) {
        String pointer = fault.pointerInBody();
        return pointer.isEmpty() ? null : pointer.split("/", 3)[1];
    }

    static Fault fault(RowFault fault) {
        return new Fault(null, fault.pointer(), fault.line(), fault.column(), fault.detail(), null);
    }
}
