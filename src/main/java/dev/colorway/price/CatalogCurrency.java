// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import org.eclipse.microprofile.config.ConfigProvider;

/** The currency that prices are quoted in unless a question names one: the setting {@code colorway.currency}. */
public final class CatalogCurrency {

    private static final String SETTING = "colorway.currency";

    private CatalogCurrency() {
    }

    /** The given currency, or the catalog's for null. */
    public static CurrencyCode or(CurrencyCode given) {
        return given == null ? CurrencyCode.fromString(ConfigProvider.getConfig().getValue(SETTING, String.class)) : given;
    }
}
