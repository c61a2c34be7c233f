// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.rows.RowFormat;
import java.io.IOException;
import java.util.SortedMap;
import java.util.function.Consumer;

/** A reader that can read its file again, to copy rows of it. */
public interface RowCopier {

    /**
     * Copies rows of the file, each with its faults, so that the caller can correct and import them.
     *
     * @param faults the faults of the rows to copy, by line; never empty
     * @param target receives the lines of the copy, with their line ends
     * @return the format of the copy
     * @throws IOException if the file cannot be read; the message is for callers
     */
    RowFormat copyRows(SortedMap<Long, String> faults, Consumer<String> target) throws IOException;
}
