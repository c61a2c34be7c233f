// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Writes the rows of a catalog: one JSON object per line. Null fields are omitted. */
final class Rows {

    private static final int BETWEEN_REPORTS = 10_000;

    private final JsonGenerator json;
    private final LongConsumer progress;
    private long rows;

    /** @param progress receives the count of rows after every ten thousand rows */
    Rows(JsonGenerator json, LongConsumer progress) {
        this.json = json;
        this.progress = progress;
    }

    /** Writes the fields of one element of a list. */
    interface Members {

        void of(int number) throws IOException;
    }

    /** Writes the fields of one row. */
    interface MembersOfRow {

        void of(Rows rows, int number) throws IOException;
    }

    /** Writes this count of rows of one resource, with indexes from 0. */
    void each(String resource, int count, MembersOfRow members) throws IOException {
        for (int number = 0; number < count; number++) {
            json.writeStartObject();
            json.writeStringField("resource", resource);
            members.of(this, number);
            json.writeEndObject();
            if (++rows % BETWEEN_REPORTS == 0) {
                progress.accept(rows);
            }
        }
    }

    void named(String slug, String name) throws IOException {
        json.writeStringField("slug", slug);
        json.writeStringField("name", name);
    }

    void text(String member, String value) throws IOException {
        if (value != null) {
            json.writeStringField(member, value);
        }
    }

    void reference(String member, String slug) throws IOException {
        json.writeObjectFieldStart(member);
        json.writeStringField("slug", slug);
        json.writeEndObject();
    }

    /** Writes a list; nothing if it is empty. */
    void list(String member, int count, Members members) throws IOException {
        if (count > 0) {
            json.writeArrayFieldStart(member);
            for (int index = 0; index < count; index++) {
                json.writeStartObject();
                members.of(index);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    JsonGenerator json() {
        return json;
    }

    /** Ends the last line. */
    void end() throws IOException {
        json.writeRaw('\n');
        json.close();
    }
}
