// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows that are JSON objects, one per line. */
final class NdjsonRowReader implements RowReader {

    private static final String RESOURCE_POINTER = "/" + RowLayout.RESOURCE;

    private final RowLayout layout;
    private final RowSource source;

    NdjsonRowReader(RowLayout layout, RowSource source) {
        this.layout = layout;
        this.source = source;
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (source.nextLine()) {
            if (source.fault() != null) {
                return Row.unreadable(RowFault.ofRow(source.line(), source.fault()));
            }
            if (!source.isBlank()) {
                return row(source.line());
            }
            source.countEmptyRow();
        }
        return null;
    }

    private Row row(long line) {
        JsonNode value;
        try {
            value = RowJson.read(source.chars(), source.length());
        } catch (RowJson.Unreadable unreadable) {
            return Row.unreadable(RowFault.ofMember(line, unreadable.pointer(), unreadable.getMessage()));
        }
        if (!(value instanceof ObjectNode members)) {
            return Row.unreadable(
                    RowFault.ofRow(line, "must be a JSON object, such as {\"resource\": \"brands\", \u2026}"));
        }
        JsonNode resource = members.remove(RowLayout.RESOURCE);
        String fault = resource == null || resource.isNull()
                ? layout.faultOf(null)
                : resource.isTextual() ? layout.faultOf(resource.textValue()) : "must be a string";
        return fault == null
                ? new Row(line, source.length(), members, resource.textValue(), List.of())
                : new Row(
                        line,
                        source.length(),
                        members,
                        null,
                        List.of(RowFault.ofMember(line, RESOURCE_POINTER, fault)));
    }

    @Override
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
