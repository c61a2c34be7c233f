// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which resources rows can be of, and which members a row of each has: the components of its draft. It can be shared.
 */
public final class RowLayout {

    /** The member, and the column, that names the resource of a row. */
    public static final String RESOURCE = "resource";

    private final Map<String, List<RowMember>> members = new LinkedHashMap<>();

    /**
     * Learns the drafts.
     *
     * @param drafts the record class of each resource's draft, in the order in which resources and columns are told
     * @throws IllegalArgumentException if a draft has a component that rows cannot hold
     */
    public RowLayout(Map<String, Class<? extends Record>> drafts) {
        drafts.forEach((resource, draft) -> members.put(resource, RowMember.of(draft)));
    }

    /** The names of all resources, in order. */
    public Set<String> resources() {
        return members.keySet();
    }

    /** The members of a resource's draft in order; null if there is no such resource. */
    List<RowMember> members(String resource) {
        return members.get(resource);
    }

    /**
     * The columns of a table of these resources: the resource and the members of their drafts, in order of first
     * appearance.
     *
     * @throws IllegalArgumentException if there is no such resource
     */
    List<String> columns(Collection<String> resources) {
        Set<String> columns = new LinkedHashSet<>(List.of(RESOURCE));
        for (String resource : resources) {
            known(resource).forEach(member -> columns.add(member.name()));
        }
        return new ArrayList<>(columns);
    }

    /** The fields of a draft by name, in order, each as the cell of a table; null for those without a value. */
    public Map<String, String> cells(String resource, Record draft) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (RowMember member : known(resource)) {
            cells.put(member.name(), member.cell(draft));
        }
        return cells;
    }

    /** The members of a resource that the program named, and not a file. */
    List<RowMember> known(String resource) {
        List<RowMember> known = members.get(resource);
        if (known == null) {
            throw new IllegalArgumentException("no resource " + resource);
        }
        return known;
    }

    /** What is wrong with the resource that a row names, null where it names none; null if nothing is. */
    String faultOf(String resource) {
        if (resource == null) {
            return "is missing: must be one of " + String.join(", ", resources());
        }
        return members.containsKey(resource) ? null : RowFault.unknown(resource, resources());
    }
}
