// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.util.List;
import java.util.stream.Stream;

/** The resources of the catalog in the order of its files. */
public final class Resources {

    public static final List<String> IN_ORDER = List.of(
            "brands",
            "size-charts",
            "designers",
            "silhouettes",
            "collaborators",
            "collaborations",
            "sneakers",
            "exchange-rates",
            "prices");

    /** As messages list them. */
    public static final String NAMES = String.join(", ", IN_ORDER);

    private Resources() {}

    /**
     * Returns the addresses of the lists with all their entries. That of prices has a query, because without one the
     * list has the current prices only.
     */
    public static Stream<String> lists() {
        return IN_ORDER.stream().map(name -> "/" + name + (name.equals("prices") ? "?current=false" : ""));
    }
}
