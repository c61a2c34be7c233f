// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One row of a catalog file, as it was read. Its members are not checked: not their names in NDJSON, nor their values.
 *
 * @param line the line that it begins on, from 1
 * @param length how many characters it has
 * @param members what it says, without {@code resource}: null for an empty cell; null if the row could not be read
 * @param resource what it is a row of; null if that could not be read
 * @param faults what could not be read; where there are any, members may be missing
 */
public record Row(long line, int length, ObjectNode members, String resource, List<RowFault> faults) {

    /** Whether all of it could be read, so that it has members and a resource. */
    public boolean isWhole() {
        return faults.isEmpty();
    }

    static Row unreadable(RowFault fault) {
        return new Row(fault.line(), 0, null, null, List.of(fault));
    }
}
