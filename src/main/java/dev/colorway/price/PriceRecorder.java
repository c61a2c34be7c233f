// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.WriteResult;
import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.problem.Fault;
import dev.colorway.price.history.PriceDays;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import dev.colorway.rows.RowPosition;
import io.quarkus.hibernate.orm.panache.Panache;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds observations to the catalog in batches. Observations with the same sneaker, size, currency, kind, source,
 * condition, market, time and reference are the same observation, so a repeat changes nothing. A series shares all of
 * these except the time and the reference. Its newest observation is the current price.
 */
public final class PriceRecorder {

    /** A draft and the position of its row; the position is null without a file. */
    public record Row(@Nullable RowPosition position, PriceDraft draft) {}

    private final @Nullable ObservedInFile file;
    /** Whether a row without an address of the offer removes the stored address. */
    private final boolean replaces;

    private final PriceChanges changes = new PriceChanges();
    private final KnownPrices known = new KnownPrices();
    private final List<Price> added = new ArrayList<>();
    private final PriceDays days = new PriceDays();
    /** The first row of each observation. */
    private final Map<Price, Row> rows = new HashMap<>();

    private PriceRecorder(@Nullable ObservedInFile file, boolean replaces) {
        this.file = file;
        this.replaces = replaces;
    }

    /**
     * Adds new observations. Refuses an observation that exists with another amount or another address of the offer.
     * Adds the others even if one is refused: a caller that adds all or none must then not commit.
     *
     * @param write the write that records the changes
     * @return the result of each observation, in order
     */
    public static List<WriteResult<Price>> add(List<PriceDraft> drafts, Write write) {
        return new PriceRecorder(null, false)
                .addAll(drafts.stream().map(draft -> new Row(null, draft)).toList(), write);
    }

    /**
     * Adds new observations and corrects existing ones: their amounts and the addresses of their offers. Refuses
     * another amount or address for an observation that an earlier row of the same file contains.
     *
     * @param file the observations in the earlier rows of the file; the observations in these rows are added to it
     * @param replaces whether a row without an address of the offer removes the stored address
     * @param write the write that records the changes
     * @return the result of each observation, in order; if any was refused, the caller must not commit
     */
    public static List<WriteResult<Price>> correct(List<Row> rows, ObservedInFile file, boolean replaces, Write write) {
        return new PriceRecorder(file, replaces).addAll(rows, write);
    }

    /**
     * Returns the result of each observation with faults: its faults, and one more if its sneaker does not exist. Uses
     * no statement if no sneaker must be looked up.
     */
    public static List<WriteResult<Price>> check(List<? extends DraftReader.Reading<?>> readings) {
        Set<String> slugs = readings.stream()
                .map(PriceRecorder::sneaker)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, SneakerIdentity> sneakers = slugs.isEmpty() ? Map.of() : SneakerIdentity.find(slugs);
        return readings.stream()
                .map(reading -> WriteResult.<Price>refused(
                        Stream.concat(
                                        reading.faults().stream(),
                                        Stream.ofNullable(sneaker(reading))
                                                .filter(slug -> !sneakers.containsKey(slug))
                                                .map(PriceRecorder::noSneakerFault))
                                .toList(),
                        List.of()))
                .toList();
    }

    /** Returns the sneaker of an observation with faults; null if the sneaker is missing or has a fault. */
    private static @Nullable String sneaker(DraftReader.Reading<?> reading) {
        return reading.readable() instanceof PriceDraft draft
                        && draft.sneaker() != null
                        && reading.wrong().stream()
                                .noneMatch(fault -> fault.pointerInBody().startsWith("/sneaker"))
                ? draft.sneaker().slug()
                : null;
    }

