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

/** A price observation. */
@Entity
public class Price extends PanacheEntity implements Versioned, PriceCondition.Candidate {

    /** The size of a retail price that applies to every size. */
    static final String EVERY_SIZE = "";

    /** The id of the sneaker. Not a reference, because sneakers depend on prices and not the other way round. */
    @Column(name = "sneaker_id", nullable = false)
    public Long sneakerId;

    /** As {@link ShoeSize}; {@value #EVERY_SIZE} (empty) for a retail price that applies to every size. */
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

    /** The observer, or where the price was observed. */
    @Column(nullable = false, length = 200)
    public String source;

    @Column(name = "observed_at", nullable = false)
    public Instant observedAt;

    /** Whether it is the newest of its sneaker, size, currency, kind and source; null means no. */
    @Column(name = "is_current")
    Boolean current;

    /** Required by Hibernate. */
    protected Price() {}

    /**
     * Creates a current price.
     *
     * @param size null for a retail price that applies to every size
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

    @Override
    public BigDecimal amount() {
        return amount;
    }

    @Override
    public Instant observedAt() {
        return observedAt;
    }

    @Override
    public long id() {
        return id;
    }

    /** Returns the amount with exactly its currency's decimal places. */
    BigDecimal exactAmount() {
        return CurrencyCode.fromString(currency).scaled(amount);
    }

    /** Returns the size, or null if the price applies to every size. */
    ShoeSize sizeOrNull() {
        return sizeOrNull(size);
    }

    static ShoeSize sizeOrNull(String size) {
        return size.equals(EVERY_SIZE) ? null : new ShoeSize(size);
    }

    boolean isCurrent() {
        return Boolean.TRUE.equals(current);
    }

    /**
     * Returns the id: an observation does not change. Only {@code current} does, and it follows from other
     * observations.
     */
    @Override
    public String version() {
        return Long.toString(id);
    }
}
