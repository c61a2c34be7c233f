// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A value of a facet and how many sneakers have it.
 *
 * @param value the value to send in the parameter
 * @param label the name to show
 */
record ValueCount(String value, String label, long count) {

    private static final Comparator<ValueCount> MOST_FREQUENT_FIRST = Comparator.comparing(ValueCount::count)
            .reversed()
            .thenComparing(ValueCount::label)
            .thenComparing(ValueCount::value);

    /**
     * Returns the most frequent values, {@link Facets#MAX_VALUES} at most, and after them every other selected value.
     *
     * @param counts each value once, with all selected ones
     * @param omitted how many more values there are
     */
    static Facets.Values mostFrequent(Collection<ValueCount> counts, int omitted, Collection<String> selected) {
        List<Facets.Value> values = counts.stream()
                .sorted(MOST_FREQUENT_FIRST)
                .map(each -> new Facets.Value(each.value, each.label, each.count, selected.contains(each.value)))
                .toList();
        List<Facets.Value> shown = new ArrayList<>(values.subList(0, Math.min(values.size(), Facets.MAX_VALUES)));
        values.stream().skip(shown.size()).filter(Facets.Value::selected).forEach(shown::add);
        return new Facets.Values(shown, omitted + values.size() - shown.size());
    }
}
