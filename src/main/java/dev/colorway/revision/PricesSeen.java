// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The prices on which the response of the current request depends. By default it depends on all prices. */
@RequestScoped
public class PricesSeen {

    private final Set<Long> shown = new HashSet<>();
    private PriceDependence.@Nullable Range others;
    private boolean isKnown;

    /** Returns the prices; null if the response can depend on all prices. */
    public @Nullable PriceDependence prices() {
        return isKnown ? new PriceDependence(Set.copyOf(shown), others) : null;
    }

    /** Records that the response shows sneakers with their prices. Does nothing outside a request. */
    public static void show(Collection<Long> sneakers) {
        if (Arc.container().requestContext().isActive()) {
            Arc.container().instance(PricesSeen.class).get().add(sneakers);
        }
    }

    /**
     * Records that the response depends on no prices other than those of the sneakers that it shows, and those in a
     * range. Call it only within a request.
     *
     * @param range the prices that decide which sneakers the response lists; null if none do
     */
    public static void dependOnShownAnd(PriceDependence.@Nullable Range range) {
        Arc.container().instance(PricesSeen.class).get().know(range);
    }

    void add(Collection<Long> sneakers) {
        shown.addAll(sneakers);
    }

    void know(PriceDependence.@Nullable Range range) {
        others = range;
        isKnown = true;
    }
}
