// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import java.util.List;
import java.util.Map;

/**
 * A page of sneakers.
 *
 * @param total how many sneakers match
 * @param facets the counts by facet; null unless requested
 */
public record SneakerPage(List<SneakerDto> items, long total, Map<String, List<FacetValue>> facets) {

    /** How many sneakers have a value. */
    public record FacetValue(String value, String label, Long count) {}
}
