// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.Instant;

/** A price observation. */
@Entity
public class Price extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    public Sneaker sneaker;

    public String size;

    @Column(precision = 16, scale = 4)
    public BigDecimal amount;

    public String currency;

    public String kind;

    public String source;

    @Column(name = "observed_at")
    public Instant observedAt;

    @Column(name = "is_current")
    public Boolean current;
}
