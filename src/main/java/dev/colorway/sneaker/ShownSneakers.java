// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.answer.AnswerMemory;
import dev.colorway.answer.Fragment;
import dev.colorway.catalog.UtcClock;
import dev.colorway.http.BaseUri;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceSummary;
import dev.colorway.query.Note;
import dev.colorway.rate.Exchange;
import dev.colorway.revision.PricesSeen;
import dev.colorway.revision.Revision;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.search.IndexListing.Hit;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShownSizes;
import dev.colorway.sneaker.index.IndexedMarket;
import dev.colorway.sneaker.index.MatchedOffers;
import dev.colorway.transaction.ReadTransaction;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renders sneakers that the index has found. A cached rendering is used until the sneaker is indexed again, which
 * happens after every change of the data that the sneaker shows. All sneakers that are not cached are loaded together,
 * with the same SQL statements.
 */
@Singleton
@Unremovable
class ShownSneakers {

    private static final int MAX_ATTEMPTS = 10;
    private static final int LOCKS = 64;
    private static final int LOCK_MILLIS = 1_000;

    private final List<ReentrantLock> loading =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    @Inject
    AnswerMemory memory;

    @Inject
    ObjectMapper json;

    /**
     * Begins a read of sneakers.
     *
     * @param price the condition for the price that the response shows for each sneaker
     * @param sizes the sizes that each sneaker lists
     * @param hasNotes whether each sneaker contains the notes of the response
     */
    Reading reading(PriceCondition price, ShownSizes sizes, Inclusion inclusion, boolean hasNotes, BaseUri base) {
        return new Reading(price, sizes, inclusion, hasNotes, base);
    }

    /**
     * A read of one state of the catalog. If a write is committed while sneakers are loaded, the read begins again with
     * a newer snapshot of the index. A sneaker that was loaded in an earlier attempt and still has the same stamp is
     * not loaded again.
     */
    final class Reading {

        private final PriceCondition price;
        private final ShownSizes sizes;
        private final MatchedOffers offers;
        private final Inclusion inclusion;
        /** Identifies the additional data to show; null to show none. */
        private final @Nullable String identity;

        private final boolean hasNotes;
        private final LocalDate today = UtcClock.today();
        private final BaseUri base;
        private Exchange exchange = Exchange.NONE;
        /** The additional data of the sneakers that are not cached. */
        private final Map<SneakerKey, Included> included = new HashMap<>();

        private final Map<SneakerKey, Fragment> loaded = new HashMap<>();
        private long revision = RevisionSeen.orCurrent();
        private long lastSnapshot = -1;
        private int attempts;

        private Reading(PriceCondition price, ShownSizes sizes, Inclusion inclusion, boolean hasNotes, BaseUri base) {
            this.price = price;
            this.sizes = sizes;
            this.offers = MatchedOffers.of(price);
            this.inclusion = inclusion;
            this.identity = inclusion.include().isEmpty()
                    ? null
                    : inclusion.include() + " " + price.currency() + " " + price.conditions()
                            + (inclusion.hasMarket() ? " " + price.kinds() : "");
            this.hasNotes = hasNotes;
            this.base = base;
        }

        /** Returns the notes about a missing exchange rate. */
        List<Note> notes() {
            return exchange.notes();
        }

        /**
         * Finds the exchange rate and the revision of the catalog from which the rate is read. Does nothing if the
         * caller wants no conversion.
         */
        private void findRate() {
            if (inclusion.convertTo() != null) {
                Exchange.Found found =
                        ReadTransaction.get(() -> Exchange.find(price.currency(), inclusion.convertTo(), today));
                exchange = found.exchange();
                revision = Math.max(revision, found.revision());
            }
        }

        /** Returns the revision that the snapshot of the next attempt must contain. */
        long revision() {
            return revision;
        }

