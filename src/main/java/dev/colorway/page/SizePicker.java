// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.size.SizeSystem;
import dev.colorway.sneaker.Facets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sizes of one system to choose from, in the order of the length of the foot.
 *
 * @param systems the systems to choose from
 * @param sizes the sizes with a price. If all of them are whole or half sizes of a system other than {@code KR}, the
 *     list also contains the half sizes between them, with an empty address, unless it would become too long
 * @param notListed how many sizes with a price exist that the facet does not list
 */
public record SizePicker(List<Option> systems, List<Choice> sizes, long notListed) {

    private static final String FACET = "size";
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** If a list with all half sizes would have at least this many sizes, it contains only the sizes with a price. */
    private static final int MAX_SIZES = 40;

    /**
     * Returns the sizes of a facet.
     *
     * @param system the chosen system, the name of a {@link SizeSystem}
     */
    static SizePicker of(Facets.Values facet, String system, ListLinks links, ListTexts texts) {
        List<Option> systems = Stream.of(SizeSystem.values())
                .map(each -> new Option(
                        each.name().equals(texts.texts().sizeSystem()) ? "" : each.name(),
                        texts.system(each),
                        each.name().equals(system)))
                .toList();
        Map<BigDecimal, Choice> halves = new LinkedHashMap<>();
        List<Choice> listed = new ArrayList<>();
        for (Facets.Value value : facet.values()) {
            boolean isOfSystem = value.value().matches(system + "[0-9].*");
            String label = isOfSystem ? value.label().substring(system.length()).strip() : value.label();
            Choice choice = links.toggle(FACET, value, label);
            listed.add(choice);
            if (isOfSystem && value.value().matches(system + "[0-9]+(\\.5)?")) {
                halves.put(new BigDecimal(value.value().substring(system.length())), choice);
            }
        }
        // KR sizes are in millimetres: their steps are larger than 0.5.
        boolean areHalves = !halves.isEmpty() && halves.size() == listed.size() && !system.equals(SizeSystem.KR.name());
        return new SizePicker(systems, areHalves ? filled(halves) : listed, facet.more());
    }

    /**
     * Returns every half size from the first to the last size with a price. Returns only the sizes with a price if the
     * list would have {@link #MAX_SIZES} sizes or more.
     */
    private static List<Choice> filled(Map<BigDecimal, Choice> priced) {
        List<Choice> all = new ArrayList<>();
        BigDecimal last = priced.keySet().stream().reduce(BigDecimal::max).orElseThrow();
        for (BigDecimal size = priced.keySet().iterator().next();
                size.compareTo(last) <= 0 && all.size() < MAX_SIZES;
                size = size.add(HALF)) {
            BigDecimal present = size;
            Choice choice = priced.entrySet().stream()
                    .filter(entry -> entry.getKey().compareTo(present) == 0)
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElseGet(() -> unpriced(present));
            all.add(choice);
        }
        return all.size() < MAX_SIZES ? all : List.copyOf(priced.values());
    }

    private static Choice unpriced(BigDecimal size) {
        return new Choice("", size.stripTrailingZeros().toPlainString(), "", false, "");
    }
}
