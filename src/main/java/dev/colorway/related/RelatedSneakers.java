// SPDX-License-Identifier: Apache-2.0
package dev.colorway.related;

import dev.colorway.sneaker.SneakerView;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Sneakers that have something in common with one sneaker. */
@Schema(description = "Sneakers that have something in common with one sneaker, the most similar first.")
public record RelatedSneakers(
        @Schema(required = true) List<Related> items,

        @Schema(required = true, description = "The query as the service understood it.")
        Map<String, Object> query) {

    /** The reasons why two sneakers are related, the strongest reason first. */
    public enum Reason {
        SAME_COLLABORATION(16),
        SAME_SILHOUETTE(8),
        SAME_DESIGNER(4),
        SIMILAR_PRICE(2);

        private final int weight;

        Reason(int weight) {
            this.weight = weight;
        }

        /** Returns the weight, which is more than the weights of all later reasons together. */
        int weight() {
            return weight;
        }
    }

    @Schema(name = "RelatedSneaker", description = "A sneaker and why it is related.")
    public record Related(
            @Schema(
                    required = true,
                    description = "The strongest reason. A price is similar if it differs by at most a fifth of the "
                            + "price of the requested sneaker.",
                    examples = "SAME_SILHOUETTE")
            Reason reason,

            @Schema(required = true, description = "The reason in words.", examples = "Also a GEL-Kayano 14")
            String explanation,

            @Schema(required = true) SneakerView sneaker) {}
}
