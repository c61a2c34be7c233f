// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.sneaker.Facets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facets of a page of sneakers as people see them: the filters in the column, and the texts of chosen values. */
record ListFacets(Facets facets, ListTexts texts, ListLinks links) {

    /** The parameters of the filters by facet, in their order. */
    private static final List<String> FILTERS =
            List.of("collaborator", "brand", "silhouette", "designer", "technology", "audience", "color");

    /** Returns the filters, without those that have no values. */
    List<FacetFilter> filters() {
        return FILTERS.stream().flatMap(this::filter).toList();
    }

    private Stream<FacetFilter> filter(String name) {
        Facets.@Nullable Values facet = values(name);
        return facet == null || facet.values().isEmpty()
                ? Stream.empty()
                : Stream.of(FacetFilter.of(
                        name, texts.title(name), facet, value -> texts.value(name, value), all(name), links));
    }

    /** Returns the path of the page that lists all values of a facet; empty if there is none. */
    private static String all(String name) {
        return switch (name) {
            case "collaborator", "brand", "silhouette", "designer" -> "/browse/" + name + "s";
            default -> "";
        };
    }

    /**
     * Returns the text of a chosen value: the text in the facet; the value itself if the facet does not contain it; the
     * heading of the filter and the value if there is no such facet.
     *
     * @param value the value; the name of the entry if it is known and there is no such facet
     */
    String label(String name, String value) {
        Facets.@Nullable Values facet = values(name);
        return facet == null
                ? texts.chosen(name, value)
                : facet.values().stream()
                        .filter(each -> each.value().equals(value))
                        .findFirst()
                        .map(each -> texts.value(name, each))
                        .orElse(value);
    }

    private Facets.@Nullable Values values(String name) {
        return values(name, facets);
    }

    /** Returns the facet of a parameter; null if the request has none, or the parameter has none on the page. */
    static Facets.@Nullable Values values(String name, Facets facets) {
        return switch (name) {
            case "collaborator" -> facets.collaborator();
            case "brand" -> facets.brand();
            case "silhouette" -> facets.silhouette();
            case "designer" -> facets.designer();
            case "technology" -> facets.technology();
            case "audience" -> facets.audience();
            case "color" -> facets.color();
            case "size" -> facets.size();
            default -> null;
        };
    }
}
