// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the values of one type. */
interface RowValue {

    /** The content of a cell: text, a decimal number, a JSON list, or a JSON object of texts. */
    enum Kind {
        TEXT,
        NUMBER,
        LIST,
        OBJECT;

        /** Returns whether a cell contains JSON. */
        boolean isJson() {
            return this == LIST || this == OBJECT;
        }
    }

    Kind kind();

    /** Writes a non-null value as JSON. */
    void write(JsonGenerator out, Object value) throws IOException;

    /** Returns a non-null value as the text of a cell. Not for a list or an object, which a cell contains as JSON. */
    String text(Object value);

    /**
     * Returns the writer for a type. It writes {@link BigDecimal} and {@code int} values as numbers, lists as arrays,
     * records and maps of texts as objects. It writes other types, and types with a {@link JsonValue}, with
     * {@code toString}.
     *
     * @param cell whether the value is for a cell. In a cell, a record with one component (a reference) is written as
     *     only that component, unless the component is a list
     * @throws IllegalArgumentException if rows cannot contain the type
     */
    static RowValue of(Type type, boolean cell) {
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return new Texts();
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Items(of(list.getActualTypeArguments()[0], cell));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("rows cannot contain " + type);
        }
        if (plain == BigDecimal.class || plain == Integer.class || plain == int.class) {
            return new Plain(Kind.NUMBER);
        }
        if (!plain.isRecord()
                || Arrays.stream(plain.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class))) {
            return new Plain(Kind.TEXT);
        }
        List<RowMember> members = RowMember.of(plain);
        return cell && members.size() == 1 && members.get(0).kind() != Kind.LIST
                ? new Bare(members.get(0))
                : new Members(members, cell);
    }

    /** A number or a text. */
    record Plain(Kind kind) implements RowValue {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            if (value instanceof BigDecimal decimal) {
                out.writeNumber(decimal);
            } else if (value instanceof Integer number) {
                out.writeNumber(number);
            } else {
                out.writeString(value.toString());
            }
        }

        @Override
        public String text(Object value) {
            return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        }
    }

    /** A record with one component, of which only the component is written. */
    record Bare(RowMember member) implements RowValue {
        @Override
        public Kind kind() {
            return member.kind();
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeString(member.cell((Record) value));
        }

        @Override
        public String text(Object value) {
            return Objects.requireNonNull(member.cell((Record) value), member.name());
        }
    }

    /** A record as an object, without the fields that have no value. */
    record Members(List<RowMember> members, boolean cell) implements RowValue {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeStartObject();
            for (RowMember member : members) {
                member.write(out, (Record) value, cell);
            }
            out.writeEndObject();
        }

        @Override
        public String text(Object value) {
            throw new IllegalArgumentException(value.getClass() + " fits in no cell");
        }
    }

    /** Texts by name, as an object. */
    record Texts() implements RowValue {
        @Override
        public Kind kind() {
            return Kind.OBJECT;
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeStartObject();
            for (Map.Entry<?, ?> text : ((Map<?, ?>) value).entrySet()) {
                out.writeStringField(text.getKey().toString(), text.getValue().toString());
            }
            out.writeEndObject();
        }

        @Override
        public String text(Object value) {
            throw new IllegalArgumentException("a map has no text");
        }
    }

    /** A list. */
    record Items(RowValue item) implements RowValue {
        @Override
        public Kind kind() {
            return Kind.LIST;
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeStartArray();
            for (Object each : (List<?>) value) {
                item.write(out, each);
            }
            out.writeEndArray();
        }

        @Override
        public String text(Object value) {
            throw new IllegalArgumentException("a list has no text");
        }
    }
}
