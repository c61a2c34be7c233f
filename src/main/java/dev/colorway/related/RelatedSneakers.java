// SPDX-License-Identifier: Apache-2.0
package dev.colorway.related;

import dev.colorway.sneaker.SneakerView;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Sneakers that have something in common with one. */
@Schema(description = "Sneakers that have something in common with one, those that have the most first.")
public record RelatedSneakers(
        @Schema(required = true) List<Related> items,

        @Schema(required = true, description = "The question as it was understood.")
        Map<String, Object> query) {

    /** What two sneakers can have in common, what says the most first. */
    public enum Reason {
        SAME_COLLABORATION(16),
        SAME_SILHOUETTE(8),
        SAME_DESIGNER(4),
        SIMILAR_PRICE(2);

        private final int weight;

        Reason(int weight) {
            this.weight = weight;
        }

        /** More than all that come after it have together. */
        int weight() {
            return weight;
        }
    }

    /** One of them. */
    @Schema(name = "RelatedSneaker", description = "A sneaker and why it is related.")
    public record Related(
            @Schema(
                    required = true,
                    description = "What says the most of what they have in common. A price is similar within a fifth.",
                    examples = "SAME_SILHOUETTE")
            Reason reason,

            @Schema(required = true, description = "The same in words.", examples = "Also a GEL-Kayano 14")
            String explanation,

            @Schema(required = true) SneakerView sneaker) {}
}
