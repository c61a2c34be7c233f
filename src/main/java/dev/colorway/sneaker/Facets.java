// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.colorway.http.FieldNames;
import dev.colorway.rate.CurrencyCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The match counts of each facet. A facet that was not requested is null. Each component is a facet that callers can
 * request. The name of a component of type {@link Values} is also the name of its parameter and of its field in the
 * index, unless {@link FacetCount} counts this facet with a class of its own.
 */
@Schema(
        description = "The match counts of the requested facets. Each facet is counted without its own parameter and "
                + "with all others.")
public record Facets(
        @Nullable Values collaborator,
        @Nullable Values designer,
        @Nullable Values brand,
        @Nullable Values silhouette,
        @Nullable Values technology,
        @Nullable Values tag,
        @Nullable Values size,
        @Nullable Values currency,
        @Nullable Values kind,
        @Nullable Prices price,
        @Nullable Values audience,
        @Nullable Values status,
        @Nullable Values color) {

    /**
     * Creates the facets. The function returns the counts of a facet by its name, or null if the facet was not
     * requested.
     */
    static Facets of(Function<String, @Nullable Object> counts) {
        try {
            return (Facets) Facets.class.getDeclaredConstructors()[0].newInstance(
                    FieldNames.of(Facets.class).stream().map(counts).toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The most values that a facet lists. Selected values are always listed, even beyond this limit. */
    static final int MAX_VALUES = 50;

    /** The values of one facet. */
    @Schema(
            name = "Facet",
            description = "The values of the matches, the most frequent first, then by label. Sizes are in "
                    + "the order of their systems, then of the length of the foot.")
    public record Values(
            @Schema(required = true, description = "At most " + MAX_VALUES + " values, and the selected ones.")
            List<Value> values,

            @Schema(required = true, description = "How many values are not listed.", minimum = "0", examples = "0")
            int more) {}

    /** One facet value. */
    @Schema(name = "FacetValue", description = "A facet value and how many sneakers match it.")
    public record Value(
            @Schema(required = true, description = "The value to send in the parameter.", examples = "jjjjound")
            String value,

            @Schema(required = true, description = "The name to show.", examples = "JJJJound")
            String label,

            @Schema(
                    required = true,
                    description = "How many sneakers match this value and all other parameters.",
                    examples = "1",
                    minimum = "0")
            long count,

            @Schema(
                    required = true,
                    description = "Whether the request already selects this value. Also true for a default value.",
                    examples = "false")
            boolean selected) {}

    /** The prices of the matches. */
    @Schema(
            name = "PriceFacet",
            description = "The current prices of the matches, in the requested currency, kinds and conditions, at the "
                    + "requested sizes. Without `kind`, they are the prices of the kind that each sneaker shows.")
    public record Prices(
            @Schema(required = true, examples = "SGD") CurrencyCode currency,

            @Schema(description = "The lowest price; absent if there are no prices.", examples = "246.00") @Nullable
            BigDecimal min,

            @Schema(description = "The highest price; absent if there are no prices.", examples = "1491.00") @Nullable
            BigDecimal max,

            @Schema(
                    required = true,
                    description = "A histogram from the lowest to the highest price, without gaps; empty if there are "
                            + "no prices.")
            @JsonInclude
            List<Bucket> buckets) {}

    /** A range of prices. */
    @Schema(
            name = "PriceBucket",
            description = "A price range, to use as `minPrice` and `maxPrice`, and how many sneakers match it. A "
                    + "sneaker with several prices can be in several ranges.")
    public record Bucket(
            @Schema(required = true, description = "The lowest amount, inclusive.", examples = "200.00")
            BigDecimal min,

            @Schema(required = true, description = "The highest amount, inclusive.", examples = "399.99")
            BigDecimal max,

            @Schema(
                    required = true,
                    description = "How many sneakers have a price in this range.",
                    examples = "5",
                    minimum = "0")
            long count) {}
}
