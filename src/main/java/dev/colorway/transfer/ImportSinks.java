// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.CatalogEntry;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.catalog.EntryProposal;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.EntryWriter;
import dev.colorway.catalog.WriteResult;
import dev.colorway.price.ObservedInFile;
import dev.colorway.price.Price;
import dev.colorway.price.PriceListing;
import dev.colorway.price.PriceRecorder;
import dev.colorway.revision.Write;
import dev.colorway.rows.RowPosition;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/** Writes the rows of an import, a batch of one resource at a time. */
final class ImportSinks {

    /** Writes the rows of one resource. */
    private interface Sink {
        List<? extends WriteResult<?>> write(List<PendingRow> rows, Write write);
    }

    private final Map<String, Sink> sinks = new HashMap<>();
    private final ObservedInFile observed = new ObservedInFile();
    private final boolean replaces;
    private LongFunction<RowPosition> positions = line -> new RowPosition(null, line);

    /** @param replaces whether a row of a price without the address of an offer removes the stored address */
    ImportSinks(CatalogExport catalog, boolean replaces) {
        this.replaces = replaces;
        catalog.types().forEach(type -> sinks.put(type.resource(), sink(type)));
        sinks.put(PriceListing.RESOURCE, this::writePrices);
    }

    /** Sets the function that returns the position of a row by its line. */
    void setPositions(LongFunction<RowPosition> positions) {
        this.positions = positions;
    }

    private static <E extends CatalogEntry, D extends Record & EntryDraft<E>> Sink sink(EntryType<E, D> type) {
        return (rows, write) -> new EntryWriter<>(type, write)
                .write(rows.stream()
                        .map(row -> new EntryProposal<D>(row.slug(), row.codes(), present -> row.merged(type, present)))
                        .toList());
    }

    private List<WriteResult<Price>> writePrices(List<PendingRow> rows, Write write) {
        Iterator<WriteResult<Price>> good = PriceRecorder.correct(
                        rows.stream()
                                .filter(PendingRow::isPrice)
                                .map(row -> new PriceRecorder.Row(positions.apply(row.line()), row.price()))
                                .toList(),
                        observed,
                        replaces,
                        write)
                .iterator();
        Iterator<WriteResult<Price>> bad = PriceRecorder.check(rows.stream()
                        .filter(row -> !row.isPrice())
                        .map(PendingRow::asNewEntry)
                        .toList())
                .iterator();
        return rows.stream()
                .map(row -> row.isPrice() ? good.next() : bad.next())
                .toList();
    }

    /**
     * Writes rows of one resource.
     *
     * @return the result of each row, in order
     */
    List<? extends WriteResult<?>> write(String resource, List<PendingRow> rows, Write write) {
        return Objects.requireNonNull(sinks.get(resource), resource).write(rows, write);
    }
}
