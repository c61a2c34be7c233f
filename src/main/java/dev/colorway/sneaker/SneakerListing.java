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
import dev.colorway.query.Batches;
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
import dev.colorway.transaction.Snapshot;
import io.quarkus.arc.Arc;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds sneakers. The index finds and counts them, and knows the matched price of each. {@link LoadedSneakers} loads
 * them from the database.
 */
public final class SneakerListing {

    /** How often writes can overtake a read before it reads a {@link Snapshot}, which needs a second transaction. */
    private static final int MAX_OVERTAKEN = 3;

    private static final int BATCH = 500;
    private static final String RETRY_AFTER_SECONDS = "2";

    private SneakerListing() {}

    static SneakerPage page(
            SneakerFilter filter,
            ShownSizes sizes,
            Inclusion inclusion,
            FacetRequest facets,
            PageRequest page,
            BaseUri base) {
        return page(Question.of("/sneakers", filter, sizes, inclusion), filter, sizes, inclusion, facets, page, base);
    }

    /**
     * Returns one page of sneakers.
     *
     * @param question the request in canonical form; the response repeats it, and the next page has its address
     * @param filter selects the sneakers, at least as narrowly as the question says
     */
    public static SneakerPage page(
            Question question,
            SneakerFilter filter,
            ShownSizes sizes,
            Inclusion inclusion,
            FacetRequest facets,
            PageRequest page,
            BaseUri base) {
        inclusion.check(filter.price());
        ShownSneakers.Reading sneakers = shown().reading(filter.price(), sizes, inclusion, base);
        Optional<SneakerPage> found = Optional.empty();
        for (int attempt = 1; attempt <= MAX_OVERTAKEN && found.isEmpty(); attempt++) {
            found = page(question, filter, sizes, facets, page, base, sneakers, index().read(sneakers.revision()));
        }
        while (found.isEmpty()) {
            found = Snapshot.orCurrent(() -> page(
                    question,
                    filter,
                    sizes,
                    facets,
                    page,
                    base,
                    sneakers,
                    index().readSame().orElseGet(() -> index().read(sneakers.revision()))));
        }
        return found.get();
    }

    /** Returns one page of sneakers. Empty if a write was committed in between. In a {@link Snapshot}, none can be. */
    private static Optional<SneakerPage> page(
            Question question,
            SneakerFilter filter,
            ShownSizes sizes,
            FacetRequest facets,
            PageRequest page,
            BaseUri base,
            ShownSneakers.Reading sneakers,
            IndexSnapshot snapshot) {
        try (snapshot) {
            SizeCheck.check(filter.price(), snapshot);
            SneakerConditions conditions = SneakerConditions.of(filter, snapshot);
            IndexListing.Found found =
                    IndexListing.page(snapshot, conditions.all(), filter.order(), question, page, base);
            return sneakers.show(snapshot, found.hits())
                    .map(items -> new SneakerPage(
                            items,
                            found.total(),
                            found.next(),
                            echo(question, facets, page),
                            new FacetCount(snapshot, conditions, sizes).of(facets.facets()),
                            ValueNotes.of(snapshot, question, SneakerDocuments.TECHNOLOGY),
                            found.total() > 0 || filter.q() == null
                                    ? null
                                    : DidYouMean.of(filter, question, conditions, snapshot, base),
                            SneakerConditions.missing(filter, snapshot)));
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
     * A sneaker that was found, without a price.
     *
     * @param number its database id
     */
    public record Found(long number, SneakerView sneaker) {}

    /**
     * One page of sneakers that were found, to show in another form.
     *
     * @param total how many sneakers match, on all pages
     * @param next the address of the next page; null on the last page
     */
    public record FoundPage(
            List<Found> sneakers, long total, @Nullable URI next) {}

    /**
     * Finds sneakers to show in another form. Uses three statements for up to {@value #BATCH} sneakers.
     *
     * @param question the request in canonical form: the next page has its address
     * @param also one more condition; null for none
     */
    public static FoundPage find(
            Question question, SneakerFilter filter, @Nullable Query also, PageRequest page, BaseUri base) {
        try (IndexSnapshot snapshot = index().read()) {
            SizeCheck.check(filter.price(), snapshot);
            Query all = SneakerConditions.of(filter, snapshot).all();
            Query query = also == null
                    ? all
                    : new BooleanQuery.Builder()
                            .add(all, Occur.MUST)
                            .add(also, Occur.FILTER)
                            .build();
            IndexListing.Found found = IndexListing.page(snapshot, query, filter.order(), question, page, base);
            List<Found> sneakers = new ArrayList<>();
            for (List<Hit> batch : Batches.of(found.hits(), BATCH)) {
                Map<Long, SneakerView> views = LoadedSneakers.withoutPrices(
                        batch.stream().map(Hit::number).toList(), base);
                batch.forEach(hit -> {
                    SneakerView view = views.get(hit.number());
                    if (view != null) {
                        sneakers.add(new Found(hit.number(), view));
                    }
                });
            }
            return new FoundPage(sneakers, found.total(), found.next());
        }
    }

    /**
     * Reads the ids of all sneakers that match a filter, in order and in batches, each with the id of its matched
     * price, or null. Call it within a {@link Snapshot}.
     */
    static void each(SneakerFilter filter, Listing.Taker<Map<Long, @Nullable Long>> batches) throws IOException {
        try (IndexSnapshot snapshot = index().readSame().orElseThrow(SneakerListing::notExportable)) {
            SizeCheck.check(filter.price(), snapshot);
            AskedPrices asked = AskedPrices.of(filter.price());
            IndexListing.each(
                    snapshot,
                    SneakerConditions.of(filter, snapshot).all(),
                    filter.order(),
                    hits -> batches.take(LoadedSneakers.matched(snapshot, hits, asked)));
        }
    }

    private static ProblemException notExportable() {
        return new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "The search index is being updated, so sneakers cannot be exported now. Try again in a moment.")
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
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
        for (int attempt = 1; attempt <= MAX_OVERTAKEN; attempt++) {
            Optional<IndexSnapshot> current = index().readIfCurrent(sneakers.revision());
            if (current.isEmpty()) {
                break;
            }
            try (IndexSnapshot snapshot = current.get()) {
                SizeCheck.check(quoted.price(), snapshot);
                Optional<List<Fragment.Json>> found = sneakers.show(snapshot, find(snapshot, sneaker));
                if (found.isPresent()) {
                    return found.get().stream().findFirst().orElseThrow(() -> notFound(snapshot, sneaker));
                }
            }
        }
        SneakerView view = ofOneState(() -> view(sneaker, quoted, sizes, inclusion, Fragment.OPEN_BASE));
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
        return ofOneState(() -> {
            Inclusion asks = new Inclusion(List.of(Inclusion.PRICES));
            SneakerView view = view(sneaker, quoted, ShownSizes.ALL, asks, base);
            return Product.of(view, quoted, view.url());
        });
    }

    /** Reads one state of the catalog from the database alone; in a transaction that has begun, what that one sees. */
    private static <T> T ofOneState(Supplier<T> read) {
        return Snapshot.orCurrent(() -> {
            long revision = Revision.current();
            T result = read.get();
            RevisionSeen.set(revision);
            return result;
        });
    }

    private static SneakerView view(
            String sneaker, PriceSelection quoted, ShownSizes sizes, Inclusion inclusion, BaseUri base) {
        quoted.checkSize();
        return view(SneakerIdentity.present(sneaker), quoted, sizes, inclusion, base);
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