    private List<WriteResult<Price>> addAll(List<Row> batch, Write write) {
        List<PriceDraft> drafts = batch.stream().map(Row::draft).toList();
        Map<String, SneakerIdentity> sneakers = SneakerIdentity.find(
                drafts.stream().map(draft -> draft.sneaker().slug()).collect(Collectors.toSet()));
        List<Price> observed = drafts.stream()
                .map(draft -> price(draft, sneakers.get(draft.sneaker().slug())))
                .toList();
        days.existing(known.load(observed.stream().filter(Objects::nonNull).toList()));
        List<WriteResult<Price>> outcomes = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            outcomes.add(observed.get(i) == null ? noSneaker(drafts.get(i)) : add(observed.get(i), batch.get(i)));
        }
        // Updates outdated and corrected prices before it inserts new ones: a series must never have two current
        // prices.
        Panache.getEntityManager().flush();
        added.forEach(price -> price.persist());
        days.save();
        if (file != null) {
            rows.keySet().forEach(price -> file.add(price.id));
        }
        changes.record(sneakers.values(), write);
        return outcomes;
    }

    private static @Nullable Price price(PriceDraft draft, @Nullable SneakerIdentity sneaker) {
        if (sneaker == null) {
            return null;
        }
        Price price = new Price(
                sneaker.id(),
                draft.kind(),
                draft.size(),
                draft.amount(),
                draft.currency(),
                draft.source(),
                draft.observedAt());
        price.condition = Objects.requireNonNullElse(draft.condition(), ItemCondition.NEW);
        price.market = Objects.toString(draft.market(), Price.UNKNOWN);
        price.reference = Objects.requireNonNullElse(draft.reference(), Price.UNKNOWN);
        price.offerUrl = Objects.toString(draft.offerUrl(), null);
        return price;
    }

    private static WriteResult<Price> noSneaker(PriceDraft draft) {
        return WriteResult.refused(List.of(noSneakerFault(draft.sneaker().slug())), List.of());
    }

    private static Fault noSneakerFault(String slug) {
        return Fault.at("/sneaker", ResolvedReferences.missing("sneaker", slug));
    }

    private WriteResult<Price> add(Price price, Row row) {
        Price same = known.same(price);
        if (same != null) {
            return repeat(same, price, row);
        }
        Price newest = known.current(price);
        if (newest != null && Price.BY_TIME.compare(newest, price) > 0) {
            price.current = null;
        } else if (newest != null) {
            newest.current = null;
        }
        known.add(price);
        rows.put(price, row);
        added.add(price);
        days.add(price);
        changes.add(CatalogChange.Kind.CREATED, price, price.isCurrent() && newest != null ? newest.amount : null);
        return WriteResult.done(price, Change.CREATED);
    }

    private WriteResult<Price> repeat(Price same, Price again, Row row) {
        Row first = rows.putIfAbsent(same, row);
        boolean isOtherAmount = same.amount.compareTo(again.amount) != 0;
        boolean isRepeatInFile = file != null && (first != null || file.contains(same.id));
        boolean isOtherUrl = !Objects.equals(same.offerUrl, again.offerUrl)
                && (again.offerUrl != null || (replaces && !isRepeatInFile));
        if (!isOtherAmount && !isOtherUrl) {
            return WriteResult.done(same, Change.UNCHANGED);
        }
        if (file == null || isRepeatInFile) {
            String where = file != null
                    ? "on " + (first == null ? "an earlier line" : first.position) + " for the same observation: "
                    : "that this source observed at this time: ";
            String hint = (file != null || same.id == null ? "" : " (/prices/" + same.id + ")")
                    + ". If these are two observations, give each a 'reference'";
            List<Fault> faults = new ArrayList<>();
            if (isOtherAmount) {
                faults.add(Fault.at(
                        "/amount",
                        "differs from the amount " + where + same.exactAmount().toPlainString() + hint));
            }
            if (isOtherUrl) {
                faults.add(Fault.at(
                        "/offerUrl",
                        "differs from the address " + where + Objects.toString(same.offerUrl, "none") + hint));
            }
            return WriteResult.refused(List.of(), faults);
        }
        PriceDraft before = row.draft.with(same.exactAmount(), same.offerUrlOrNull());
        BigDecimal amountBefore = isOtherAmount ? same.amount : null;
        if (isOtherAmount) {
            days.remove(same);
            same.amount = again.amount;
            days.add(same);
        }
        if (isOtherUrl) {
            same.offerUrl = again.offerUrl;
        }
        changes.add(CatalogChange.Kind.CHANGED, same, amountBefore);
        return WriteResult.changed(same, before, row.draft.with(same.exactAmount(), same.offerUrlOrNull()));
    }
}
