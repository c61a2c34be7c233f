// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceSummary;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.size.ShoeSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The current prices of one sneaker, as its document stores them: a section for each currency, kind and condition. Each
 * of these sections contains its prices in the order of {@link PriceCondition#LOWEST_FIRST}. Further sections contain
 * other data, such as its markets.
 */
final class OfferData {

    private final byte[] bytes;
    /** The position and the length of each section in bytes, by its name. */
    private final Map<String, Section> sections = new HashMap<>();

    private record Section(int position, int length) {}

    /** A stored price. The first of its size codes is the code of its own size. */
    record Stored(CurrencyCode in, long units, long id, Instant observedAt, List<Integer> codes)
            implements PriceCondition.Candidate {

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(units, in.digits());
        }

        boolean isAt(int code) {
            return codes.contains(code) || codes.contains(IndexedPrices.EVERY_SIZE);
        }

        /** Returns its own size; null if it applies to every size. */
        @Nullable
        ShoeSize size() {
            return codes.get(0) == IndexedPrices.EVERY_SIZE ? null : IndexedPrices.size(codes.get(0));
        }
    }

    private OfferData(BytesRef data) {
        bytes = data.bytes;
        ByteArrayDataInput in = new ByteArrayDataInput(bytes, data.offset, data.length);
        try {
            while (!in.eof()) {
                String name = in.readString();
                int length = in.readVInt();
                sections.put(name, new Section(in.getPosition(), length));
                in.skipBytes(length);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns the prices of a sneaker that was found. */
    static OfferData of(IndexSnapshot snapshot, IndexListing.Hit sneaker) {
        return new OfferData(IndexListing.data(snapshot, sneaker));
    }

    /**
     * Returns the data of a document with these prices.
     *
     * @param others further sections, by their names
     */
    static byte[] encoded(Map<IndexedPrices, List<IndexedPrices.Offer>> prices, Map<String, byte[]> others) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            for (Map.Entry<IndexedPrices, List<IndexedPrices.Offer>> same : prices.entrySet()) {
                byte[] section = encoded(
                        same.getKey().currency(),
                        same.getValue().stream()
                                .sorted(PriceCondition.LOWEST_FIRST)
                                .toList());
                out.writeString(same.getKey().name());
                out.writeVInt(section.length);
                out.writeBytes(section);
            }
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                out.writeString(other.getKey());
                out.writeVInt(other.getValue().length);
                out.writeBytes(other.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toArrayCopy();
    }

    private static byte[] encoded(CurrencyCode currency, List<IndexedPrices.Offer> inOrder) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        for (IndexedPrices.Offer price : inOrder) {
            out.writeVLong(IndexedPrices.units(currency, price.amount()));
            out.writeVLong(price.id());
            out.writeZLong(IndexOrder.microseconds(price.observedAt()));
            out.writeVInt(price.codes().size());
            for (int code : price.codes()) {
                out.writeVInt(code);
            }
        }
        return out.toArrayCopy();
    }

    /** Returns whether the sneaker has a current price of this currency, kind and condition. */
    boolean has(IndexedPrices prices) {
        return sections.containsKey(prices.name());
    }

    /** Returns the bytes of a further section; null if the document has none of this name. */
    @Nullable
    ByteArrayDataInput other(String name) {
        Section section = sections.get(name);
        return section == null ? null : new ByteArrayDataInput(bytes, section.position, section.length);
    }

    /** Receives prices, the lowest first. */
    @FunctionalInterface
    interface Taker {
        /** Returns whether to continue. */
        boolean take(Stored price);
    }

    /** Reads the prices of one currency, kind and condition, the lowest first, until the taker returns false. */
    void each(IndexedPrices prices, Taker taker) {
        Section section = sections.get(prices.name());
        if (section == null) {
            return;
        }
        ByteArrayDataInput in = new ByteArrayDataInput(bytes, section.position, section.length);
        boolean goesOn = true;
        while (goesOn && !in.eof()) {
            goesOn = taker.take(read(in, prices.currency()));
        }
    }

    private static Stored read(ByteArrayDataInput in, CurrencyCode currency) {
        long units = in.readVLong();
        long id = in.readVLong();
        Instant observedAt = instant(in);
        List<Integer> codes = new ArrayList<>();
        for (int count = in.readVInt(); count > 0; count--) {
            codes.add(in.readVInt());
        }
        return new Stored(currency, units, id, observedAt, codes);
    }

    private static Instant instant(ByteArrayDataInput in) {
        try {
            return Instant.EPOCH.plus(in.readZLong(), ChronoUnit.MICROS);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    List<PriceSummary.Source> summarized(CurrencyCode currency, List<ItemCondition> conditions) {
        List<PriceSummary.Source> prices = new ArrayList<>();
        for (ItemCondition condition : conditions) {
            for (PriceKind kind : PriceSummary.KINDS) {
                each(
                        new IndexedPrices(currency, kind, condition),
                        price -> prices.add(new PriceSummary.Source(
                                price.id, kind, condition, price.size(), price.amount(), price.observedAt)));
            }
        }
        return prices;
    }
}
