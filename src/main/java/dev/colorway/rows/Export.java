// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.http.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that are written as a file, in the {@link RowFormat} that the caller prefers. Runs no query before they are
 * written.
 *
 * @param name the name of the file, without its extension
 * @param parts the rows of each resource, one resource after the other
 */
public record Export(String name, List<Part> parts) implements Streamed {

    /**
     * The rows of one resource.
     *
     * @param resource the name of the resource in the rows
     * @param draft the record type of a row
     * @param source provides the rows in order, in a transaction that sees a snapshot of the catalog
     */
    public record Part(String resource, Class<? extends Record> draft, Source source) {}

    /** Provides rows, one after the other. */
    @FunctionalInterface
    public interface Source {
        void writeTo(Target target) throws IOException;
    }

    /** Accepts one row. */
    @FunctionalInterface
    public interface Target {
        void add(Record row) throws IOException;
    }

    /** Returns an export of one resource. */
    public static Export of(String resource, Class<? extends Record> draft, Source source) {
        return new Export(resource, List.of(new Part(resource, draft, source)));
    }

    /** Returns the same export, which also runs {@code action} after every row. */
    public Export onEachRow(Runnable action) {
        return new Export(
                name,
                parts.stream()
                        .map(part -> new Part(
                                part.resource,
                                part.draft,
                                target -> part.source.writeTo(row -> {
                                    target.add(row);
                                    action.run();
                                })))
                        .toList());
    }

    /** Writes all rows to a stream, which stays open. */
    public void writeTo(RowFormat format, OutputStream stream) throws IOException {
        Map<String, Class<? extends Record>> drafts = new LinkedHashMap<>();
        parts.forEach(part -> drafts.put(part.resource, part.draft));
        RowWriter writer = format.writer(new RowLayout(drafts), stream, drafts.keySet());
        for (Part part : parts) {
            part.source.writeTo(row -> writer.write(part.resource, row));
        }
        writer.finish();
    }
}
