// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.sneaker.Facets;
import java.util.List;

/** The addresses of the list that differ from the present one by one choice. Each shows its first page. */
record ListLinks(ApiQuery query, Frame frame) {

    /** Returns the address of the list with a query. */
    String to(ApiQuery other) {
        return frame.root() + "/" + other.text();
    }

    /** Returns the address of the list without these parameters. */
    String without(String... names) {
        ApiQuery other = query;
        for (String name : names) {
            other = other.with(name, List.of());
        }
        return to(other);
    }

    /** Returns the choice of a value of a facet; if it is selected, the choice takes it away. */
    Choice toggle(String name, Facets.Value value, String label) {
        return new Choice(
                name + "=" + value.value(),
                label,
                frame.number(value.count()),
                value.selected(),
                to(query.toggled(name, value.value())));
    }
}
