// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import dev.colorway.catalog.CatalogEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The value of one unit of a currency in another currency, on one day and from one source. */
@Entity
@Table(name = "exchange_rate")
public class ExchangeRate extends CatalogEntry {

    /** As {@link CurrencyCode}; never null. */
    @Column(name = "base_currency", nullable = false, length = 3)
    String base;

    /** As {@link CurrencyCode}; never null, never the base. */
    @Column(name = "quote_currency", nullable = false, length = 3)
    String quote;

    /** Not named "day", a keyword of H2: Hibernate names a column of a temporary table after the field. */
    @Column(name = "rate_date", nullable = false)
    LocalDate rateDate;

    /** How many units of {@code quote} one unit of {@code base} is worth; more than 0. */
    @Column(nullable = false, precision = 24, scale = 12)
    BigDecimal rate;

    /** The name of the source, as a slug; never null. */
    @Column(nullable = false, length = 60)
    String source;
}
