// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.RejectedRows;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * The rows that an import leaves out of a table. A fault in one row leaves out all rows of its sneaker: the lists of a
 * sneaker come from all its rows, and in some shapes only the first row identifies it.
 */
final class LeftOutSneakers {

    /** The fault of a row that is left out only because another row of its sneaker has a fault. */
    static final String OF_SNEAKER = "belongs to the same sneaker as a row that cannot be imported";

    private final SneakerStore store;
    private final Set<Long> lines = new HashSet<>();
    /** The first lines of the sneakers that are left out. */
    private final Set<Long> sneakers = new HashSet<>();

    LeftOutSneakers(SneakerStore store) {
        this.store = store;
    }

    /** Adds a row. Ignores it if there are more than {@link RejectedRows#MAX} already: the import is refused then. */
    void addLine(long line) {
        if (lines.size() <= RejectedRows.MAX) {
            lines.add(line);
        }
    }

    boolean hasLine(long line) {
        return lines.contains(line);
    }

    boolean hasLines(Set<Long> others) {
        return lines.containsAll(others);
    }

    /**
     * Adds rows with faults, and their sneakers.
     *
     * @param faulty the lines of the rows with faults
     * @param rows the rows of the table, from the first one
     * @param watch stops the method when the caller cancels the import
     */
    void addSneakersOf(Set<Long> faulty, TableRows rows, ColumnMapping mapping, SheetReader.Watch watch)
            throws IOException {
        lines.addAll(faulty);
        for (SourceRow row = rows.next(); row != null && !watch.isCancelled(); row = rows.next()) {
            if (row.fault() == null && faulty.contains(row.line())) {
                RowFacts.of(row, mapping).forEach(this::addSneakerOf);
            }
        }
        addSameSneakers();
    }

    private void addSneakerOf(RowFacts row) {
        String key = row.key();
        Long line = key == null ? null : store.line(key);
        if (line != null) {
            sneakers.add(line);
        }
    }

    /**
     * Also adds each sneaker that has the slug of an added one. Rows can name one sneaker by several keys, such as its
     * slug and its style code.
     */
    private void addSameSneakers() {
        Set<String> slugs = new HashSet<>();
        for (long line : sneakers) {
            String slug = store.slug(line);
            if (slug != null) {
                slugs.add(slug);
            }
        }
        for (Iterator<Long> all = store.firstLines(); all.hasNext(); ) {
            long line = all.next();
            if (slugs.contains(store.slug(line))) {
                sneakers.add(line);
            }
        }
    }

    /** @param line the first line of the sneaker */
    boolean hasSneaker(long line) {
        return sneakers.contains(line);
    }
}
