// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.answer.Fragment;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.StyleCode;
import dev.colorway.catalog.UtcClock;
import dev.colorway.http.BaseUri;
import dev.colorway.http.MovedException;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.price.PriceCondition;
import dev.colorway.rate.Exchange;
import dev.colorway.revision.PricesSeen;
import dev.colorway.revision.Revision;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexListing.Hit;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.index.SneakerDocuments;
import dev.colorway.transaction.ReadTransaction;
import io.quarkus.arc.Arc;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.search.Query;

/** Reads one sneaker by its slug or style code: with the index if it is current, else from the database alone. */
public final class SneakerLookup {

    private SneakerLookup() {}

    /**
     * Returns one sneaker with its matched price.
     *
     * @param sneaker its slug or style code
     * @throws MovedException if it is a former slug
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has or had it;
     *     {@code INVALID_PARAMETER} if the catalog does not know a size, or if a market is requested with several kinds
     *     or conditions
     */
    static Fragment.Json read(
            String sneaker, PriceSelection quoted, ShownSizes sizes, Inclusion inclusion, BaseUri base) {
        inclusion.check(quoted.price());
        ShownSneakers.Reading sneakers = SneakerListing.shown().reading(quoted.price(), sizes, inclusion, true, base);
        for (int attempt = 1; attempt <= SneakerListing.MAX_OVERTAKEN; attempt++) {
            Optional<IndexSnapshot> current = SneakerListing.index().readIfCurrent(sneakers.revision());
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

    /**
     * Finds a sneaker by its slug, or else by its style code, as {@link SneakerIdentity} does. Empty if no sneaker has
     * it.
     */
    private static List<Hit> find(IndexSnapshot snapshot, String sneaker) {
        List<Hit> bySlug = first(snapshot, IndexSnapshot.entry(SneakerDocuments.TYPE, sneaker));
        return bySlug.isEmpty()
                ? first(snapshot, IndexSnapshot.any(SneakerDocuments.STYLE_CODE, List.of(StyleCode.key(sneaker))))
                : bySlug;
    }

    private static List<Hit> first(IndexSnapshot snapshot, Query query) {
        return IndexListing.first(snapshot, query, IndexOrder.byScore(), 1);
    }

    /** Returns the exception for a missing sneaker: a redirect if a sneaker had this slug before it was renamed. */
    private static WebApplicationException notFound(IndexSnapshot snapshot, String sneaker) {
        return snapshot.slugOfFormerSlug(SneakerDocuments.TYPE, sneaker)
                .<WebApplicationException>map(slug -> new MovedException("/" + SneakerDocuments.TYPE + "/" + slug))
                .orElseGet(() -> ProblemException.notFound("sneaker", sneaker));
    }

    /**
     * Reads one state of the catalog from the database alone: the state of the current transaction, or of a new one if
     * there is none. Records the revision of the state for the response.
     */
    static <T> T ofOneState(Supplier<T> read) {
        return ReadTransaction.ofOneState(() -> {
            long revision = Revision.current();
            T result = read.get();
            RevisionSeen.set(revision);
            return result;
        });
    }

    /**
     * Returns one sneaker with its matched price, from the database alone.
     *
     * @param sneaker its slug or style code
     * @throws MovedException if it is a former slug
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has or had it;
     *     {@code INVALID_PARAMETER} if the catalog does not know a size
     */
    static SneakerView view(
            String sneaker, PriceSelection quoted, ShownSizes sizes, Inclusion inclusion, BaseUri base) {
        quoted.checkSize();
        return view(SneakerIdentity.present(sneaker), quoted, sizes, inclusion, base);
    }

    /**
     * Returns one sneaker with its matched price, from the database alone.
     *
     * @param sneaker its slug, style code or former slug
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it;
     *     {@code INVALID_PARAMETER} if the catalog does not know a size
     */
    public static SneakerView view(String sneaker, PriceSelection quoted, ShownSizes sizes, BaseUri base) {
        quoted.checkSize();
        return view(SneakerIdentity.named(sneaker), quoted, sizes, Inclusion.NONE, base);
    }

    private static SneakerView view(
            SneakerIdentity sneaker, PriceSelection quoted, ShownSizes sizes, Inclusion inclusion, BaseUri base) {
        PricesSeen.show(List.of(sneaker.id()));
        PriceCondition price = quoted.price();
        Exchange exchange = Exchange.find(price.currency(), inclusion.convertTo(), UtcClock.today())
                .exchange();
        return LoadedSneakers.ofCondition(List.of(sneaker.id()), price, sizes, inclusion, exchange, base)
                .values()
                .stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("sneaker", sneaker.slug()));
    }
}
