// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.sneaker.Facets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of the form that requests another list. The form sends every parameter of the address except the cursor: a
 * parameter without a visible field has a hidden one.
 *
 * @param sorts the orders
 * @param currencies the currencies of the prices
 * @param kept the parameters of the address without a visible field
 */
public record ListForm(List<Option> sorts, List<Option> currencies, List<Map.Entry<String, String>> kept) {

    private static final String SORT = "sort";

    /** The parameters whose fields the form always has, and the cursor, which a new list does not need. */
    private static final List<String> FIELDS = List.of("q", "currency", SORT, "cursor");

    /**
     * Returns the form of a list.
     *
     * @param query the query of the address
     * @param answered the query that the response of the API repeats
     * @param usualCurrency the currency of an address that names none (ISO 4217)
     */
    static ListForm of(ApiQuery query, Map<String, Object> answered, Facets facets, Texts texts, String usualCurrency) {
        return new ListForm(
                sorts(query.has("q"), String.valueOf(answered.get(SORT)), texts),
                currencies(String.valueOf(answered.get("currency")), usualCurrency, facets),
                kept(query, facets));
    }

    /** Returns the orders. The default has an empty value, because addresses leave out empty values. */
    private static List<Option> sorts(boolean searches, String chosen, Texts texts) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (searches) {
            labels.put("relevance", texts.byRelevance());
        }
        labels.put("name", texts.byName());
        labels.put("price", texts.byPrice());
        labels.put("-price", texts.byPriceDown());
        labels.put("-releaseDate", texts.byRelease());
        labels.put("-createdAt", texts.byAdded());
        labels.putIfAbsent(chosen, chosen);
        return options(labels, searches ? "relevance" : "name", chosen);
    }

    /** Returns the currencies. The usual one has an empty value, because addresses leave out empty values. */
    private static List<Option> currencies(String chosen, String usual, Facets facets) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(chosen, chosen);
        labels.put(usual, usual);
        if (facets.currency() != null) {
            facets.currency().values().forEach(value -> labels.put(value.value(), value.value()));
        }
        return options(labels, usual, chosen);
    }

    private static List<Option> options(Map<String, String> labels, String byDefault, String chosen) {
        return labels.entrySet().stream()
                .map(each -> new Option(
                        each.getKey().equals(byDefault) ? "" : each.getKey(),
                        each.getValue(),
                        each.getKey().equals(chosen)))
                .toList();
    }

    private static List<Map.Entry<String, String>> kept(ApiQuery query, Facets facets) {
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        query.parameters().forEach((name, values) -> {
            if (!hasField(name, facets)) {
                values.forEach(value -> kept.add(Map.entry(name, value)));
            }
        });
        return kept;
    }

    /** Returns whether the form has a field for a parameter. Without prices or sizes, it has no fields for them. */
    private static boolean hasField(String name, Facets facets) {
        return switch (name) {
            case "minPrice", "maxPrice" ->
                facets.price() != null && !facets.price().buckets().isEmpty();
            case "sizeSystem" -> facets.size() != null;
            default -> FIELDS.contains(name);
        };
    }
}
