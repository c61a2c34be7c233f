// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.price.PriceKind;
import dev.colorway.silhouette.Award;
import dev.colorway.silhouette.DesignerRole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The built-in catalog as it stands in its file: facts, each entry referring to others by slug. What is missing is not known.
 *
 * @param name of the file's content, by which it is remembered
 * @param source of all its prices
 * @param observedAt when all its prices were observed
 */
record CatalogFile(String name, String source, Instant observedAt, List<Named> brands, List<Named> designers,
        List<SilhouetteFacts> silhouettes, List<Named> collaborators, List<CollaborationFacts> collaborations, List<SneakerFacts> sneakers) {

    record Named(String slug, String name, String note) {
    }

    record TechnologyFacts(String name, String position, String benefit) {
    }

    record CreditFacts(String designer, DesignerRole role) {
    }

    record SilhouetteFacts(String slug, String name, String brand, String line, String released, String retroReleased, String designConcept,
            String upper, List<TechnologyFacts> technologies, List<Award> awards, List<CreditFacts> designers, String predecessor, String note) {
    }

    /** @param collaborators in billing order */
    record CollaborationFacts(String slug, String name, String brand, List<String> collaborators) {
    }

    record SneakerFacts(String slug, String name, String colorway, String styleCode, String silhouette, String collaboration, String releaseDate,
            List<TechnologyFacts> extraTechnologies, List<PriceFacts> prices) {
    }

    /** @param size null for a retail price, which holds for every size */
    record PriceFacts(PriceKind kind, BigDecimal amount, String currency, String size) {
    }
}
