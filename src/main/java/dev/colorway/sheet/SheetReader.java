// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowReader;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns a table of another source into rows of the catalog, in an order in which they can be imported: the entries that
 * are missing, the sneakers, the prices. Looks up names in the catalog, so it needs the transaction of the import. Its
 * memory does not grow with the table: sneakers are in a {@link SneakerStore}, prices are read again.
 */
public final class SheetReader implements RowReader {

    /** The caller of a reader, while it waits for the next row: the first one comes after half of the work. */
    public interface Watch {

        /** Returns whether the caller needs no more rows. Then there is no next one. */
        boolean isCancelled();

        /** Receives how many bytes of the source were read so far, once in a while. */
        void hasRead(long bytes);
    }

    private static final int BATCH = 500;
    /** The limit for the characters of the sneakers in a batch. One with long texts is smaller, to limit its memory. */
    private static final int BATCH_LENGTH = 2 * 1024 * 1024;

    private enum Phase {
        COLLECT,
        SNEAKERS,
        PRICES,
        END
    }

    private final TableRows rows;
    private final Watch watch;
    private final SheetOptions options;
    private final Shape shape;
    private final ColumnMapping mapping;
    private final SneakerFacts facts;
    private final SneakerStore store;
    private final TableStyles styles;
    private final VariantOptions variants = new VariantOptions();
    private final NameBook names = new NameBook();
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();
    private final Deque<Row> queue = new ArrayDeque<>();
    private final RepeatedFaults repeated = new RepeatedFaults();

    private @Nullable PriceRows prices;
    private @Nullable Iterator<Long> sneakers;
    private Phase phase = Phase.COLLECT;
    private long fileRows;
    private long sneakerCount;
    private boolean lacksNames;
    private boolean hasTooManyNames;

    SheetReader(TableFile file, Watch watch) throws IOException {
        this.watch = watch;
        options = file.options;
        shape = file.shape;
        mapping = new ColumnMapping(shape, options);
        rows = new TableRows(file, mapping);
        facts = new SneakerFacts(shape, options);
        styles = new TableStyles(shape, options);
        store = new SneakerStore();
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

    private void refuse(RowFault fault) {
        queue.add(new Row(fault.line(), 0, null, null, List.of(fault)));
    }

    private void collect() throws IOException {
        SourceRow row = rows.next();
        if (row == null) {
            store.flush();
            endCollection();
            return;
        }
        if (++fileRows % BATCH == 0) {
            watch.hasRead(bytesRead());
        }
        if (row.fault() != null) {
            refuse(new RowFault(row.line(), null, null, row.fault()));
            return;
        }
        for (RowFacts item : RowFacts.of(row, mapping)) {
            variants.addTo(item);
            styles.add(item);
            String key = item.key();
            if (key == null) {
                repeated.add(
                        row.line(),
                        null,
                        "rows name no sneaker",
                        "Each needs a style code, a slug, a name, or a model and a colorway");
                return;
            }
            Long first = store.line(key);
            long line = first == null ? row.line() : first;
            if (first == null) {
                store.putKey(key, line);
                sneakerCount++;
            }
            item.ownKeys().forEach(own -> store.putKey(own, line));
            ObjectNode sneaker = store.sneaker(line);
            facts.add(item, sneaker).forEach(this::refuse);
            store.putSneaker(line, sneaker);
        }
    }

    /** Reports what only the whole file shows, and finds the names in the catalog. */
    private void endCollection() {
        mapping.faults().forEach(this::refuse);
        styles.faults().forEach(this::refuse);
        for (Iterator<Long> lines = store.firstLines(); lines.hasNext() && !hasTooManyNames; ) {
            long line = lines.next();
            ObjectNode sneaker = store.sneaker(line);
            hasTooManyNames = !names.collect(
                    line,
                    SneakerFacts.text(sneaker, Fields.BRAND),
                    SneakerFacts.text(sneaker, Fields.SILHOUETTE),
                    SneakerFacts.text(sneaker, Fields.COLLABORATION),
                    SneakerFacts.texts(sneaker, Fields.DESIGNER));
        }
        if (hasTooManyNames) {
            refuse(new RowFault(
                    1,
                    null,
                    null,
                    "the file names more than " + NameBook.MAX_NAMES
                            + " different brands, models, collaborations and designers: split it"));
            phase = Phase.END;
            return;
        }
        names.resolve();
        names.missing().forEach(this::addMissing);
        names.faults().faults().forEach(this::refuse);
        lacksNames = !names.faults().isEmpty()
                || (!options.createsMissing() && !names.missing().isEmpty());
        sneakers = store.firstLines();
        phase = Phase.SNEAKERS;
    }

    private void addMissing(MissingName entry) {
        if (options.createsMissing()) {
            queue.add(entry.toRow());
        } else {
            refuse(entry.fault());
        }
    }

    private void addSneakers() throws IOException {
        List<Long> lines = new ArrayList<>();
        Iterator<Long> rest = Objects.requireNonNull(sneakers);
        for (long length = 0; rest.hasNext() && lines.size() < BATCH && length < BATCH_LENGTH && !lacksNames; ) {
            long line = rest.next();
            lines.add(line);
            length += store.length(line);
        }
        if (lines.isEmpty()) {
            phase = Phase.PRICES;
            prices = new PriceRows(
                    shape,
                    options,
                    store,
                    Objects.requireNonNullElse(styles.numbers(), NumberStyle.POINT),
                    styles.dates(),
                    today);
            return;
        }
        SneakerRows found = new SneakerRows(store, names, styles.dates(), options.shortYears(), mapping);
        queue.addAll(found.of(lines));
    }

    private void addPrices() throws IOException {
        PriceRows found = Objects.requireNonNull(prices);
        SourceRow row = rows.next();
        if (row == null) {
            repeated.faults().forEach(this::refuse);
            found.repeatedFaults().forEach(this::refuse);
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
            // If names are missing, no sneaker is imported. The faults of prices are reported all the same.
            String slug = line == null ? null : lacksNames ? "unknown" : store.slug(line);
            if (slug != null && !item.amounts().isEmpty()) {
                found.of(item, slug).stream()
                        .filter(price -> !lacksNames || !price.isValid())
                        .forEach(queue::add);
            }
        }
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
        Examples examples = new Examples(shape, options, styles.numbers(), styles.dates());
        return new Understanding(
                shape.name(),
                shape.title(),
                rows.otherSheets(),
                fileRows,
                sneakerCount,
                mapping.columns().stream().map(examples::use).toList(),
                Objects.toString(styles.numbers(), null),
                Objects.toString(styles.dates(), null),
                names.missingNames(),
                prices == null ? 0 : prices.zeros(),
                Objects.requireNonNullElse(options.source(), PriceRows.DEFAULT_SOURCE),
                Objects.requireNonNullElse(options.observedAt(), today));
    }

    @Override
    public long bytesRead() {
        // The file is read twice.
        return rows.bytesRead() / 2;
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
