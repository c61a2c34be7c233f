// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.answer.Fragment;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.StyleCode;
import dev.colorway.http.BaseUri;
import dev.colorway.http.MovedException;
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
import dev.colorway.search.ValueNotes;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.SneakerDocuments;
import dev.colorway.transaction.ReadTransaction;
import dev.colorway.transaction.Snapshot;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.WebApplicationException;
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
 * Finds and loads sneakers. The index finds and counts them, and knows the matched price of each. Five SQL statements
 * load any number of them: the sneakers with their collaborations, their colours and credits, their silhouettes with
 * brands, designers and technologies, their matched prices, and the equivalent sizes of these prices.
 */
public final class SneakerListing {

    private static final int MAX_ATTEMPTS = 10;
    private static final String RETRY_AFTER_SECONDS = "2";

    private SneakerListing() {}

    static SneakerPage page(
            SneakerFilter filter,
            ShownSizes sizes,
            Inclusion inclusion,
            FacetRequest facets,
            PageRequest page,
            BaseUri base) {
        Question question = Question.of("/sneakers", filter, sizes, inclusion);
        inclusion.check(filter.price());
        ShownSneakers.Reading sneakers = shown().reading(filter.price(), sizes, inclusion, base);
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
                            new FacetCount(snapshot, conditions, sizes).of(facets.facets()),
                            ValueNotes.of(snapshot, question, SneakerDocuments.TECHNOLOGY),
                            found.total() > 0 || filter.q() == null
                                    ? null
                                    : DidYouMean.of(filter, question, conditions, snapshot, base),
                            SneakerConditions.missing(filter, snapshot));
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
     * Returns one sneaker with its matched price.
     *
     * @param sneaker its slug or style code
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it
     */
    static Fragment.Json read(
            String sneaker, PriceSelection quoted, ShownSizes sizes, Inclusion inclusion, BaseUri base) {
        inclusion.check(quoted.price());
        ShownSneakers.Reading sneakers = shown().reading(quoted.price(), sizes, inclusion, base);
        for (Optional<IndexSnapshot> current = index().readIfCurrent(sneakers.revision());
                current.isPresent();
                current = index().readIfCurrent(sneakers.revision())) {
            try (IndexSnapshot snapshot = current.get()) {
                SizeCheck.check(quoted.price(), snapshot);
                Optional<List<Fragment.Json>> found = sneakers.show(snapshot, find(snapshot, sneaker));
                if (found.isPresent()) {
                    return found.get().stream().findFirst().orElseThrow(() -> notFound(snapshot, sneaker));
                }
            }
        }
        SneakerView view = ReadTransaction.get(() -> ofOneState(sneaker, quoted, sizes, inclusion));
        return Fragment.of(view, Arc.container().instance(ObjectMapper.class).get())
                .at(base);
    }

    /** Returns the failure of a read: a redirect if a sneaker had this slug before it was renamed. */
    private static WebApplicationException notFound(IndexSnapshot snapshot, String sneaker) {
        return snapshot.slugOfFormerSlug(SneakerDocuments.TYPE, sneaker)
                .<WebApplicationException>map(slug -> new MovedException("/" + SneakerDocuments.TYPE + "/" + slug))
                .orElseGet(() -> ProblemException.notFound("sneaker", sneaker));
    }

