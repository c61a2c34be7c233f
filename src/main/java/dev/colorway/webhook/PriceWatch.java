// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.catalog.Reference;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.BaseUri;
import dev.colorway.price.CurrentPrices;
import dev.colorway.price.Price;
import dev.colorway.price.PriceCondition;
import dev.colorway.rate.Exchange;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sneaker of a price alert as it is now, and its lowest price.
 *
 * @param slug its slug
 * @param brand the slug of its brand, whose charts decide which sizes are equal
 */
record PriceWatch(String slug, String name, String brand) {

    /** Returns the sneaker of an alert; empty if it was deleted. Uses one statement. */
    static Optional<PriceWatch> of(PriceAlert alert) {
        return Panache.getEntityManager()
                .createQuery(
                        "select s.slug, s.name, b.slug from Sneaker s" + SneakerIdentity.JOIN_BRAND
                                + "where s.id = :id",
                        PriceWatch.class)
                .setParameter("id", alert.sneakerId())
                .getResultList()
                .stream()
                .findFirst();
    }

    Reference reference() {
        return new Reference(slug, name);
    }

    /**
     * Returns the lowest current price for an alert if it is below the amount of the alert; otherwise empty. Uses two
     * statements.
     */
    Optional<Price> below(PriceAlert alert) {
        Equivalents equivalents = alert.size() == null
                ? Equivalents.of(List.of(), List.of())
                : Equivalents.of(List.of(brand), List.of(new ShoeSize(alert.size())));
        return CurrentPrices.of(List.of(alert.sneakerId()), alert.currencyCode(), alert.condition()).values().stream()
                .flatMap(List::stream)
                .filter(price -> price.kind == alert.kind() && price.condition == alert.condition())
                .filter(price -> isOfSize(price.sizeOrNull(), alert.shoeSize(), equivalents))
                .min(PriceCondition.LOWEST_FIRST)
                .filter(price -> price.amount.compareTo(alert.amount()) < 0);
    }

    /**
     * Returns whether an observed size is the requested one, or an equal one. A price without a size applies to every
     * size.
     */
    private boolean isOfSize(@Nullable ShoeSize observed, @Nullable ShoeSize requested, Equivalents equivalents) {
        return requested == null || observed == null || equivalents.finds(brand, requested, observed);
    }

    /** Returns the data of the message about a price. */
    WebhookMessage.PriceBelow message(PriceAlert alert, Price price, BaseUri base) {
        return new WebhookMessage.PriceBelow(
                reference(),
                base.uri("/sneakers/" + slug),
                alert.currencyCode().scaled(alert.amount()),
                alert.currencyCode(),
                price.summarized(Exchange.NONE, base));
    }
}
