// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.content.WebAddress;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.rate.Exchange;
import dev.colorway.rate.ObservedExchange;
import dev.colorway.size.ShoeSize;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A price observation. */
@Entity
public class Price extends PanacheEntity implements Versioned, PriceCondition.Candidate, ObservedExchange.Observation {

    /** The size of a retail price that applies to every size. */
    static final String EVERY_SIZE = "";

    /** The market or the reference of a price if its source states none. */
    static final String UNKNOWN = "";

    /**
     * Orders the observations of a series by time. A source can report several observations of the same time: the one
     * with the last reference in text order counts as the newest.
     */
    static final Comparator<Price> BY_TIME =
            Comparator.<Price, Instant>comparing(price -> price.observedAt).thenComparing(price -> price.reference);

    /**
     * The id of the sneaker. The field is not an association, because the package of sneakers depends on this package
     * and not the other way round.
     */
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

    @Enumerated(EnumType.STRING)
    @Column(name = "item_condition", nullable = false, length = 10)
    public ItemCondition condition = ItemCondition.NEW;

    /** As {@link CountryCode}; {@value #UNKNOWN} (empty) if it is not known. */
    @Column(nullable = false, length = 2)
    public String market = UNKNOWN;

    /** The id of the observation at its source; {@value #UNKNOWN} (empty) if there is none. */
    @Column(nullable = false, length = 200)
    public String reference = UNKNOWN;

    /** As {@link WebAddress}; null if there is none. */
    @Column(name = "offer_url", length = WebAddress.MAX_LENGTH)
    @Nullable
    String offerUrl;

    /**
     * True if it is the newest of its series, else null. Never false: the constraint price_current allows any count of
     * nulls in a series.
     */
    @Column(name = "is_current")
    @Nullable
    Boolean current;

    /** Required by Hibernate. */
    protected Price() {}

    /**
     * Creates a current price of a new shoe, without market, reference and offer.
     *
     * @param size null for a retail price that applies to every size
     */
    public Price(
            Long sneakerId,
            PriceKind kind,
            @Nullable ShoeSize size,
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
    public CurrencyCode currency() {
        return CurrencyCode.fromString(currency);
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
    public BigDecimal exactAmount() {
        return currency().scaled(amount);
    }

    /** Returns the size as it is stored: empty if the price applies to every size. */
    public String observedSize() {
        return size;
    }

    /** Returns the price as summaries and markets show it. */
    public PriceSummary.Summarized summarized(Exchange exchange, BaseUri base) {
        return new PriceSummary.Summarized(
                exactAmount(),
                exchange.of(exactAmount()),
                sizeOrNull(),
                condition,
                observedAt,
                PriceView.address(this, base));
    }

    /** Returns the size, or null if the price applies to every size. */
    @Nullable
    public ShoeSize sizeOrNull() {
        return sizeOrNull(size);
    }

    static @Nullable ShoeSize sizeOrNull(String size) {
        return size.equals(EVERY_SIZE) ? null : new ShoeSize(size);
    }

    /** Returns the market, or null if it is not known. */
    @Nullable
    CountryCode marketOrNull() {
        return marketOrNull(market);
    }

    static @Nullable CountryCode marketOrNull(String market) {
        return market.equals(UNKNOWN) ? null : new CountryCode(market);
    }

    /** Returns the reference, or null if the source has none. */
    @Nullable
    String referenceOrNull() {
        return referenceOrNull(reference);
    }

    static @Nullable String referenceOrNull(String reference) {
        return reference.equals(UNKNOWN) ? null : reference;
    }

    /** Returns the address of the offer, or null if there is none. */
    @Nullable
    WebAddress offerUrlOrNull() {
        return offerUrlOrNull(offerUrl);
    }

    static @Nullable WebAddress offerUrlOrNull(@Nullable String offerUrl) {
        return offerUrl == null ? null : new WebAddress(offerUrl);
    }

    boolean isCurrent() {
        return Boolean.TRUE.equals(current);
    }

    /**
     * Returns the id, followed by a hash of the fields that an import can correct: the amount and the address of the
     * offer. The version does not depend on {@code current}, which follows from other observations.
     */
    @Override
    public String version() {
        return id + "_" + Integer.toHexString(Objects.hash(amount.stripTrailingZeros(), offerUrl));
    }
}
