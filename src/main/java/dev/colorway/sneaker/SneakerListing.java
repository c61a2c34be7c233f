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
import dev.colorway.price.MatchedPrices;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceSummary;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds sneakers. The index finds and counts them, and knows the matched price of each. {@link LoadedSneakers} loads
 * them from the database.
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
     * Reads the ids of all sneakers that match a filter, in order and in batches, each with the id of its matched
     * price, or null. Call it within a {@link Snapshot}.
     */
    static void each(SneakerFilter filter, Listing.Taker<Map<Long, @Nullable Long>> batches) throws IOException {
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
            AskedPrices asked = AskedPrices.of(filter.price());
            IndexListing.each(
                    snapshot,
                    SneakerConditions.of(filter, snapshot).all(),
                    filter.order(),
                    hits -> batches.take(LoadedSneakers.matched(snapshot, hits, asked)));
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
        SneakerView view = ReadTransaction.get(() -> ofOneState(sneaker, quoted, sizes, inclusion, Fragment.OPEN_BASE));
        return Fragment.of(view, Arc.container().instance(ObjectMapper.class).get())
                .at(base);
    }

    /** Returns the failure of a read: a redirect if a sneaker had this slug before it was renamed. */
    private static WebApplicationException notFound(IndexSnapshot snapshot, String sneaker) {
        return snapshot.slugOfFormerSlug(SneakerDocuments.TYPE, sneaker)
                .<WebApplicationException>map(slug -> new MovedException("/" + SneakerDocuments.TYPE + "/" + slug))
                .orElseGet(() -> ProblemException.notFound("sneaker", sneaker));
    }

    /**
     * Returns one sneaker as a product, from the database alone.
     *
     * @param sneaker its slug or style code
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it
     */
    static Product product(String sneaker, PriceSelection quoted, BaseUri base) {
        return ReadTransaction.get(() -> {
            SneakerView view = ofOneState(sneaker, quoted, ShownSizes.ALL, Inclusion.NONE, base);
            PriceCondition price = quoted.price();
            if (!price.sizes().isEmpty()) {
                return Product.of(
                        view, price.sizes().size() == 1 ? price.sizes().get(0) : null, List.of());
            }
            long id = SneakerIdentity.present(sneaker).id();
            List<PriceSummary.Source> asks =
                    MatchedPrices.summarized(List.of(id), price.currency(), price.conditions())
                            .getOrDefault(id, List.of())
                            .stream()
                            .filter(source -> source.kind() == PriceKind.ASK)
                            .toList();
            return Product.of(view, null, asks);
        });
    }

    /** Reads a sneaker from the database alone, again if a write was committed in between. */
    private static SneakerView ofOneState(
            String sneaker, PriceSelection quoted, ShownSizes sizes, Inclusion inclusion, BaseUri base) {
        for (int attempt = 1; ; attempt++) {
            long before = Revision.current();
            quoted.checkSize();
            SneakerView view = view(SneakerIdentity.present(sneaker), quoted, sizes, inclusion, base);
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
        return LoadedSneakers.ofCondition(List.of(sneaker.id()), quoted.price(), sizes, inclusion, base)
                .values()
                .stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("sneaker", sneaker.slug()));
    }
}
