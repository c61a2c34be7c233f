// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record, as a field of a JSON object and as a cell of a table. This class writes both, without
 * building a JSON tree first. Jackson would serialize only a whole record, but a cell needs one value alone.
 */
final class RowMember {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Record.class);

    private final SerializedString name;
    private final MethodHandle getter;
    private final RowValue objectValue;
    private final RowValue cellValue;

    private RowMember(RecordComponent component) {
        name = new SerializedString(component.getName());
        getter = getter(component);
        objectValue = RowValue.of(component.getGenericType(), false);
        cellValue = RowValue.of(component.getGenericType(), true);
    }

    /** Returns all components of a record, in order. */
    static List<RowMember> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RowMember::new).toList();
    }

    private static MethodHandle getter(RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor).asType(GETTER);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String name() {
        return name.getValue();
    }

    /** Returns the kind of the cells of this component. */
    RowValue.Kind kind() {
        return cellValue.kind();
    }

    /**
     * Returns the value of this component in a record; null for a missing value, an empty list or an empty map, because
     * rows do not distinguish these.
     */
    @Nullable
    Object value(Record row) {
        try {
            Object value = (Object) getter.invokeExact(row);
            return (value instanceof List<?> list && list.isEmpty())
                            || (value instanceof Map<?, ?> map && map.isEmpty())
                    ? null
                    : value;
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable undeclared) {
            throw new IllegalStateException(undeclared);
        }
    }

    /**
     * Writes name and value; writes nothing if the record has no value.
     *
     * @param cell whether to write the value as in a cell, where a reference is only its slug
     */
    void write(JsonGenerator out, Record row, boolean cell) throws IOException {
        Object value = value(row);
        if (value != null) {
            out.writeFieldName(name);
            (cell ? cellValue : objectValue).write(out, value);
        }
    }

    /** Returns the text of the cell for this component of a record; null for an empty cell. */
    @Nullable
    String cell(Record row) {
        Object value = value(row);
        return value == null ? null : cellValue.kind().isJson() ? json(value) : cellValue.text(value);
    }

    private String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = RowJson.FACTORY.createGenerator(text)) {
            cellValue.write(out, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
