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
    private final RepeatedFaults repeated = new RepeatedFaults();
    private final boolean skipsFaults;

    /** @param skipsFaults whether rows with faults can be left out, so that each row has its own */
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

    /** Refuses a row. */
    void refuse(RowFault fault) {
        rows.add(Row.unreadable(fault));
    }

    /** Refuses the table: no row of it can be left out because of this fault. */
    void refuseTable(RowFault fault) {
        Row row = Row.unreadable(fault);
        if (skipsFaults) {
            ofSource.add(row);
        }
        rows.add(row);
    }

    /** Returns whether a row refuses the table. */
    boolean refusesTable(Row row) {
        return ofSource.contains(row);
    }

    /** Refuses a row for a reason that others can have, too. See {@link RepeatedFaults#add}. */
    void refuseRepeatedly(long line, String detail, String advice) {
        repeated.add(line, null, detail, advice);
        if (skipsFaults) {
            addRepeated();
        }
    }

    /** Adds the faults that many rows have, unless each row has its own. */
    void addRepeated() {
        repeated.take().forEach(this::refuse);
    }
}
