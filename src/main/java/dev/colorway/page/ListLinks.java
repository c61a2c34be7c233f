// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.sneaker.Facets;
import java.util.List;

/**
 * The addresses of the list after one more choice. Each address is that of the first page, except the address of
 * {@link #page}.
 *
 * @param query the query of the address, with slugs
 * @param asked the same query with the values that the API repeats, before slugs replace names and former slugs: a
 *     cursor is valid only for these values
 */
record ListLinks(ApiQuery query, ApiQuery asked, Frame frame) {

    /** Returns the address of the list with a query, at its first page: a cursor is valid for its own query only. */
    String to(ApiQuery other) {
        return address(other.with(ApiQuery.CURSOR, List.of()));
    }

    /**
     * Returns the address of another page of the present list.
     *
     * @param cursor the cursor of the page; empty for the first page
     */
    String page(List<String> cursor) {
        return address(asked.with(ApiQuery.CURSOR, cursor));
    }

    private String address(ApiQuery list) {
        return frame.root() + "/" + list.text();
    }

    /** Returns the address of the list without these parameters. */
    String without(String... names) {
        ApiQuery other = query;
        for (String name : names) {
            other = other.with(name, List.of());
        }
        return to(other);
    }

    /** Returns the choice of a value of a facet; if the value is selected, the choice removes it. */
    Choice toggle(String name, Facets.Value value, String label) {
        return new Choice(
                name + "=" + value.value(),
                label,
                frame.number(value.count()),
                value.selected(),
                to(query.toggled(name, value.value())));
    }
}
