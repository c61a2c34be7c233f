// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rate;

import dev.colorway.catalog.EntryType;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/** Reads, writes and exports exchange rates. */
@Singleton
@Priority(5)
public final class ExchangeRateType extends EntryType<ExchangeRate, ExchangeRateDraft> {

    public static final String RESOURCE = "exchange-rates";

    ExchangeRateType() {
        super(RESOURCE, ExchangeRate.class, ExchangeRateDraft.class, ExchangeRateDraft::of);
    }

    @Override
    public boolean derivesSlug() {
        return true;
    }

    @Override
    protected ExchangeRate blank() {
        return new ExchangeRate();
    }
}
