// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON of rows. Preserves every digit of a number, refuses a field that is given twice, and
 * accepts only one value in a text.
 */
public final class RowJson {

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(32).build();

    static final JsonFactory FACTORY = factory(LIMITS)
            .rootValueSeparator((String) null)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    private static final ObjectReader TREES = reader(FACTORY);

    private RowJson() {}

    private static JsonFactoryBuilder factory(StreamReadConstraints limits) {
        return new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(limits);
    }

    private static ObjectReader reader(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .reader();
    }

    /** Returns a reader of values that follow one another, with texts of at most this many characters. */
    public static ObjectReader reader(int maxText) {
        return reader(factory(LIMITS.rebuild().maxStringLength(maxText).build()).build());
    }

    /**
     * Returns a value as JSON in one line. Its numbers keep their exponents: written in full, a number of a few
     * characters could take gigabytes.
     */
    static String write(JsonNode value) {
        return value.toString();
    }

    /** Reports a text that is not the expected JSON. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;
        private final @Nullable String pointer;

        Unreadable(@Nullable String pointer, String detail) {
            super(detail, null, false, false);
            this.pointer = pointer;
        }

        /** Returns the fault of the text, for a message. */
        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage(), "Every text is unreadable for a reason");
        }

        /** Returns the message for a cell that must contain a list or an object. */
        String cellMessage(RowValue.Kind kind) {
            return (pointer == null ? "" : pointer + " ")
                    + getMessage()
                    + (kind == RowValue.Kind.LIST
                            ? "; must be a list in JSON, such as [\"one\", \"two\"]"
                            : "; must be an object in JSON, such as {\"name\": \"text\"}");
        }

        /** Returns the JSON Pointer to the wrong field; null if the whole text is wrong. */
        @Nullable
        String pointer() {
            return pointer;
        }
    }

    /** Reads the one JSON value in the first {@code length} characters. */
    static JsonNode read(char[] text, int length) throws Unreadable {
        try (JsonParser parser = FACTORY.createParser(text, 0, length)) {
            try {
                JsonNode value = TREES.readTree(parser);
                if (parser.nextToken() != null) {
                    throw new Unreadable(null, "has more than one JSON value");
                }
                return value;
            } catch (JsonProcessingException malformed) {
                throw unreadable(parser, text, length, malformed);
            } catch (NumberFormatException beyond) {
                throw new Unreadable(null, "has a number that is too large");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Creates the message for a caller, because the messages of the parser expose its internals. */
    private static Unreadable unreadable(
            JsonParser parser, char[] text, int length, JsonProcessingException malformed) {
        if (malformed instanceof StreamConstraintsException) {
            return new Unreadable(null, "is nested too deeply, or has a number of too many digits");
        }
        if (malformed instanceof JsonEOFException) {
            return new Unreadable(null, "is not JSON: it ends too early, after character " + length);
        }
        if (malformed.getOriginalMessage().startsWith("Duplicate")) {
            return new Unreadable(parser.getParsingContext().pathAsPointer().toString(), "is given twice");
        }
        int at = (int) Math.max(0, Math.min(malformed.getLocation().getCharOffset(), length - 1));
        return new Unreadable(
                null,
                "is not JSON: wrong at character " + (at + 1) + ", '"
                        + RowFault.truncated(new String(text, at, length - at)) + "'");
    }
}
