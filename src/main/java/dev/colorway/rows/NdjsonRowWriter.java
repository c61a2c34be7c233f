// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes rows as JSON objects, one per line: {@code {"resource":"brands","slug":"asics","name":"ASICS"}}. */
final class NdjsonRowWriter implements RowWriter {

    private static final SerializedString RESOURCE = new SerializedString(RowLayout.RESOURCE);

    private final RowLayout layout;
    private final JsonGenerator out;

    NdjsonRowWriter(RowLayout layout, OutputStream target) throws IOException {
        this.layout = layout;
        out = RowJson.FACTORY.createGenerator(target);
    }

    @Override
    public void write(String resource, Record draft, @Nullable Record shown) throws IOException {
        out.writeStartObject();
        out.writeFieldName(RESOURCE);
        out.writeString(resource);
        for (RowMember member : layout.requireMembers(resource)) {
            member.write(out, draft, false);
        }
        out.writeEndObject();
        out.writeRaw('\n');
    }

    @Override
    public void finish() throws IOException {
        out.close();
    }
}
