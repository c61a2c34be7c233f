// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

/**
 * A list of the catalog that callers can write. The beans of this type are all of these lists: a new bean is on the
 * home page and among the choices of parameters. The {@code @Priority} of a bean is its position in their order, the
 * highest first.
 */
public interface CatalogList {

    /**
     * In the {@code enumeration} of a parameter: stands for the names of all lists. They are known when the service
     * runs, and an annotation has only constants.
     */
    String ALL = "<lists>";

    /** Returns the path of the list, without the slash: {@code size-charts}. */
    String resource();
}
