// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.rows.RowFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A file on the command line.
 *
 * @param path the path as given
 * @param format the format, by the file name
 * @param packed whether the file is in gzip, by the file name
 */
record CatalogFile(Path path, RowFormat format, boolean packed) {

    private static final String GZIP = ".gz";

    /**
     * @throws IllegalArgumentException if the name does not end with the extension of a format; the message lists the
     *     valid ones
     */
    static CatalogFile of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean packed = lower.endsWith(GZIP);
        String plain = packed ? lower.substring(0, lower.length() - GZIP.length()) : lower;
        return Arrays.stream(RowFormat.values())
                .filter(format -> format.isReadable() || !packed)
                .filter(format -> plain.endsWith("." + format.extension()))
                .findFirst()
                .map(format -> new CatalogFile(Path.of(name), format, packed))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The name of the file must end with .ndjson, .csv or .tsv, or with one of them and .gz, or, "
                                + "for an export, with .xlsx: " + name));
    }
}
