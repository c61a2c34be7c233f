// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a table, and the field of each resource that each column shows. */
final class TableColumns {

    private final List<String> names;
    private final Map<String, RowMember[]> drafts = new HashMap<>();
    private final Map<String, RowMember[]> shown = new HashMap<>();

    /** @param showsValues whether a table of one resource shows more than the drafts */
    TableColumns(RowLayout layout, Collection<String> resources, boolean showsValues) {
        boolean isAlone = resources.size() == 1;
        names = isAlone ? layout.columns(resources.iterator().next(), showsValues) : layout.columns(resources);
        for (String resource : resources) {
            drafts.put(resource, inColumns(layout.requireMembers(resource)));
            shown.put(resource, inColumns(isAlone && showsValues ? layout.shown(resource) : List.of()));
        }
    }

    private RowMember[] inColumns(List<RowMember> members) {
        RowMember[] inColumns = new RowMember[names.size()];
        members.forEach(member -> inColumns[names.indexOf(member.name())] = member);
        return inColumns;
    }

    List<String> names() {
        return names;
    }

    /** Accepts the value of one column. */
    @FunctionalInterface
    interface Cells {

        /**
         * @param member the field; null for the column of the resource, and for a field that the resource does not have
         * @param row the record with the field; null without a field, and without values to show beside the draft
         */
        void accept(int column, @Nullable RowMember member, @Nullable Record row);
    }

    /**
     * Passes each column of a row to {@code cells}, in order.
     *
     * @throws IllegalArgumentException if the table has no columns for the resource
     */
    void each(String resource, Record draft, @Nullable Record values, Cells cells) {
        RowMember[] ofDraft = drafts.get(resource);
        RowMember[] ofValues = shown.get(resource);
        if (ofDraft == null || ofValues == null) {
            throw new IllegalArgumentException(resource + " have no columns here");
        }
        for (int column = 0; column < ofDraft.length; column++) {
            if (ofDraft[column] != null) {
                cells.accept(column, ofDraft[column], draft);
            } else {
                cells.accept(column, ofValues[column], ofValues[column] == null ? null : values);
            }
        }
    }

    boolean isResource(int column) {
        return names.get(column).equals(RowLayout.RESOURCE);
    }
}
