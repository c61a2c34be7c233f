// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

/**
 * A list of the catalog that callers can write, such as that of brands. Each of these lists has one bean of this type.
 * The home page and the choices of parameters name the lists in the order of the {@code @Priority} of their beans, the
 * highest first.
 */
public interface CatalogList {

    /**
     * Stands for the names of all lists in the {@code enumeration} of a parameter. An annotation can have only
     * constants, and the names are known only when the service runs.
     */
    String ALL = "<lists>";

    /** Returns the path of the list, without the slash: {@code size-charts}. */
    String resource();
}
