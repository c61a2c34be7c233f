// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.sneaker.Facets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A filter in the column: the values of one facet with their counts.
 *
 * @param name the parameter
 * @param title the heading of the filter
 * @param first the values to show at once: all selected ones, and the most frequent others up to six values. If only
 *     one value would be hidden, it is shown too
 * @param others the other values of the facet
 * @param notListed how many values exist that the facet does not list
 * @param all the path of the page that lists all values; empty if there is none
 */
public record FacetFilter(
        String name, String title, List<Choice> first, List<Choice> others, long notListed, String all) {

    private static final int SHOWN_AT_ONCE = 6;

    /**
     * Returns the filter of a facet.
     *
     * @param label the text of a value
     * @param all the path of the page that lists all values; empty if there is none
     */
    static FacetFilter of(
            String name,
            String title,
            Facets.Values facet,
            Function<Facets.Value, String> label,
            String all,
            ListLinks links) {
        List<Facets.Value> values = new ArrayList<>(facet.values());
        values.sort(Comparator.comparing(value -> !value.selected()));
        List<Choice> choices = values.stream()
                .map(value -> links.toggle(name, value, label.apply(value)))
                .toList();
        // One more value needs no more room than the button that would show it.
        int selected = (int) values.stream().filter(Facets.Value::selected).count();
        int atOnce = Math.max(SHOWN_AT_ONCE, selected);
        int first = choices.size() <= atOnce + 1 ? choices.size() : atOnce;
        return new FacetFilter(
                name, title, choices.subList(0, first), choices.subList(first, choices.size()), facet.more(), all);
    }

    /** Returns how many values are not shown at once. */
    public long hidden() {
        return others.size() + notListed;
    }
}
