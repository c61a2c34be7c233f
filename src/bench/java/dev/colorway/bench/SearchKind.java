// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.math.BigDecimal;
import java.sql.SQLException;

/** The kinds of measured requests. */
enum SearchKind {
    BY_COLLABORATOR("sneakers of a collaborator", values -> "/sneakers?collaborator=" + values.collaborator()),
    /** A range of twenty dollars from the amount of an existing ask. */
    BY_PRICE("sneakers in a price range, in order of price", values -> {
        BigDecimal from = values.ask().amount().setScale(2);
        return "/sneakers?minPrice=" + from + "&maxPrice=" + from.add(new BigDecimal(20)) + "&sort=price";
    }),
    BY_DESIGNER_AND_SIZE(
            "sneakers of a designer in a size",
            values -> "/sneakers?designer=" + values.designer() + "&size="
                    + values.ask().size()),
    WORD("`q` of one word", values -> "/sneakers?q=" + values.word()),
    TYPO("`q` of one word with a typo", values -> "/sneakers?q=" + values.misspeltWord()),
    FACETS("all facets of everything", values -> "/sneakers?facets=" + SearchKind.ALL_FACETS),
    FACETS_OF_BRAND(
            "all facets of a brand",
            values -> "/sneakers?brand=" + values.brand() + "&facets=" + SearchKind.ALL_FACETS),
    /**
     * Pages of ten. The 1,000th is the last page of a catalog with ten thousand sneakers. The benchmark reaches it
     * once, by following {@code next}.
     */
    DEEP_PAGE("the 1,000th page", values -> "/sneakers?limit=10"),
    ONE("one sneaker", values -> "/sneakers/" + values.sneaker()),
    PRICES("prices of a sneaker", values -> "/sneakers/" + values.sneaker() + "/prices"),
    SUGGESTIONS("suggestions", values -> "/suggestions?q=" + values.beginning()),
    RELATED("related sneakers", values -> "/sneakers/" + values.sneaker() + "/related");

    private static final String ALL_FACETS = "collaborator,designer,brand,silhouette,technology,size,price";

    private final String title;
    private final Form form;

    /** Builds the address from values that occur in the database. */
    private interface Form {

        String with(OccurringValues values) throws SQLException;
    }

    SearchKind(String title, Form form) {
        this.title = title;
        this.form = form;
    }

    String title() {
        return title;
    }

    /** Returns the address of another request of this kind. */
    String question(OccurringValues values) throws SQLException {
        return form.with(values);
    }
}
