// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShownSizes;
import io.quarkus.arc.Arc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the matches of a request for each facet. Each facet costs one pass over the matches in the index. The price
 * facet costs two, the currency facet one for each currency, and the kind facet one for each kind. If all sneakers
 * match, a pass after a write reads only the new segments and the deleted documents of the index
 * ({@link SegmentCounts}). Counting runs no SQL.
 *
 * <p>The module {@code lucene-facet} can count lists of values, and its {@code DrillSideways} counts a facet without
 * the parameter of this facet. But after each write, it maps the values of all segments before it counts. It also has
 * no facet that counts the prices of one currency.
 */
final class FacetCount {

    private final IndexSnapshot snapshot;
    private final SneakerConditions conditions;
    private final ShownSizes shownSizes;
    private final MatchedSegments matches;

    /** @param shownSizes the sizes that the size facet lists, in addition to the selected ones */
    FacetCount(IndexSnapshot snapshot, SneakerConditions conditions, ShownSizes shownSizes) {
        this.snapshot = snapshot;
        this.conditions = conditions;
        this.shownSizes = shownSizes;
        matches = new MatchedSegments(
                snapshot, Arc.container().instance(SegmentCounts.class).get());
    }

    /** Returns the requested facets, or null if none is requested. */
    @Nullable
    Facets of(List<String> requested) {
        return requested.isEmpty() ? null : Facets.of(facet -> requested.contains(facet) ? count(facet) : null);
    }

    private Object count(String facet) {
        return switch (facet) {
            case "size" -> new SizeFacet(conditions, matches, shownSizes).count();
            case "currency" -> new PricedFacet(conditions, matches).currencies(snapshot);
            case "kind" -> new PricedFacet(conditions, matches).kinds();
            case "price" -> new PriceFacet(conditions, matches).count();
            default -> new TermFacet(facet, snapshot, conditions, matches).count();
        };
    }
}
