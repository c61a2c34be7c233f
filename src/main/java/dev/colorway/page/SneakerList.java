// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of sneakers as its page shows it.
 *
 * @param total how many sneakers there are on all pages
 * @param cards the sneakers of this page
 * @param chips the chosen filters; each leads to the list without it
 * @param clear the address of the list of all sneakers, with the same language, currencies and size system
 * @param filters the filters by facet, without those that have no values
 * @param price the filter by price; null without a facet of prices, or if the facet is empty
 * @param sizes the filter by size; null without a facet of sizes
 * @param form the fields that request another list
 * @param next the address of the next page; null on the last page
 * @param first the address of the first page; null on the first page
 * @param corrected the text and the address of a corrected search; null if the API suggests none
 * @param notes the notes of the API about the request, each with the address of a better request
 * @param texts the texts that depend on the sneakers
 */
public record SneakerList(
        long total,
        List<Card> cards,
        List<Choice> chips,
        String clear,
        List<FacetFilter> filters,
        @Nullable PriceSlider price,
        @Nullable SizePicker sizes,
        ListForm form,
        @Nullable String next,
        @Nullable String first,
        @Nullable Choice corrected,
        List<Choice> notes,
        ListTexts texts) {}
