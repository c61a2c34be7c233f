// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.rows.RowFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A file on the command line.
 *
 * @param path of it
 * @param format as its name says
 * @param packed whether it is in gzip, as its name says
 */
record CatalogFile(Path path, RowFormat format, boolean packed) {

    private static final String GZIP = ".gz";

    /**
     * @throws IllegalArgumentException if the name does not end with that of a format; the message says what would be
     *     right
     */
    static CatalogFile of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean packed = lower.endsWith(GZIP);
        String plain = packed ? lower.substring(0, lower.length() - GZIP.length()) : lower;
        return Arrays.stream(RowFormat.values())
                .filter(format -> plain.endsWith("." + format.extension()))
                .findFirst()
                .map(format -> new CatalogFile(Path.of(name), format, packed))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The name of the file must end with .ndjson or .csv, or with either and .gz: " + name));
    }
}
