// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * The JSON of an entry, as every response contains it. The fragment does not contain the base address of its links, so
 * callers of every host get the same fragment.
 */
public final class Fragment implements AnswerMemory.Weighted {

    /**
     * Stands for the base address. It is random, so no text of an entry contains it. The host begins with a letter: if
     * it began with a digit, each link would cost an exception, because URI would first parse an IPv4 address.
     */
    private static final String MARKER = "http://base-" + UUID.randomUUID();

    /** The base address of a view for {@link #of}. */
    public static final BaseUri OPEN_BASE = new BaseUri(MARKER);

    private static final int OVERHEAD = 120;
    private static final int OVERHEAD_OF_PART = 56;

    private final String version;
    /** The texts before, between and after the base addresses. */
    private final List<String> parts;

    private Fragment(String version, List<String> parts) {
        this.version = version;
        this.parts = parts;
    }

    /** Renders a view that was built with {@link #OPEN_BASE}. */
    public static Fragment of(Versioned view, ObjectMapper json) {
        try {
            return new Fragment(
                    view.version(), List.of(json.writeValueAsString(view).split(MARKER, -1)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the JSON for callers of a base address. */
    public Json at(BaseUri base) {
        return new Json(this, base.value());
    }

    @Override
    public int weight() {
        return OVERHEAD
                + parts.stream()
                        .mapToInt(part -> OVERHEAD_OF_PART + part.length())
                        .sum();
    }

    /**
     * An entry in a response.
     *
     * @param base the base address of its links
     */
    public record Json(Fragment fragment, String base) implements JsonSerializable, Versioned {

        @Override
        public String version() {
            return fragment.version;
        }

        @Override
        public void serialize(JsonGenerator target, SerializerProvider serializers) throws IOException {
            target.writeRawValue(fragment.parts.get(0));
            for (String part : fragment.parts.subList(1, fragment.parts.size())) {
                target.writeRaw(base);
                target.writeRaw(part);
            }
        }

        @Override
        public void serializeWithType(JsonGenerator target, SerializerProvider serializers, TypeSerializer type)
                throws IOException {
            serialize(target, serializers);
        }
    }
}
