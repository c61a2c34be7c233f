// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A sneaker in a response. */
public record SneakerDto(
        String slug,
        String name,
        String colorway,
        String styleCode,
        LocalDate released,
        Named brand,
        Named silhouette,
        CollaborationDto collaboration,
        List<Named> designers,
        PriceDto price) {

    /** Another entity. */
    public record Named(String slug, String name) {

        static Named of(NamedEntity entity) {
            return new Named(entity.slug, entity.name);
        }
    }

    /** A collaboration with its collaborators. */
    public record CollaborationDto(String slug, String name, List<Named> collaborators) {

        static CollaborationDto of(Collaboration collaboration) {
            return new CollaborationDto(
                    collaboration.slug,
                    collaboration.name,
                    collaboration.collaborators.stream().map(Named::of).toList());
        }
    }

    /** A price. */
    public record PriceDto(
            BigDecimal amount, String currency, String kind, String size, Instant observedAt, String source) {

        static PriceDto of(Price price) {
            return new PriceDto(price.amount, price.currency, price.kind, price.size, price.observedAt, price.source);
        }
    }

    /** @param lowest the price to show, or null */
    static SneakerDto of(Sneaker sneaker, Price lowest) {
        return new SneakerDto(
                sneaker.slug,
                sneaker.name,
                sneaker.colorway,
                sneaker.styleCode,
                sneaker.released,
                Named.of(sneaker.silhouette.brand),
                Named.of(sneaker.silhouette),
                sneaker.collaboration == null ? null : CollaborationDto.of(sneaker.collaboration),
                sneaker.silhouette.designers.stream()
                        .filter(credit -> !credit.role.equals(Credit.NAMESAKE))
                        .map(credit -> Named.of(credit.designer))
                        .distinct()
                        .toList(),
                lowest == null ? null : PriceDto.of(lowest));
    }
}
