// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.rows.RowFault;
import java.util.Iterator;

/** Collects the sneakers of a table from all its rows. Also finds its styles of numbers and dates, and its faults. */
final class SneakerCollector {

    private final ColumnMapping mapping;
    private final SneakerStore store;
    private final VariantOptions variants;
    private final SheetQueue queue;
    private final LeftOutSneakers leftOut;
    private final SneakerFacts facts;
    final TableStyles styles;
    private long rows;
    private long sneakers;

    SneakerCollector(
            TableFile file,
            ColumnMapping mapping,
            SneakerStore store,
            VariantOptions variants,
            SheetQueue queue,
            LeftOutSneakers leftOut) {
        this.mapping = mapping;
        this.store = store;
        this.variants = variants;
        this.queue = queue;
        this.leftOut = leftOut;
        facts = new SneakerFacts(file.shape, file.options);
        styles = new TableStyles(file.shape, file.options);
    }

    /** Returns how many rows were added. */
    long rows() {
        return rows;
    }

    /** Returns how many sneakers the rows describe. */
    long sneakers() {
        return sneakers;
    }

    void add(SourceRow row) {
        rows++;
        if (row.fault() != null) {
            leftOut.addLine(row.line());
            RowFault fault = new RowFault(row.line(), null, null, row.fault());
            if (row.isEnd()) {
                queue.refuseTable(fault);
            } else {
                queue.refuse(fault);
            }
            return;
        }
        for (RowFacts item : RowFacts.of(row, mapping)) {
            variants.addTo(item);
            styles.add(item);
            String key = item.key();
            item.errors()
                    .forEach(error ->
                            queue.refuse(new WrongValue(row.line(), error, "is the error of a formula").fault()));
            if (key == null && !item.errors().isEmpty()) {
                leftOut.addLine(row.line());
                return;
            }
            if (key == null) {
                leftOut.addLine(row.line());
                queue.refuse(new RowFault(
                        row.line(),
                        null,
                        null,
                        "rows name no sneaker. Each needs a style code, a slug, a name, or a model and a colorway"));
                return;
            }
            add(item, key);
        }
    }

    private void add(RowFacts item, String key) {
        Long first = store.line(key);
        long line = first == null ? item.line : first;
        if (first == null) {
            store.putKey(key, line);
            sneakers++;
        }
        item.ownKeys().forEach(own -> store.putKey(own, line));
        ObjectNode sneaker = store.sneaker(line);
        facts.add(item, sneaker).forEach(queue::refuse);
        store.putSneaker(line, sneaker);
    }

    /**
     * Reports the faults that only the whole table shows. Collects the names of its sneakers.
     *
     * @return false if the table has too many names to be imported
     */
    boolean end(NameBook names) {
        store.flush();
        mapping.faults().forEach(queue::refuseTable);
        styles.faults().forEach(queue::refuseTable);
        for (Iterator<Long> lines = store.firstLines(); lines.hasNext(); ) {
            long line = lines.next();
            if (!names.collect(line, store.sneaker(line))) {
                queue.refuseTable(new RowFault(
                        1,
                        null,
                        null,
                        "the file names more than " + NameBook.MAX_NAMES
                                + " different brands, models, collaborations and designers: split it"));
                return false;
            }
        }
        return true;
    }
}
