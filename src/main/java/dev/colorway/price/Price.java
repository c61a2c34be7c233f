// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.http.Versioned;
import dev.colorway.size.ShoeSize;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;

/** One observation of what a sneaker costs. */
@Entity
public class Price extends PanacheEntity implements Versioned {

    /** A retail price holds for every size. */
    static final String EVERY_SIZE = "";

    /** The sneaker's number. Not the sneaker itself, because sneakers know prices and not the other way round. */
    @Column(name = "sneaker_id", nullable = false)
    public Long sneakerId;

    /** As {@link ShoeSize}; {@value #EVERY_SIZE} (empty) for a retail price, which holds for every size. */
    @Column(nullable = false, length = 10)
    String size;

    /** In major units, more than 0. */
    @Column(nullable = false, precision = 16, scale = 4)
    public BigDecimal amount;

    /** As {@link CurrencyCode}. */
    @Column(nullable = false, length = 3)
    public String currency;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    public PriceKind kind;

    /** Who saw it, or where. */
    @Column(nullable = false, length = 200)
    public String source;

    @Column(name = "observed_at", nullable = false)
    public Instant observedAt;

    /** Whether it is the newest of its sneaker, size, currency, kind and source; null stands for no. */
    @Column(name = "is_current")
    Boolean current;

    /** For Hibernate. */
    protected Price() {}

    /**
     * A current price.
     *
     * @param size null for a retail price that holds for every size
     */
    public Price(
            Long sneakerId,
            PriceKind kind,
            ShoeSize size,
            BigDecimal amount,
            CurrencyCode currency,
            String source,
            Instant observedAt) {
        this.sneakerId = sneakerId;
        this.kind = kind;
        this.size = size == null ? EVERY_SIZE : size.text();
        this.amount = currency.scaled(amount);
        this.currency = currency.toString();
        this.source = source;
        this.observedAt = observedAt;
        this.current = true;
    }

    /** The amount with exactly its currency's digits. */
    BigDecimal exactAmount() {
        return CurrencyCode.fromString(currency).scaled(amount);
    }

    /** The size, or null if it holds for every size. */
    ShoeSize sizeOrNull() {
        return sizeOrNull(size);
    }

    static ShoeSize sizeOrNull(String size) {
        return size.equals(EVERY_SIZE) ? null : new ShoeSize(size);
    }

    boolean isCurrent() {
        return Boolean.TRUE.equals(current);
    }

    /** An observation does not change, but for what follows from others: whether it is current. */
    @Override
    public String version() {
        return Long.toString(id);
    }
}
