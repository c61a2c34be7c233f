// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The kinds of prices that a sneaker shows unless a request names some. The setting {@code colorway.price.shown-kinds}
 * lists them in order. A sneaker shows the first kind with a current price.
 */
@Singleton
public class ShownKinds {

    private static final String SETTING = "colorway.price.shown-kinds";

    private final String setting = ConfigProvider.getConfig().getValue(SETTING, String.class);
    /** Empty if the setting is invalid. */
    private final List<PriceKind> kinds = parsed(setting);

    private static List<PriceKind> parsed(String setting) {
        List<String> names = Arrays.stream(setting.split(",", -1))
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        List<PriceKind> known = Arrays.stream(PriceKind.values())
                .filter(kind -> names.contains(kind.name()))
                .sorted(Comparator.comparing(kind -> names.indexOf(kind.name())))
                .toList();
        return known.size() == names.size() ? known : List.of();
    }

    /**
     * Returns the kinds, the preferred one first; never empty. The setting is read once.
     *
     * @throws ConfigurationException if the configured kinds are invalid
     */
    public static List<PriceKind> inOrder() {
        return Arc.container().instance(ShownKinds.class).get().valid();
    }

    /** Returns the first of the shown kinds that has a price; empty if none has. */
    public static Optional<PriceKind> first(Predicate<PriceKind> hasPrice) {
        return first(List.of(), hasPrice);
    }

    /**
     * Returns the first of some kinds that has a price; empty if none has.
     *
     * @param asked the kinds that a request names; empty for the shown ones
     */
    public static Optional<PriceKind> first(List<PriceKind> asked, Predicate<PriceKind> hasPrice) {
        return (asked.isEmpty() ? inOrder() : asked).stream().filter(hasPrice).findFirst();
    }

    private List<PriceKind> valid() {
        if (kinds.isEmpty()) {
            throw new ConfigurationException(SETTING + " must be kinds of prices, separated by commas, such as "
                    + "ASK,SALE,RETAIL, not '" + setting + "'");
        }
        return kinds;
    }

    /** Stops the start if the configured kinds are invalid. */
    void check(@Observes StartupEvent start) {
        valid();
    }
}
