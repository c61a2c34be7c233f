// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price.history;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;

/**
 * The observations of one sneaker on one UTC day, in one currency, of one kind and condition. A day of many
 * observations has several parts, each with at most {@value #MOST}. Part 0 is open: writers add observations to it.
 * When it has more than {@value #MOST}, its first {@value #MOST} observations move to a new part, which is closed.
 */
@Entity
@Table(name = "price_day")
@IdClass(PriceDay.Key.class)
class PriceDay {

    /**
     * The most observations in a part. H2 stores at most 1 MiB in a column. This many observations fit even if each has
     * its own source of 200 letters.
     */
    static final int MOST = 1024;

    @Id
    @Column(name = "sneaker_id", nullable = false)
    Long sneakerId;

    @Id
    @Column(nullable = false, length = 3)
    String currency;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    PriceKind kind;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "item_condition", nullable = false, length = 10)
    ItemCondition condition;

    /** The UTC day, in days since 1970. */
    @Id
    @Column(name = "utc_day", nullable = false)
    Integer day;

    @Id
    @Column(nullable = false)
    Integer part;

    /** The {@link #part} that was closed last; 0 if none was closed. Set only in part 0. */
    @Column(nullable = false)
    int closed;

    /** The time of the first observation of the day, in microseconds since 1970. Only valid in part 0. */
    @Column(name = "first_at", nullable = false)
    long firstAt;

    /** The time of the last observation of the day, in microseconds since 1970. Only valid in part 0. */
    @Column(name = "last_at", nullable = false)
    long lastAt;

    /** The last amount of the day, as {@link DaySummary#lastUnits()}. Only valid in part 0. */
    @Column(name = "last_units", nullable = false)
    long lastUnits;

    /** As {@link ObservedBytes}. */
    @Column(nullable = false)
    byte[] observed;

    /** The identity of a row. */
    record Key(Long sneakerId, String currency, PriceKind kind, ItemCondition condition, Integer day, Integer part)
            implements Serializable {}

    /** Required by Hibernate. */
    protected PriceDay() {}

    PriceDay(DayKey key, int part) {
        sneakerId = key.sneaker();
        currency = key.currency();
        kind = key.kind();
        condition = key.condition();
        day = key.day();
        this.part = part;
        set(List.of());
    }

    DayKey key() {
        return new DayKey(sneakerId, currency, kind, condition, day);
    }

    List<Observed> read() {
        return ObservedBytes.read(day, observed);
    }

    /** Sets the observations of this part, which must be in order. */
    void set(List<Observed> inOrder) {
        observed = ObservedBytes.of(day, inOrder);
    }

    /** Sets the summary of the day, in part 0. */
    void summarize(DaySummary summary) {
        firstAt = summary.firstAt();
        lastAt = summary.lastAt();
        lastUnits = summary.lastUnits();
    }
}
