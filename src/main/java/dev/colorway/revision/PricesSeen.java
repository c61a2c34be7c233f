// SPDX-License-Identifier: Apache-2.0
package dev.colorway.revision;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sneakers on whose prices the response of the current request depends. By default it depends on all prices. */
@RequestScoped
public class PricesSeen {

    private final Set<Long> shown = new HashSet<>();
    private boolean isOnlyShown;

    /** Returns the ids of the sneakers; null if the response can depend on all prices. */
    public @Nullable Set<Long> sneakers() {
        return isOnlyShown ? Set.copyOf(shown) : null;
    }

    /** Records that the response shows sneakers with their prices. Does nothing outside a request. */
    public static void show(Collection<Long> sneakers) {
        if (Arc.container().requestContext().isActive()) {
            Arc.container().instance(PricesSeen.class).get().add(sneakers);
        }
    }

    /** Records that the response depends on no prices other than those of the sneakers that it shows. */
    public static void dependOnShownAlone() {
        Arc.container().instance(PricesSeen.class).get().setOnlyShown();
    }

    void add(Collection<Long> sneakers) {
        shown.addAll(sneakers);
    }

    void setOnlyShown() {
        isOnlyShown = true;
    }
}
