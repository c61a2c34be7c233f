// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.rate.CurrencyCode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The currency of prices unless a request names another one: the setting {@code colorway.currency}. */
public class CatalogCurrency {

    /** The description of a parameter for the currency. */
    public static final String PARAMETER =
            "The currency of the prices (ISO 4217). Default: the currency of the catalog, SGD unless configured "
                    + "otherwise.";

    private static final String SETTING = "colorway.currency";

    /** Returns the given currency, or the catalog's currency for null. */
    public static CurrencyCode orDefault(@Nullable CurrencyCode given) {
        return given == null ? CurrencyCode.fromString(setting()) : given;
    }

    private static String setting() {
        return ConfigProvider.getConfig().getValue(SETTING, String.class);
    }

    /** Stops the start if the configured currency is invalid. */
    void check(@Observes StartupEvent start) {
        try {
            orDefault(null);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(SETTING + " " + wrong.getMessage() + ", not '" + setting() + "'");
        }
    }
}
