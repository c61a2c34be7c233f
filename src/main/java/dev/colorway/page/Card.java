// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sneaker of the API, with the fields that a list shows. The names are those of the API. */
public record Card(
        String slug,
        String name,
        @Nullable String colorway,
        Named brand,
        @Nullable Named silhouette,
        @Nullable Collaboration collaboration,
        @Nullable Price price,
        @Nullable Summary priceSummary,
        List<Picture> images,
        URI drawing) {

    /** An entry that the sneaker refers to. */
    public record Named(String name) {}

    /** @param collaborators in billing order */
    public record Collaboration(String slug, String name, List<Named> collaborators) {}

    /**
     * @param size null for a retail price of every size
     * @param converted null if the request names no other currency, or there is no exchange rate
     */
    public record Price(
            BigDecimal amount,
            String currency,
            String kind,
            @Nullable String size,
            @Nullable Converted converted) {}

    /** An amount in another currency, by the exchange rate of a day. */
    public record Converted(BigDecimal amount, String currency, String date) {}

    /** @param more how many sizes are not listed */
    public record Summary(List<SizedAsk> sizes, int more) {}

    /** A size with an ask. */
    public record SizedAsk(String size) {}

    /** A picture of another site. */
    public record Picture(URI url, @Nullable String alt) {}

    private static final String BETWEEN = " x ";

    /** Returns the nickname of the colours of the sneaker, or the name of the sneaker if it has no nickname. */
    public String title() {
        return colorway == null ? name : colorway;
    }

    /**
     * Returns the name without the nickname, if the remaining text contains all collaborators. Otherwise, or without a
     * nickname, returns the collaborators in billing order and the silhouette, or the brand if there is no silhouette.
     */
    public String maker() {
        String billed = collaboration == null ? "" : names(collaboration.collaborators());
        String before =
                colorway == null ? "" : name.replace("'" + colorway + "'", "").strip();
        boolean isComplete = !before.isEmpty()
                && !before.equals(name)
                && (collaboration == null
                        || collaboration.collaborators().stream().allMatch(by -> before.contains(by.name())));
        if (isComplete) {
            return before;
        }
        String made = silhouette == null ? brand.name() : silhouette.name();
        return Stream.of(billed, made).filter(part -> !part.isEmpty()).collect(Collectors.joining(BETWEEN));
    }

    private static String names(List<Named> collaborators) {
        return collaborators.stream().map(Named::name).collect(Collectors.joining(BETWEEN));
    }

    /** Returns the first picture; null if the sneaker has none. */
    public @Nullable Picture picture() {
        return images.isEmpty() ? null : images.get(0);
    }

    /** Returns the sizes with an ask, in order; empty if the only one is the size of the shown price. */
    public List<String> sizes() {
        List<String> sizes = priceSummary == null
                ? List.of()
                : priceSummary.sizes().stream().map(SizedAsk::size).toList();
        boolean isSaid = price != null && sizes.equals(List.of(String.valueOf(price.size())));
        return isSaid ? List.of() : sizes;
    }

    /** Returns how many sizes with an ask the API does not list. */
    public long moreSizes() {
        return priceSummary == null ? 0 : priceSummary.more();
    }

    /** Returns how many sizes with an ask are in {@link #sizes} and {@link #moreSizes} together. */
    public int sizeCount() {
        return sizes().size() + (int) moreSizes();
    }
}
