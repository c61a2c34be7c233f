// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a catalog file, as it was read. Its values are not validated, nor are its field names in NDJSON.
 *
 * @param line the line on which the row begins, from 1; it identifies the row in its file. See
 *     {@link RowReader#positionOf}
 * @param length the length of the row, in characters, or an estimate; 0 without {@code members}
 * @param members the fields of the row without {@code resource} and the fault column, with null for an empty cell; null
 *     if no fields could be read
 * @param resource the resource of the row; null if the row names no known resource
 * @param faults the parts that could not be read; with faults, fields can be missing
 */
public record Row(
        long line,
        int length,
        @Nullable ObjectNode members,
        @Nullable String resource,
        List<RowFault> faults) {

    private static final String UNREADABLE = "The row is unreadable";

    /** Returns the fields of a row that is readable. */
    @Override
    public ObjectNode members() {
        return Objects.requireNonNull(members, UNREADABLE);
    }

    /** Returns the resource of a row that is readable. */
    @Override
    public String resource() {
        return Objects.requireNonNull(resource, UNREADABLE);
    }

    /** Returns whether the row has fields and a resource; with faults, fields can be missing. */
    public boolean isReadable() {
        return members != null && resource != null;
    }

    /** Returns whether the whole row was read, so that it has fields and a resource. */
    public boolean isValid() {
        return faults.isEmpty();
    }

    /** Returns this row with another line, also in its faults. */
    public Row onLine(long other) {
        return new Row(
                other,
                length,
                members,
                resource,
                faults.stream()
                        .map(fault -> new RowFault(other, fault.column(), fault.pointer(), fault.detail()))
                        .toList());
    }

    /** Returns this row with these faults instead of its own. */
    public Row withFaults(List<RowFault> others) {
        return new Row(line, length, members, resource, List.copyOf(others));
    }

    /** Returns a row that cannot be read at all. */
    public static Row unreadable(RowFault fault) {
        return new Row(fault.line(), 0, null, null, List.of(fault));
    }
}
