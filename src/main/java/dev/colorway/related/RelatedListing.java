// SPDX-License-Identifier: Apache-2.0
package dev.colorway.related;

import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.PriceCondition;
import dev.colorway.related.RelatedSneakers.Reason;
import dev.colorway.related.RelatedSneakers.Related;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.LoadedSneakers;
import dev.colorway.sneaker.PriceSelection;
import dev.colorway.sneaker.SneakerListing;
import dev.colorway.sneaker.SneakerView;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.SneakerDocuments;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/**
 * Finds the sneakers that are related to one sneaker. Each reason weighs more than all later reasons together. The
 * sneaker with the highest total weight comes first; the slug breaks ties.
 */
public final class RelatedListing {

    /** The largest difference of a similar price, as a fraction of the price of the given sneaker. */
    private static final BigDecimal SIMILARITY = new BigDecimal("0.2");

    private RelatedListing() {}

    /** @param sneaker the sneaker, with the price that {@code quoted} selects */
    public static RelatedSneakers of(
            SneakerView sneaker, PriceSelection quoted, ShownSizes sizes, RelatedRequest request, BaseUri base) {
        Map<Reason, Query> reasons = reasons(sneaker, quoted);
        List<SneakerView> found = List.of();
        if (!reasons.isEmpty()) {
            try (IndexSnapshot reading = SneakerListing.index().read()) {
                found = LoadedSneakers.found(
                        reading,
                        IndexListing.first(reading, query(sneaker, reasons), IndexOrder.byScore(), request.limit()),
                        quoted.price(),
                        sizes,
                        base);
            }
        }
        return new RelatedSneakers(
                found.stream().map(other -> related(sneaker, other)).toList(), echo(sneaker, quoted, sizes, request));
    }

    private static Map<Reason, Query> reasons(SneakerView sneaker, PriceSelection quoted) {
        Map<Reason, Query> reasons = new LinkedHashMap<>();
        if (sneaker.collaboration() != null) {
            reasons.put(
                    Reason.SAME_COLLABORATION,
                    IndexSnapshot.any(
                            SneakerDocuments.COLLABORATION,
                            List.of(sneaker.collaboration().slug())));
        }
        if (sneaker.silhouette() != null) {
            reasons.put(
                    Reason.SAME_SILHOUETTE,
                    IndexSnapshot.any(
                            SneakerDocuments.SILHOUETTE,
                            List.of(sneaker.silhouette().slug())));
        }
        if (!sneaker.designers().isEmpty()) {
            reasons.put(
                    Reason.SAME_DESIGNER,
                    IndexSnapshot.any(
                            SneakerDocuments.DESIGNER,
                            sneaker.designers().stream().map(Reference::slug).toList()));
        }
        if (sneaker.price() != null) {
            reasons.put(
                    Reason.SIMILAR_PRICE,
                    AskedPrices.of(similarPrice(sneaker.price(), quoted)).lowestIn());
        }
        return reasons;
    }

    private static PriceCondition similarPrice(MatchedPrice price, PriceSelection quoted) {
        int digits = price.currency().digits();
        return quoted.price()
                .between(
                        price.amount()
                                .multiply(BigDecimal.ONE.subtract(SIMILARITY))
                                .setScale(digits, RoundingMode.CEILING),
                        price.amount().multiply(BigDecimal.ONE.add(SIMILARITY)).setScale(digits, RoundingMode.FLOOR));
    }

    private static Query query(SneakerView sneaker, Map<Reason, Query> reasons) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        reasons.forEach((reason, query) ->
                any.add(new BoostQuery(new ConstantScoreQuery(query), reason.weight()), Occur.SHOULD));
        return new BooleanQuery.Builder()
                .add(IndexSnapshot.ofType(SneakerDocuments.TYPE), Occur.FILTER)
                .add(any.build(), Occur.MUST)
                .add(IndexSnapshot.any(EntryDocument.SLUG, List.of(sneaker.slug())), Occur.MUST_NOT)
                .build();
    }

    private static Related related(SneakerView sneaker, SneakerView other) {
        if (sneaker.collaboration() != null
                && other.collaboration() != null
                && other.collaboration().slug().equals(sneaker.collaboration().slug())) {
            return new Related(
                    Reason.SAME_COLLABORATION,
                    "Also from " + other.collaboration().name(),
                    other);
        }
        if (sneaker.silhouette() != null
                && other.silhouette() != null
                && other.silhouette().slug().equals(sneaker.silhouette().slug())) {
            return new Related(
                    Reason.SAME_SILHOUETTE, "Also a " + other.silhouette().name(), other);
        }
        Optional<Reference> designer =
                other.designers().stream().filter(sneaker.designers()::contains).findFirst();
        return designer.map(same -> new Related(Reason.SAME_DESIGNER, "Also designed by " + same.name(), other))
                .orElseGet(() -> new Related(Reason.SIMILAR_PRICE, "At a similar price", other));
    }

    private static Map<String, Object> echo(
            SneakerView sneaker, PriceSelection quoted, ShownSizes sizes, RelatedRequest request) {
        Map<String, Object> echo = new LinkedHashMap<>();
        echo.put("sneaker", sneaker.slug());
        echo.put("currency", quoted.price().currency());
        if (!quoted.size().isEmpty()) {
            echo.put("size", quoted.size());
        }
        if (!quoted.kind().isEmpty()) {
            echo.put("kind", quoted.kind());
        }
        echo.put("condition", quoted.condition());
        if (sizes.sizeSystem() != null) {
            echo.put("sizeSystem", sizes.sizeSystem());
        }
        echo.put("limit", request.limit());
        return echo;
    }
}