        /**
         * Returns the sneakers, each with its matched price, in the order of the hits. Empty if the read must begin
         * again. After {@value #MAX_ATTEMPTS} attempts, or if the index has not become newer since the last attempt,
         * returns the sneakers anyway, without deleted sneakers and deleted prices.
         */
        Optional<List<Fragment.Json>> show(IndexSnapshot snapshot, List<Hit> hits) {
            boolean isLast = ++attempts == MAX_ATTEMPTS || snapshot.revision() == lastSnapshot;
            lastSnapshot = snapshot.revision();
            findRate();
            Exchange ofSneakers = hasNotes ? exchange : exchange.withoutNotes();
            List<SneakerKey> keys = hits.stream()
                    .map(hit -> new SneakerKey(
                            hit.number(), hit.stamp(), offers.matched(snapshot, hit), sizes, identity, ofSneakers))
                    .toList();
            PricesSeen.show(keys.stream().map(SneakerKey::number).toList());
            Map<SneakerKey, Fragment> found = new HashMap<>();
            List<SneakerKey> missing = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                SneakerKey key = keys.get(i);
                Fragment fragment = memory.get(key, Fragment.class);
                if (fragment == null) {
                    fragment = loaded.get(key);
                }
                if (fragment == null) {
                    missing.add(key);
                    included.put(key, included(snapshot, hits.get(i)));
                } else {
                    found.put(key, fragment);
                }
            }
            if (missing.size() == 1) {
                // After a write, many requests lack the same sneaker. One request loads it, and the others wait.
                ReentrantLock lock = loading.get((int) (missing.get(0).number() % loading.size()));
                boolean isLocked = tryLock(lock);
                try {
                    Fragment fragment = memory.get(missing.get(0), Fragment.class);
                    if (fragment == null) {
                        load(missing, snapshot, found);
                    } else {
                        found.put(missing.get(0), fragment);
                    }
                } finally {
                    if (isLocked) {
                        lock.unlock();
                    }
                }
            } else if (!missing.isEmpty()) {
                load(missing, snapshot, found);
            } else {
                store(snapshot, found);
            }
            if (snapshot.revision() < revision && (!missing.isEmpty() || inclusion.convertTo() != null) && !isLast) {
                return Optional.empty();
            }
            RevisionSeen.set(snapshot.revision());
            return Optional.of(keys.stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .map(fragment -> fragment.at(base))
                    .toList());
        }

        private Included included(IndexSnapshot snapshot, Hit hit) {
            return new Included(
                    inclusion.hasPrices()
                            ? PriceSummary.of(
                                    price.currency(), offers.summarized(snapshot, hit), exchange, Fragment.OPEN_BASE)
                            : null,
                    inclusion.hasMarket()
                            ? MarketSummary.of(IndexedMarket.of(snapshot, hit, IndexedMarket.prices(price))
                                    .orElse(null))
                            : null);
        }

        /** Loads sneakers, and caches them if no write was committed since the snapshot. */
        private void load(List<SneakerKey> missing, IndexSnapshot snapshot, Map<SneakerKey, Fragment> found) {
            Map<SneakerKey, Fragment> others = load(missing);
            found.putAll(others);
            loaded.putAll(others);
            store(snapshot, found);
        }

        /**
         * Caches the loaded sneakers if the snapshot is at least as new as the database was when they were loaded.
         * Skips a sneaker with another stamp in the snapshot.
         */
        private void store(IndexSnapshot snapshot, Map<SneakerKey, Fragment> found) {
            if (snapshot.revision() >= revision) {
                loaded.forEach((key, fragment) -> {
                    if (found.containsKey(key)) {
                        memory.put(key, fragment);
                    }
                });
            }
        }

        /**
         * Locks the lock. Returns false if the lock was not free within {@value #LOCK_MILLIS} ms, or if the thread was
         * interrupted.
         */
        private static boolean tryLock(ReentrantLock lock) {
            try {
                return lock.tryLock(LOCK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** Loads sneakers, then reads the revision. */
        private Map<SneakerKey, Fragment> load(List<SneakerKey> missing) {
            Map<Long, Long> prices = new HashMap<>();
            Map<Long, Included> shown = new HashMap<>();
            missing.forEach(key -> {
                prices.put(key.number(), key.price());
                shown.put(key.number(), included.get(key));
            });
            Map<Long, SneakerView> views = ReadTransaction.get(() -> {
                Map<Long, SneakerView> read = LoadedSneakers.withPrices(
                        prices, sizes, shown, missing.get(0).exchange(), Fragment.OPEN_BASE);
                revision = Revision.current();
                return read;
            });
            Map<SneakerKey, Fragment> fragments = new HashMap<>();
            for (SneakerKey key : missing) {
                SneakerView view = views.get(key.number());
                if (view != null) {
                    fragments.put(key, Fragment.of(view, json));
                }
            }
            return fragments;
        }
    }
}
