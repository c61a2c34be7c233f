// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The kinds of prices that a sneaker shows unless a question names some, in this order: the setting
 * {@code colorway.price.shown-kinds}. A sneaker shows the first kind of which it has a current price.
 */
public class ShownKinds {

    private static final String SETTING = "colorway.price.shown-kinds";

    /**
     * Returns the kinds, the preferred one first; never empty.
     *
     * @throws ConfigurationException if the configured kinds are invalid
     */
    public static List<PriceKind> inOrder() {
        String setting = ConfigProvider.getConfig().getValue(SETTING, String.class);
        List<String> names = Arrays.stream(setting.split(",", -1))
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        try {
            return names.stream().map(PriceKind::valueOf).toList();
        } catch (IllegalArgumentException unknown) {
            throw new ConfigurationException(SETTING + " must be kinds of prices, separated by commas, such as "
                    + "ASK,SALE,RETAIL, not '" + setting + "'");
        }
    }

    /** Stops the start if the configured kinds are invalid. */
    void check(@Observes StartupEvent start) {
        inOrder();
    }
}
