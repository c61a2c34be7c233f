// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The resources of rows, and the fields of each: the components of its draft. It is immutable, so threads can share it.
 */
public final class RowLayout {

    /** The field, and the column, that names the resource of a row. */
    public static final String RESOURCE = "resource";

    /** The column, and the field, of the faults in a file of rows that an import left out. Imports ignore it. */
    public static final String FAULT = "fault";

    private final Map<String, List<RowMember>> members = new LinkedHashMap<>();

    /**
     * Reads the components of the drafts.
     *
     * @param drafts the draft class of each resource, in the order of the resources and columns
     * @throws IllegalArgumentException if rows cannot contain a component of a draft
     */
    public RowLayout(Map<String, Class<? extends Record>> drafts) {
        drafts.forEach((resource, draft) -> members.put(resource, RowMember.of(draft)));
    }

    /** Returns the names of all resources, in order. */
    public Set<String> resources() {
        return members.keySet();
    }

    /** Returns the fields of a resource's draft, in order; null if the resource is unknown. */
    @Nullable
    List<RowMember> members(String resource) {
        return members.get(resource);
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
     * Returns the fields of a draft by name, in order, each as the text of a CSV cell; null for a field without a
     * value.
     */
    public Map<String, @Nullable String> cells(String resource, Record draft) {
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        for (RowMember member : requireMembers(resource)) {
            cells.put(member.name(), member.cell(draft));
        }
        return cells;
    }

    /** Returns the names of the fields in which two drafts of a resource differ, in order. */
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
     * Returns the fields of a resource that is named in the code. For a name from a file, use {@link #members}.
     *
     * @throws IllegalArgumentException if the resource is unknown
     */
    List<RowMember> requireMembers(String resource) {
        List<RowMember> found = members.get(resource);
        if (found == null) {
            throw new IllegalArgumentException("no resource " + resource);
        }
        return found;
    }

    /**
     * Returns what is wrong with the resource name of a row; null if it is correct.
     *
     * @param resource null if the row names no resource
     */
    @Nullable
    String faultOf(@Nullable String resource) {
        if (resource == null) {
            return "is missing: must be one of " + String.join(", ", resources());
        }
        return members.containsKey(resource) ? null : RowFault.unknown(resource, resources());
    }
}
