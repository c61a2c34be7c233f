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

/** How the values of one type are written. */
interface RowValue {

    /** What a cell holds: text, a decimal number, or a list in JSON. */
    enum Kind {
        TEXT,
        NUMBER,
        LIST
    }

    Kind kind();

    /** Writes a value, which is not null, as JSON. */
    void write(JsonGenerator out, Object value) throws IOException;

    /** A value, which is not null, as the text of a cell of its own. Lists have none. */
    String text(Object value);

    /**
     * The way of a type: numbers as they are, lists as arrays, records as objects; what is left, and what has a
     * {@link JsonValue}, by {@code toString}.
     *
     * @param cell whether it is for a cell, where a record of one component, a reference, is only that component unless
     *     that is a list
     * @throws IllegalArgumentException if it is a record that fits in no cell
     */
    static RowValue of(Type type, boolean cell) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Items(of(list.getActualTypeArguments()[0], cell));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("rows cannot hold " + type);
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

    /** A record of which only its one component is written. */
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
            return member.cell((Record) value);
        }
    }

    /** A record as an object, without the members that it has no value for. */
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
