// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.Row;
import dev.colorway.rows.RowFault;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a table that wait to be imported, with the faults that were found so far. */
final class SheetQueue {

    private final Deque<Row> rows = new ArrayDeque<>();
    private final Set<Row> ofSource = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean skipsFaults;

    /** @param skipsFaults whether the import leaves out rows with faults */
    SheetQueue(boolean skipsFaults) {
        this.skipsFaults = skipsFaults;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    @Nullable
    Row poll() {
        return rows.poll();
    }

    void add(Row row) {
        rows.add(row);
    }

    void addAll(Collection<Row> more) {
        rows.addAll(more);
    }

    void clear() {
        rows.clear();
    }

    void refuse(RowFault fault) {
        rows.add(Row.unreadable(fault));
    }

    /** Refuses the whole table: this fault remains even if rows are left out. */
    void refuseTable(RowFault fault) {
        Row row = Row.unreadable(fault);
        if (skipsFaults) {
            ofSource.add(row);
        }
        rows.add(row);
    }

    /**
     * Returns whether a row refuses the whole table, in an import that leaves out rows. Always false in any other
     * import.
     */
    boolean refusesTable(Row row) {
        return ofSource.contains(row);
    }
}
