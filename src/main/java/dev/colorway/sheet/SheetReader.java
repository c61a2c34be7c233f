// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.http.problem.Problem;
import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import dev.colorway.rows.RowReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final int MAX_SHOWN_NAMES = 1000;
    private static final String CREATE = "Create them first, or send create=missing";

    private enum Phase {
        COLLECT,
        SNEAKERS,
        PRICES,
        END
    }

    private final TableFile file;
    private final Watch watch;
    private final SheetOptions options;
    private final Shape shape;
    private final ColumnMapping mapping;
    private final SneakerFacts facts;
    private final SneakerStore store;
    private final Evidence<NumberStyle> numbers;
    private final Evidence<DateStyle> dates;
    private final VariantOptions variants = new VariantOptions();
    private final NameBook names = new NameBook();
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();
    private final Deque<Row> queue = new ArrayDeque<>();
    private final RepeatedFaults repeated = new RepeatedFaults();

    private @Nullable TableReader table;
    private @Nullable PriceRows prices;
    private @Nullable Iterator<Long> sneakers;
    private Phase phase = Phase.COLLECT;
    private long bytes;
    private long bytesBefore;
    private long fileRows;
    private long sneakerCount;
    private boolean lacksNames;
    private List<String> otherSheets = List.of();
    private boolean hasTooManyNames;

    SheetReader(TableFile file, Watch watch) throws IOException {
        this.file = file;
        this.watch = watch;
        options = file.options;
        shape = file.shape;
        mapping = new ColumnMapping(shape, options);
        facts = new SneakerFacts(shape, options);
        numbers = Evidence.ofNumbers(options.numbers() != null ? options.numbers() : numbersOfShape());
        dates = Evidence.ofDates(options.dates() != null ? options.dates() : datesOfShape());
        store = new SneakerStore();
    }

    private @Nullable NumberStyle numbersOfShape() {
        return shape.numbers() == null ? null : NumberStyle.of(shape.numbers()).orElseThrow();
    }

    private @Nullable DateStyle datesOfShape() {
        return shape.dates() == null ? null : DateStyle.of(shape.dates()).orElseThrow();
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

    /** Opens the table, and reads its header: a table without rows has faults of its columns, too. */
    private TableReader open() throws IOException {
        TableReader opened = table;
        if (opened == null) {
            bytesBefore = bytes;
            opened = file.open(new FilterInputStream(file.content()) {
                @Override
                public int read() throws IOException {
                    int next = super.read();
                    bytes += next < 0 ? 0 : 1;
                    return next;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int read = super.read(into, offset, length);
                    bytes += Math.max(read, 0);
                    return read;
                }
            });
            table = opened;
            opened.columns().forEach(column -> mapping.column(column, 1));
            if (phase == Phase.COLLECT) {
                otherSheets = opened.otherSheets();
            }
        }
        return opened;
    }

    private void closeTable() throws IOException {
        TableReader opened = table;
        table = null;
        if (opened != null) {
            opened.close();
        }
    }

    private void refuse(RowFault fault) {
        queue.add(new Row(fault.line(), 0, null, null, List.of(fault)));
    }

    private void collect() throws IOException {
        SourceRow row = open().next();
        if (row == null) {
            closeTable();
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
            addEvidence(item);
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

    private void addEvidence(RowFacts row) {
        for (RowFacts.Fact amount : row.amounts()) {
            if (!amount.target().field().endsWith(Fields.CENTS)) {
                Money.of(amount.text()).ifPresent(money -> numbers.add(row.line, amount.column(), money.number()));
            }
        }
        for (String field : List.of(Fields.RELEASE_DATE, Fields.SOLD_AT, Fields.OBSERVED_AT)) {
            RowFacts.Fact date = row.fact(field);
            if (date != null) {
                dates.add(row.line, date.column(), date.text());
            }
        }
    }

    /** Reports what only the whole file shows, and finds the names in the catalog. */
    private void endCollection() {
        mapping.faults().forEach(this::refuse);
        addIfWrong(numbers.fault(
                "numbers",
                List.of(NumberStyle.values()),
                (text, style) -> style.read(text).toPlainString()));
        addIfWrong(
                dates.fault("dates", List.of(DateStyle.values()), (text, style) -> DateStyle.read(text, style, true)));
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

    private void addIfWrong(@Nullable RowFault fault) {
        if (fault != null) {
            refuse(fault);
        }
    }

    private void addMissing(NameBook.Missing entry) {
        if (!options.createsMissing()) {
            refuse(new RowFault(
                    entry.use().line,
                    null,
                    null,
                    "there is no " + entry.resource().replaceAll("s$", "") + " '" + Problem.quoted(entry.use().name)
                            + "' yet" + entry.use().lines() + ". " + CREATE));
            return;
        }
        ObjectNode draft =
                JsonNodeFactory.instance.objectNode().put("slug", entry.slug()).put("name", entry.use().name);
        if (entry.brand() != null) {
            draft.put("brand", entry.brand());
        }
        if (!entry.collaborators().isEmpty()) {
            entry.collaborators().forEach(draft.putArray("collaborators")::add);
        }
        queue.add(new Row(entry.use().line, 200, draft, entry.resource(), List.of()));
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
                    Objects.requireNonNullElse(numbers.style(), NumberStyle.POINT),
                    dates.style(),
                    today);
            return;
        }
        SneakerRows rows = new SneakerRows(store, names, dates.style(), options.shortYears(), mapping);
        queue.addAll(rows.of(lines));
    }

    private void addPrices() throws IOException {
        PriceRows rows = Objects.requireNonNull(prices);
        SourceRow row = open().next();
        if (row == null) {
            closeTable();
            repeated.faults().forEach(this::refuse);
            rows.repeatedFaults().forEach(this::refuse);
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
                rows.of(item, slug).stream()
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
        Examples examples = new Examples(shape, options, numbers.style(), dates.style());
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (NameBook.Missing entry : names.missing()) {
            List<String> shown = missing.computeIfAbsent(entry.resource(), resource -> new ArrayList<>());
            if (shown.size() < MAX_SHOWN_NAMES) {
                shown.add(entry.use().name);
            }
        }
        return new Understanding(
                shape.name(),
                shape.title(),
                otherSheets,
                fileRows,
                sneakerCount,
                mapping.columns().stream().map(examples::use).toList(),
                numbers.style() == null ? null : numbers.style().toString(),
                dates.style() == null ? null : dates.style().toString(),
                missing,
                prices == null ? 0 : prices.zeros(),
                Objects.requireNonNullElse(options.source(), PriceRows.DEFAULT_SOURCE),
                Objects.requireNonNullElse(options.observedAt(), today));
    }

    @Override
    public long bytesRead() {
        // The file is read twice.
        return phase == Phase.COLLECT ? bytes / 2 : phase == Phase.PRICES ? (bytesBefore + bytes) / 2 : bytes;
    }

    @Override
    public void close() throws IOException {
        try {
            closeTable();
        } finally {
            store.close();
        }
    }
}
