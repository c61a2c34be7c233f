// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import dev.colorway.rows.RowFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file to import on the command line.
 *
 * @param path the path as given
 * @param format the format by the file name; null for JSON, XML and workbooks, which the import recognises by their
 *     first bytes
 */
record ImportedFile(Path path, @Nullable RowFormat format) {

    private static final List<String> TABLES = List.of(".json", ".json.gz", ".xml", ".xml.gz", ".xlsx");

    /** @throws IllegalArgumentException if the name does not end with a known extension; the message lists them */
    static ImportedFile of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (TABLES.stream().anyMatch(lower::endsWith)) {
            return new ImportedFile(Path.of(name), null);
        }
        try {
            CatalogFile file = CatalogFile.of(name);
            return new ImportedFile(file.path(), file.format());
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "The name of the file must end with .ndjson, .csv, .tsv, .json or .xml, or with one of them and"
                            + " .gz, or with .xlsx: " + name,
                    unknown);
        }
    }
}
