// SPDX-License-Identifier: Apache-2.0
package dev.colorway.webhook;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price that a webhook waits for: a lowest price below an amount.
 *
 * @param sneakerId the database id of the sneaker; the sneaker can have been deleted
 * @param amount in major units
 * @param currency as {@link CurrencyCode}
 * @param size as {@link ShoeSize}; null for any size
 */
@Embeddable
record PriceAlert(
        @Column(name = "alert_sneaker_id") Long sneakerId,

        @Column(name = "alert_amount", precision = 16, scale = 4)
        BigDecimal amount,

        @Column(name = "alert_currency", length = 3) String currency,

        @Enumerated(EnumType.STRING) @Column(name = "alert_kind", length = 10)
        PriceKind kind,

        @Enumerated(EnumType.STRING) @Column(name = "alert_condition", length = 10)
        ItemCondition condition,

        @Column(name = "alert_size", length = 10) @Nullable String size) {

    CurrencyCode currencyCode() {
        return CurrencyCode.fromString(currency);
    }

    /** Returns the size; null for any. */
    @Nullable
    ShoeSize shoeSize() {
        return size == null ? null : new ShoeSize(size);
    }
}
