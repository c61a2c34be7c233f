// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowFormat;
import dev.colorway.rows.RowReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Turns a table of another source into rows of the catalog, in the order of their import: missing entries, sneakers,
 * prices. Looks up names in the catalog, so it needs the transaction of the import. Its memory does not grow with the
 * table, except for at most {@link NameBook#MAX_NAMES} names: a {@link SneakerStore} contains the sneakers, and a
 * second pass reads the prices.
 */
public final class SheetReader implements RowReader, RowCopier {

    /**
     * Lets the caller of a reader see the progress and cancel while the caller waits for a row: the first row comes
     * after half of the work.
     */
    public interface Watch {

        /** Returns whether the caller has cancelled. The reader then reads no more rows of the table. */
        boolean isCancelled();

        /**
         * Receives the counts of {@link SheetReader#rowsRead} and {@link SheetReader#bytesRead}, after every 500 rows
         * of the first pass.
         */
        void hasRead(long rows, long bytes);
    }

    private static final int BATCH = 500;
    /**
     * The count of characters that ends a batch of sneakers. It limits the memory: a batch with long texts has fewer
     * sneakers.
     */
    private static final int BATCH_LENGTH = 2 * 1024 * 1024;

    private enum Phase {
        COLLECT,
        SNEAKERS,
        PRICES,
        END
    }

    private final TableFile file;
    private final TableRows rows;
    private final Watch watch;
    private final SheetOptions options;
    private final Shape shape;
    private final ColumnMapping mapping;
    private final SneakerStore store;
    private final SneakerCollector collector;
    private final VariantOptions variants = new VariantOptions();
    private final NameBook names = new NameBook();
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();
    private final boolean skipsFaults;
    private final SheetQueue queue;
    private final LeftOutSneakers leftOut;

    private @Nullable PriceRows prices;
    private @Nullable Iterator<Long> sneakers;
    private Phase phase = Phase.COLLECT;
    private boolean lacksNames;

    /** @param skipsFaults whether the import leaves out rows with faults */
    SheetReader(TableFile file, Watch watch, boolean skipsFaults) throws IOException {
        this.watch = watch;
        this.skipsFaults = skipsFaults;
        this.file = file;
        queue = new SheetQueue(skipsFaults);
        options = file.options;
        shape = file.shape;
        mapping = new ColumnMapping(shape, options);
        rows = new TableRows(file, mapping);
        store = new SneakerStore();
        leftOut = new LeftOutSneakers(store);
        collector = new SneakerCollector(file, mapping, store, variants, queue, leftOut);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (queue.isEmpty() && phase != Phase.END && !watch.isCancelled()) {
            switch (phase) {
                case COLLECT -> collect();
                case SNEAKERS -> addSneakers();
                default -> addPrices();
            }
        }
        return queue.poll();
    }

    private void collect() throws IOException {
        SourceRow row = rows.next();
        if (row == null) {
            endCollection();
            return;
        }
        collector.add(row);
        if (collector.rows() % BATCH == 0) {
            watch.hasRead(collector.rows(), bytesRead());
        }
    }

    private void endCollection() {
        if (!collector.end(names)) {
            phase = Phase.END;
            return;
        }
        names.resolve();
        addMissing();
        if (!skipsFaults) {
            lacksNames = names.hasRefused()
                    || (!options.createsMissing() && !names.missing().all().isEmpty());
        }
        sneakers = store.firstLines();
        phase = Phase.SNEAKERS;
    }

    private void addMissing() {
        for (MissingName entry : names.missing().all()) {
            if (options.createsMissing()) {
                queue.add(entry.toRow());
            }
        }
    }

    private void addSneakers() throws IOException {
        List<Long> lines = new ArrayList<>();
        Iterator<Long> rest = Objects.requireNonNull(sneakers);
        for (long length = 0; rest.hasNext() && lines.size() < BATCH && length < BATCH_LENGTH; ) {
            long line = rest.next();
            if (!leftOut.hasSneaker(line)) {
                lines.add(line);
                length += store.length(line);
            }
        }
        if (lines.isEmpty()) {
            phase = Phase.PRICES;
            prices = new PriceRows(
                    shape,
                    options,
                    store,
                    Objects.requireNonNullElse(collector.styles.numbers(), NumberStyle.POINT),
                    collector.styles.dates(),
                    today);
            return;
        }
        SneakerRows found = new SneakerRows(store, names, collector.styles.dates(), options, mapping);
        queue.addAll(lacksNames ? found.withoutNames(lines) : found.of(lines));
    }

    private void addPrices() throws IOException {
        PriceRows found = Objects.requireNonNull(prices);
        SourceRow row = rows.next();
        if (row == null) {
            phase = Phase.END;
            return;
        }
        if (row.fault() != null) {
            return;
        }
        for (RowFacts item : RowFacts.of(row, mapping)) {
            variants.addTo(item);
            String key = item.key();
            Long line = key == null ? null : store.line(key);
            if (line != null && leftOut.hasSneaker(line)) {
                leaveOut(row.line());
                continue;
            }
            // If names are missing, no sneaker is imported. The faults of prices are still reported.
            String slug = line == null ? null : lacksNames ? "unknown" : store.slug(line);
            if (slug != null && !item.amounts().isEmpty()) {
                found.of(item, slug).stream()
                        .filter(price -> !lacksNames || !price.isValid())
                        .forEach(queue::add);
            }
        }
    }

    private void leaveOut(long line) {
        if (!leftOut.hasLine(line)) {
            leftOut.addLine(line);
            queue.refuse(new RowFault(line, null, null, LeftOutSneakers.OF_SNEAKER));
        }
    }

    @Override
    public boolean isOfSource(Row row) {
        return queue.refusesTable(row);
    }

    @Override
    public boolean leavesOut(Set<Long> lines) {
        return leftOut.hasLines(lines);
    }

    /** Keeps the results of the first pass: the slugs of sneakers and names, and the styles of numbers and dates. */
    @Override
    public void restartWithout(Set<Long> lines) throws IOException {
        rows.close();
        leftOut.addSneakersOf(lines, rows, mapping, watch);
        rows.close();
        names.missing().keepOnly(this::namesOfOthers);
        store.clearRepeats();
        queue.clear();
        prices = null;
        addMissing();
        sneakers = store.firstLines();
        phase = Phase.SNEAKERS;
    }

    /** Returns the names of the sneakers that are not left out. */
    private Iterator<SneakerNames> namesOfOthers() {
        Iterable<Long> lines = store::firstLines;
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> !leftOut.hasSneaker(line))
                .map(line -> names.of(store.sneaker(line)))
                .iterator();
    }

    /** Copies CSV and TSV as they are, JSON as NDJSON, others as CSV. */
    @Override
    public RowFormat copyRows(SortedMap<Long, String> faults, Consumer<String> target) throws IOException {
        rows.close();
        return file.copyRows(rows, mapping, collector.styles.numbers(), faults, target);
    }

    @Override
    public String columnOf(String resource, String field) {
        return mapping.columnOf(field);
    }

    @Override
    public @Nullable String adviceOn(String resource, String field) {
        String column = mapping.onlyColumnOf(field);
        return column == null ? null : WrongValue.advice(column);
    }

    /** Returns how the table was read, so far. */
    public Understanding understanding() {
        TableDates dates = collector.styles.dates();
        DateStyle order = dates.style();
        Examples examples = new Examples(shape, options, collector.styles.numbers(), dates);
        return new Understanding(
                shape.name(),
                shape.title(),
                rows.otherSheets(),
                collector.rows(),
                collector.sneakers(),
                mapping.columns().stream().map(examples::use).toList(),
                Objects.toString(collector.styles.numbers(), null),
                order == null ? null : order.pattern(dates.shortYears()),
                prices == null ? List.of() : prices.currencies(),
                names.missing().shown(),
                prices == null ? 0 : prices.zeros(),
                prices == null ? 0 : prices.outOfStock(),
                Objects.requireNonNullElse(options.source(), PriceRows.DEFAULT_SOURCE),
                Objects.requireNonNullElse(options.observedAt(), today));
    }

    /**
     * Returns how many rows of the table were read. A row can become several rows of the catalog, and several rows can
     * become one sneaker.
     */
    @Override
    public long rowsRead(long returned) {
        return collector.rows();
    }

    @Override
    public long bytesRead() {
        // The file is read twice. If the import leaves out rows, it usually needs two more passes.
        return rows.bytesRead() / (skipsFaults ? 4 : 2);
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            store.close();
        }
    }
}
