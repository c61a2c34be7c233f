// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.answer.Fragment;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.StyleCode;
import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.MatchedPrices;
import dev.colorway.price.Price;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceSummary;
import dev.colorway.query.InOrder;
import dev.colorway.query.Listing;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.revision.Revision;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexListing.Hit;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.SearchIndex;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.size.Equivalents;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.SneakerDocuments;
import dev.colorway.transaction.ReadTransaction;
import dev.colorway.transaction.Snapshot;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;

/**
 * Finds and loads sneakers. The index finds and counts them, and knows the matched price of each. Four SQL statements
 * load any number of them: the sneakers with their collaborations, their silhouettes with brands, designers and
 * technologies, their matched prices, and the equivalent sizes of these prices.
 */
public final class SneakerListing {

    private static final int MAX_ATTEMPTS = 10;
    private static final String RETRY_AFTER_SECONDS = "2";

    private SneakerListing() {}

    static SneakerPage page(
            SneakerFilter filter, Inclusion inclusion, FacetRequest facets, PageRequest page, BaseUri base) {
        Question question = Question.of("/sneakers", filter, inclusion);
        ShownSneakers.Reading sneakers = shown().reading(filter.price(), inclusion, base);
        while (true) {
            try (IndexSnapshot snapshot = index().read(sneakers.revision())) {
                SizeCheck.check(filter.price(), snapshot);
                SneakerConditions conditions = SneakerConditions.of(filter, snapshot);
                IndexListing.Found found =
                        IndexListing.page(snapshot, conditions.all(), filter.order(), question, page, base);
                Optional<List<Fragment.Json>> items = sneakers.show(snapshot, found.hits());
                if (items.isPresent()) {
                    return new SneakerPage(
                            items.get(),
                            found.total(),
                            found.next(),
                            echo(question, facets, page),
                            new FacetCount(snapshot, conditions).of(facets.facets()));
                }
            }
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
        long revision = Revision.current();
        try (IndexSnapshot snapshot = index().read(revision)) {
            if (snapshot.revision() > revision) {
                throw new Snapshot.Moved();
            }
            if (snapshot.revision() < revision) {
                throw new ProblemException(
                                ProblemType.UNAVAILABLE,
                                "The search index is being updated, so sneakers cannot be exported now. Try again in a "
                                        + "moment.")
                        .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
            SizeCheck.check(filter.price(), snapshot);
            IndexListing.each(snapshot, SneakerConditions.of(filter, snapshot).all(), filter.order(), batches);
        }
    }

    public static SearchIndex index() {
        return Arc.container().instance(SearchIndex.class).get();
    }

    private static ShownSneakers shown() {
        return Arc.container().instance(ShownSneakers.class).get();
    }

    /**
     * Returns one sneaker with the lowest price of a selection.
     *
     * @param sneaker its slug or style code
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it
     */
    static Fragment.Json read(String sneaker, PriceSelection quoted, Inclusion inclusion, BaseUri base) {
        ShownSneakers.Reading sneakers = shown().reading(quoted.price(), inclusion, base);
        for (Optional<IndexSnapshot> current = index().readIfCurrent(sneakers.revision());
                current.isPresent();
                current = index().readIfCurrent(sneakers.revision())) {
            try (IndexSnapshot snapshot = current.get()) {
                SizeCheck.check(quoted.price(), snapshot);
                Optional<List<Fragment.Json>> found = sneakers.show(snapshot, find(snapshot, sneaker));
                if (found.isPresent()) {
                    return found.get().stream()
                            .findFirst()
                            .orElseThrow(() -> ProblemException.notFound("sneaker", sneaker));
                }
            }
        }
        SneakerView view = ReadTransaction.get(() -> ofOneState(sneaker, quoted, inclusion));
        return Fragment.of(view, Arc.container().instance(ObjectMapper.class).get())
                .at(base);
    }

    /** Reads a sneaker from the database alone, again if a write was committed in between. */
    private static SneakerView ofOneState(String sneaker, PriceSelection quoted, Inclusion inclusion) {
        for (int attempt = 1; ; attempt++) {
            long before = Revision.current();
            SneakerView view = view(sneaker, quoted, inclusion, Fragment.OPEN_BASE);
            if (Revision.current() == before || attempt == MAX_ATTEMPTS) {
                RevisionSeen.set(before);
                return view;
            }
            Panache.getSession().clear();
        }
    }

    /** Finds a sneaker by its slug, or else by its style code, as {@link SneakerIdentity} does. */
    private static List<Hit> find(IndexSnapshot snapshot, String sneaker) {
        List<Hit> bySlug = first(snapshot, IndexSnapshot.entry(SneakerDocuments.TYPE, sneaker));
        return bySlug.isEmpty()
                ? first(snapshot, IndexSnapshot.any(SneakerDocuments.STYLE_CODE, List.of(StyleCode.key(sneaker))))
                : bySlug;
    }

    private static List<Hit> first(IndexSnapshot snapshot, Query query) {
        return IndexListing.first(snapshot, query, IndexOrder.byScore(), 1);
    }

    /**
     * Returns one sneaker with the lowest price of a selection, from the database alone.
     *
     * @param sneaker its slug or style code
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it
     */
    public static SneakerView view(String sneaker, PriceSelection quoted, BaseUri base) {
        return view(sneaker, quoted, Inclusion.NONE, base);
    }

    private static SneakerView view(String sneaker, PriceSelection quoted, Inclusion inclusion, BaseUri base) {
        quoted.checkSize();
        List<Long> id = List.of(SneakerIdentity.named(sneaker).id());
        return ofCondition(id, quoted.price(), inclusion, base).values().stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("sneaker", sneaker));
    }

    /** Returns the sneakers that the index has found, each with its lowest price that satisfies the condition. */
    public static List<SneakerView> views(IndexSnapshot snapshot, List<Hit> hits, PriceCondition price, BaseUri base) {
        AskedPrices asked = AskedPrices.of(price);
        Map<Long, Long> prices = new LinkedHashMap<>();
        hits.forEach(hit -> prices.put(hit.number(), asked.matched(snapshot, hit)));
        return InOrder.of(prices.keySet(), withPrices(prices, Map.of(), base));
    }

    /**
     * Loads sneakers with their matched prices.
     *
     * @param prices the id of the matched price of each sneaker, or null, by the id of the sneaker
     * @param summaries the summaries of prices to show, by the id of the sneaker
     * @return the sneakers by id, without those that are deleted
     */
    static Map<Long, SneakerView> withPrices(Map<Long, Long> prices, Map<Long, PriceSummary> summaries, BaseUri base) {
        List<Sneaker> sneakers = load(prices.keySet());
        return views(
                sneakers,
                MatchedPrices.of(
                        prices.values().stream().filter(Objects::nonNull).toList()),
                summaries,
                base);
    }

    private static Map<Long, SneakerView> ofCondition(
            Collection<Long> ids, PriceCondition price, Inclusion inclusion, BaseUri base) {
        List<Sneaker> sneakers = load(ids);
        Map<Long, String> brands =
                sneakers.stream().collect(Collectors.toMap(sneaker -> sneaker.id, SneakerListing::brand));
        return views(
                sneakers,
                MatchedPrices.of(brands, price),
                inclusion.hasPrices() ? summaries(ids, price, base) : Map.of(),
                base);
    }

    private static Map<Long, PriceSummary> summaries(Collection<Long> ids, PriceCondition price, BaseUri base) {
        Map<Long, List<PriceSummary.Source>> prices =
                MatchedPrices.summarized(ids, price.currency(), price.conditions());
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id, id -> PriceSummary.of(price.currency(), prices.getOrDefault(id, List.of()), base)));
    }

    private static Map<Long, SneakerView> views(
            List<Sneaker> sneakers, Map<Long, Price> prices, Map<Long, PriceSummary> summaries, BaseUri base) {
        Equivalents equivalents = MatchedPrice.equivalents(
                sneakers.stream().map(SneakerListing::brand).toList(), prices.values());
        return sneakers.stream()
                .collect(Collectors.toMap(
                        sneaker -> sneaker.id,
                        sneaker -> SneakerView.of(
                                sneaker,
                                MatchedPrice.of(prices.get(sneaker.id), brand(sneaker), equivalents, base),
                                summaries.get(sneaker.id),
                                base)));
    }

    private static String brand(Sneaker sneaker) {
        return sneaker.silhouette.brand.slug;
    }

    /**
     * Returns the sneakers with these ids, each with the price that it shows by default, in the catalog's currency.
     * Reads the database alone, so it also sees the current transaction.
     */
    static Map<Long, SneakerView> asCallersSeeThem(Collection<Long> ids, BaseUri base) {
        return ofCondition(ids, PriceSelection.DEFAULT.price(), Inclusion.NONE, base);
    }

    /** The number of rows for each sneaker is its collaborators times its extra technologies. */
    private static List<Sneaker> load(Collection<Long> ids) {
        List<Sneaker> sneakers = Panache.getEntityManager()
                .createQuery("""
                select s from Sneaker s
                left join fetch s.collaboration k left join fetch k.collaborators
                left join fetch s.extraTechnologies
                where s.id in :ids""", Sneaker.class)
                .setParameter("ids", ids)
                .getResultList();
        Silhouette.fill(sneakers.stream().map(sneaker -> sneaker.silhouette.id).collect(Collectors.toSet()));
        return sneakers;
    }
}
