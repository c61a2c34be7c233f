// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.Price;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.query.InOrder;
import dev.colorway.query.Listing;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.query.Where;
import dev.colorway.revision.Revision;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.SearchIndex;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.size.Equivalents;
import dev.colorway.transaction.Snapshot;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds and loads sneakers. The index finds and counts them. Three SQL statements load any number of them: the sneakers
 * with their collaborations and matched prices, their silhouettes with brands, designers and technologies, and the
 * equivalent sizes of the prices.
 */
public final class SneakerListing {

    private SneakerListing() {}

    static SneakerPage page(SneakerFilter filter, FacetRequest facets, PageRequest page, BaseUri base) {
        filter.checkSize();
        Question question = Question.of("/sneakers", filter);
        SneakerConditions conditions = SneakerConditions.of(filter);
        try (IndexSnapshot reading = index().read()) {
            IndexListing.Found found =
                    IndexListing.page(reading, conditions.all(), filter.order(), question, page, base);
            return new SneakerPage(
                    views(found.numbers(), filter.price(), base),
                    found.total(),
                    found.next(),
                    echo(question, facets, page),
                    new FacetCount(reading, conditions).of(facets.facets()));
        }
    }

    private static Map<String, Object> echo(Question question, FacetRequest facets, PageRequest page) {
        Map<String, Object> echo = question.echo(page);
        if (!facets.facets().isEmpty()) {
            echo.put("facets", facets.facets());
        }
        return echo;
    }

    /**
     * Reads the ids of all sneakers that match a filter, in order and in batches. Call it within a {@link Snapshot}.
     */
    static void each(SneakerFilter filter, Listing.Taker<List<Long>> batches) throws IOException {
        filter.checkSize();
        SneakerConditions conditions = SneakerConditions.of(filter);
        long revision = Revision.current();
        try (IndexSnapshot reading = index().read(revision)) {
            if (reading.revision() != revision) {
                throw new Snapshot.Moved();
            }
            IndexListing.each(reading, conditions.all(), filter.order(), batches);
        }
    }

    public static SearchIndex index() {
        return Arc.container().instance(SearchIndex.class).get();
    }

    /**
     * Returns one sneaker with the lowest price of a selection.
     *
     * @param sneaker its slug or style code
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it
     */
    public static SneakerView view(String sneaker, PriceSelection quoted, BaseUri base) {
        quoted.checkSize();
        return views(List.of(SneakerIdentity.named(sneaker).id()), quoted.price(), base).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("sneaker", sneaker));
    }

    /** Returns the sneakers with these ids, in this order, each with its lowest price that satisfies the condition. */
    public static List<SneakerView> views(List<Long> ids, PriceCondition price, BaseUri base) {
        return ids.isEmpty() ? List.of() : InOrder.of(ids, byNumber(ids, price, base));
    }

    private static Map<Long, SneakerView> byNumber(Collection<Long> ids, PriceCondition price, BaseUri base) {
        Map<Sneaker, Price> sneakers = load(ids, price);
        Silhouette.fill(
                sneakers.keySet().stream().map(sneaker -> sneaker.silhouette.id).collect(Collectors.toSet()));
        Map<Long, SneakerView> views = new LinkedHashMap<>();
        Equivalents equivalents = MatchedPrice.equivalents(
                sneakers.keySet().stream().map(SneakerListing::brand).toList(), sneakers.values());
        sneakers.forEach((sneaker, matched) -> views.put(
                sneaker.id,
                SneakerView.of(sneaker, MatchedPrice.of(matched, brand(sneaker), equivalents, base), base)));
        return views;
    }

    private static String brand(Sneaker sneaker) {
        return sneaker.silhouette.brand.slug;
    }

    /**
     * Returns the sneakers with these ids, each with the default price: the lowest current ask in the catalog's
     * currency.
     */
    static Map<Long, SneakerView> asCallersSeeThem(Collection<Long> ids, BaseUri base) {
        return byNumber(ids, new PriceSelection(null, null, PriceKind.ASK).price(), base);
    }

    /** A sneaker and its matched price, or null. */
    private record Priced(Sneaker sneaker, Price matched) {}

    /**
     * Loads the sneakers, each with its matched price or null. The number of rows for each sneaker is its collaborators
     * times its extra technologies.
     */
    private static Map<Sneaker, Price> load(Collection<Long> ids, PriceCondition price) {
        TypedQuery<Priced> query = Panache.getEntityManager()
                .createQuery("""
                select s, matched from Sneaker s
                left join fetch s.collaboration k left join fetch k.collaborators
                left join fetch s.extraTechnologies
                left join Price matched on matched.id = %s
                where s.id in :ids""".formatted(price.lowestId("s.id")), Priced.class)
                .setParameter("ids", ids);
        price.bind(new Where()).values().forEach(query::setParameter);
        Map<Sneaker, Price> sneakers = new LinkedHashMap<>();
        query.getResultList().forEach(row -> sneakers.put(row.sneaker, row.matched));
        return sneakers;
    }
}