    /** Reads a sneaker from the database alone, again if a write was committed in between. */
    private static SneakerView ofOneState(
            String sneaker, PriceSelection quoted, ShownSizes sizes, Inclusion inclusion) {
        for (int attempt = 1; ; attempt++) {
            long before = Revision.current();
            quoted.checkSize();
            SneakerView view = view(SneakerIdentity.present(sneaker), quoted, sizes, inclusion, Fragment.OPEN_BASE);
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
     * Returns one sneaker with its matched price, from the database alone.
     *
     * @param sneaker its slug, style code or former slug
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it
     */
    public static SneakerView view(String sneaker, PriceSelection quoted, ShownSizes sizes, BaseUri base) {
        quoted.checkSize();
        return view(SneakerIdentity.named(sneaker), quoted, sizes, Inclusion.NONE, base);
    }

    private static SneakerView view(
            SneakerIdentity sneaker, PriceSelection quoted, ShownSizes sizes, Inclusion inclusion, BaseUri base) {
        return ofCondition(List.of(sneaker.id()), quoted.price(), sizes, inclusion, base).values().stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("sneaker", sneaker.slug()));
    }

    /** Returns the sneakers that the index has found, each with its lowest price that satisfies the condition. */
    public static List<SneakerView> views(
            IndexSnapshot snapshot, List<Hit> hits, PriceCondition price, ShownSizes sizes, BaseUri base) {
        AskedPrices asked = AskedPrices.of(price);
        Map<Long, Long> prices = new LinkedHashMap<>();
        hits.forEach(hit -> prices.put(hit.number(), asked.matched(snapshot, hit)));
        return InOrder.of(prices.keySet(), withPrices(prices, sizes, Map.of(), base));
    }

    /**
     * Loads sneakers with their matched prices.
     *
     * @param prices the id of the matched price of each sneaker, or null, by the id of the sneaker
     * @param included the additional data to show, by the id of the sneaker
     * @return the sneakers by id, without those that are deleted
     */
    static Map<Long, SneakerView> withPrices(
            Map<Long, Long> prices, ShownSizes sizes, Map<Long, Included> included, BaseUri base) {
        List<Sneaker> sneakers = load(prices.keySet());
        return views(
                sneakers,
                MatchedPrices.of(
                        prices.values().stream().filter(Objects::nonNull).toList()),
                sizes,
                included,
                base);
    }

    private static Map<Long, SneakerView> ofCondition(
            Collection<Long> ids, PriceCondition price, ShownSizes sizes, Inclusion inclusion, BaseUri base) {
        List<Sneaker> sneakers = load(ids);
        Map<Long, String> brands =
                sneakers.stream().collect(Collectors.toMap(sneaker -> sneaker.id, SneakerListing::brand));
        return views(sneakers, MatchedPrices.of(brands, price), sizes, included(ids, price, inclusion, base), base);
    }

    private static Map<Long, Included> included(
            Collection<Long> ids, PriceCondition price, Inclusion inclusion, BaseUri base) {
        Map<Long, PriceSummary> summaries = inclusion.hasPrices() ? summaries(ids, price, base) : Map.of();
        Map<Long, MarketSummary> markets = inclusion.hasMarket() ? SneakerMarkets.of(ids, price) : Map.of();
        return ids.stream().collect(Collectors.toMap(id -> id, id -> new Included(summaries.get(id), markets.get(id))));
    }

    private static Map<Long, PriceSummary> summaries(Collection<Long> ids, PriceCondition price, BaseUri base) {
        Map<Long, List<PriceSummary.Source>> prices =
                MatchedPrices.summarized(ids, price.currency(), price.conditions());
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id, id -> PriceSummary.of(price.currency(), prices.getOrDefault(id, List.of()), base)));
    }

    private static Map<Long, SneakerView> views(
            List<Sneaker> sneakers,
            Map<Long, Price> prices,
            ShownSizes sizes,
            Map<Long, Included> included,
            BaseUri base) {
        Equivalents equivalents = MatchedPrice.equivalents(
                        sneakers.stream().map(SneakerListing::brand).toList(), prices.values())
                .showing(sizes);
        return sneakers.stream()
                .collect(Collectors.toMap(
                        sneaker -> sneaker.id,
                        sneaker -> SneakerView.of(
                                sneaker,
                                MatchedPrice.of(prices.get(sneaker.id), brand(sneaker), equivalents, base),
                                included.getOrDefault(sneaker.id, Included.NOTHING),
                                base)));
    }

    private static String brand(Sneaker sneaker) {
        return sneaker.brand().slug;
    }

    /**
     * Returns the sneakers with these ids, each with the price that it shows by default, in the catalog's currency.
     * Reads the database alone, so it also sees the current transaction.
     */
    static Map<Long, SneakerView> asCallersSeeThem(Collection<Long> ids, BaseUri base) {
        return ofCondition(ids, PriceSelection.DEFAULT.price(), ShownSizes.ALL, Inclusion.NONE, base);
    }

    /**
     * Loads sneakers in two statements, and their silhouettes in a third. The first returns collaborators times extra
     * technologies rows for each sneaker, the second its colours times its credits.
     */
    private static List<Sneaker> load(Collection<Long> ids) {
        List<Sneaker> sneakers = Panache.getEntityManager()
                .createQuery("""
                select s from Sneaker s
                left join fetch s.collaboration k left join fetch k.collaborators
                left join fetch s.extraTechnologies
                left join fetch s.ownBrand
                where s.id in :ids""", Sneaker.class)
                .setParameter("ids", ids)
                .getResultList();
        Sneaker.list(
                "from Sneaker s left join fetch s.colors left join fetch s.credits c left join fetch c.designer "
                        + "where s.id in ?1",
                ids);
        Silhouette.fill(sneakers.stream()
                .filter(sneaker -> sneaker.silhouette != null)
                .map(sneaker -> sneaker.silhouette.id)
                .collect(Collectors.toSet()));
        return sneakers;
    }
}
