// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.http.Choices;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources of rows, and the fields of each: the components of its draft, and those that tables show beside it. A
 * layout is immutable, so threads can share it.
 */
public final class RowLayout {

    /** The field, and the column, that names the resource of a row. */
    public static final String RESOURCE = "resource";

    /** The column, and the field, of the faults in a file of rows that an import left out. Imports ignore it. */
    public static final String FAULT = "fault";

    private final Map<String, Fields> fields = new LinkedHashMap<>();
    private final Set<String> readable;

    /** A {@link RowShape} that has been read. */
    private record Fields(List<RowMember> draft, List<String> first, List<RowMember> shown) {}

    /**
     * Reads the components of the records.
     *
     * @param shapes the form of the rows of each resource, in the order of the resources and columns
     * @throws IllegalArgumentException if rows cannot contain a component
     */
    public RowLayout(Map<String, RowShape> shapes) {
        shapes.forEach((resource, shape) -> fields.put(
                resource,
                new Fields(RowMember.of(shape.draft()), List.copyOf(shape.first()), RowMember.of(shape.shown()))));
        Set<String> columns = new LinkedHashSet<>(columns(resources()));
        fields.values().forEach(all -> all.shown.forEach(value -> columns.add(value.name())));
        readable = Collections.unmodifiableSet(columns);
    }

    /** Returns the names of all resources, in order. */
    public Set<String> resources() {
        return fields.keySet();
    }

    /**
     * Returns the columns of a table of these resources: the resource, then the fields of their drafts in order of
     * first appearance.
     *
     * @throws IllegalArgumentException if a resource is unknown
     */
    List<String> columns(Collection<String> resources) {
        Set<String> columns = new LinkedHashSet<>(List.of(RESOURCE));
        for (String resource : resources) {
            requireMembers(resource).forEach(member -> columns.add(member.name()));
        }
        return new ArrayList<>(columns);
    }

    /**
     * Returns the columns of a table of one resource: those with which it begins, the resource, then the other fields.
     *
     * @param showsValues whether the table shows more than the drafts
     * @throws IllegalArgumentException if the resource is unknown
     */
    List<String> columns(String resource, boolean showsValues) {
        Fields all = requireFields(resource);
        List<RowMember> values = showsValues ? all.shown : List.of();
        List<String> names = Stream.concat(all.draft.stream(), values.stream())
                .map(RowMember::name)
                .toList();
        Set<String> columns = new LinkedHashSet<>(all.first);
        columns.retainAll(names);
        columns.add(RESOURCE);
        columns.addAll(names);
        return new ArrayList<>(columns);
    }

    /** Returns all columns that a table can have, except {@link #FAULT}. An import ignores those of {@link #shown}. */
    Set<String> readable() {
        return readable;
    }

    /**
     * Returns the name of a column in the spelling of this layout. Returns an unknown name shortened for a message.
     *
     * @param given the name in a file; its case and the spaces around it do not matter
     */
    public String column(String given) {
        return Choices.find(given.strip(), readable()).orElse(RowFault.truncated(given));
    }

    /**
     * Returns the field of a column that imports write: a field of the resource's draft, or else of any draft. Returns
     * null if no draft has the field, or if a table of the resource shows the column and imports ignore it.
     *
     * @param resource null if it is unknown
     */
    @Nullable
    RowMember written(@Nullable String resource, String column) {
        Fields known = resource == null ? null : requireFields(resource);
        if (known != null
                && named(known.draft, column).isEmpty()
                && named(known.shown, column).isPresent()) {
            return null;
        }
        return Stream.concat(Stream.ofNullable(known), fields.values().stream())
                .flatMap(all -> named(all.draft, column).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<RowMember> named(List<RowMember> members, String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /**
     * Returns the fields that a table of a resource shows beside the draft, in order.
     *
     * @throws IllegalArgumentException if the resource is unknown
     */
    List<RowMember> shown(String resource) {
        return requireFields(resource).shown;
    }

    /**
     * Returns the fields of a draft by name, in order, each as the text of a CSV cell; null for a field without a
     * value.
     *
     * @throws IllegalArgumentException if the resource is unknown
     */
    public Map<String, @Nullable String> cells(String resource, Record draft) {
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        for (RowMember member : requireMembers(resource)) {
            cells.put(member.name(), member.cell(draft));
        }
        return cells;
    }

    /**
     * Returns the names of the fields in which two drafts of a resource differ, in order.
     *
     * @throws IllegalArgumentException if the resource is unknown
     */
    public List<String> differences(String resource, Record one, Record other) {
        return requireMembers(resource).stream()
                .filter(member -> !Objects.equals(member.value(one), member.value(other)))
                .map(RowMember::name)
                .toList();
    }

    /**
     * Returns fields of a draft as a JSON object, each as in a CSV cell: a reference is its slug. A field without a
     * value is null.
     *
     * @param names the names of the fields
     * @throws IllegalArgumentException if the resource is unknown
     */
    public String json(String resource, Record draft, Collection<String> names) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = RowJson.FACTORY.createGenerator(text)) {
            out.writeStartObject();
            for (RowMember member : requireMembers(resource)) {
                if (names.contains(member.name()) && member.value(draft) == null) {
                    out.writeNullField(member.name());
                } else if (names.contains(member.name())) {
                    member.write(out, draft, true);
                }
            }
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Reads fields that {@link #json} wrote.
     *
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    public static ObjectNode fields(String json) {
        try {
            return (ObjectNode) RowJson.read(json.toCharArray(), json.length());
        } catch (RowJson.Unreadable | ClassCastException damaged) {
            throw new IllegalArgumentException("Stored fields are damaged", damaged);
        }
    }

    /**
     * Returns the fields of a resource's draft, in order. Check a name from a file first, by {@link #faultOf}.
     *
     * @throws IllegalArgumentException if the resource is unknown
     */
    List<RowMember> requireMembers(String resource) {
        return requireFields(resource).draft;
    }

    private Fields requireFields(String resource) {
        Fields found = fields.get(resource);
        if (found == null) {
            throw new IllegalArgumentException("no resource " + resource);
        }
        return found;
    }

    /**
     * Returns the fault of the resource name of a row; null if the name is correct.
     *
     * @param resource null if the row names no resource
     */
    @Nullable
    String faultOf(@Nullable String resource) {
        if (resource == null) {
            return "is missing: must be one of " + String.join(", ", resources());
        }
        return fields.containsKey(resource) ? null : RowFault.unknown(resource, resources());
    }
}
