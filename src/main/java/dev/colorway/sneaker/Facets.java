// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.colorway.price.CurrencyCode;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the matches of a question are spread: only what was asked for is there. */
@Schema(
        description = "How the matches are spread over the facets asked for. Each is counted without its own "
                + "parameter and under all others.")
public record Facets(
        Values collaborator,
        Values designer,
        Values brand,
        Values silhouette,
        Values technology,
        Values size,
        Prices price) {

    /** At most so many values of a facet are listed, and beyond them those that are chosen. */
    static final int MOST_VALUES = 50;

    /** The values of one facet. */
    @Schema(
            name = "Facet",
            description = "The values that matches have, those with the most matches first, then by label.")
    public record Values(
            @Schema(required = true, description = "At most " + MOST_VALUES + " values, and those that are chosen.")
            List<Value> values,

            @Schema(required = true, description = "How many more values there are.", minimum = "0", examples = "0")
            int more) {}

    /** One value. */
    @Schema(name = "FacetValue", description = "What choosing this value would yield.")
    public record Value(
            @Schema(required = true, description = "What the parameter takes.", examples = "jjjjound")
            String value,

            @Schema(required = true, description = "What people call it.", examples = "JJJJound")
            String label,

            @Schema(
                    required = true,
                    description = "How many sneakers match with this value, and whatever else the question says.",
                    examples = "1",
                    minimum = "0")
            long count,

            @Schema(required = true, description = "Whether the question has it already.", examples = "false")
            boolean selected) {}

    /** The prices of matches. */
    @Schema(
            name = "PriceFacet",
            description = "The current prices of matches in the currency, of the kind and at the size of the question.")
    public record Prices(
            @Schema(required = true, examples = "SGD") CurrencyCode currency,

            @Schema(description = "The lowest; absent if there are no prices.", examples = "246.00")
            BigDecimal min,

            @Schema(description = "The highest; absent if there are no prices.", examples = "1491.00")
            BigDecimal max,

            @Schema(
                    required = true,
                    description =
                            "A histogram from the lowest to the highest, without gaps; empty if there are no prices.")
            @JsonInclude
            List<Bucket> buckets) {}

    /** A range of prices. */
    @Schema(
            name = "PriceBucket",
            description = "What `minPrice` and `maxPrice` of this range would yield. A sneaker with several prices "
                    + "can be in several.")
    public record Bucket(
            @Schema(required = true, description = "Inclusive.", examples = "200.00")
            BigDecimal min,

            @Schema(required = true, description = "Inclusive.", examples = "399.99")
            BigDecimal max,

            @Schema(
                    required = true,
                    description = "How many sneakers have a price in it.",
                    examples = "5",
                    minimum = "0")
            long count) {}
}
