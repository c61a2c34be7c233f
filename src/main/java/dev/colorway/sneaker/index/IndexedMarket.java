// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.ItemCondition;
import dev.colorway.price.MarketPrices;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.ShownKinds;
import dev.colorway.price.history.Trend;
import dev.colorway.price.history.TrendWindow;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.IndexSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.jspecify.annotations.Nullable;

/**
 * The market of a sneaker in the index, for one currency, kind and condition. Its number fields contain the premium
 * over retail and the changes, in hundredths of a percent, and the time of the latest observation. The data of the
 * document contain the amounts. The kind that the sneaker shows has the number fields twice: once with the kind in the
 * name, and once with {@code SHOWN}, for requests that name no kind.
 *
 * @param kind the kind of the prices
 * @param premium the premium over retail in percent; null for retail prices, or if a price is not known
 * @param trend how the prices have changed; null if the price history contains none of them
 */
public record IndexedMarket(
        PriceKind kind,
        @Nullable BigDecimal premium,
        @Nullable Trend trend) {

    /** The name of the premium among the numbers of the market. The names of its fields begin with this name. */
    public static final String PREMIUM = "premium";

    private static final String CHANGE = "change";
    private static final String LATEST = "latest ";
    private static final String SECTION = "market ";
    private static final int PERCENT_DIGITS = 2;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

    /** Returns the market of one currency, kind and condition. */
    static IndexedMarket of(
            PriceKind kind,
            IndexedPrices prices,
            Map<IndexedPrices, List<IndexedPrices.Offer>> offers,
            @Nullable Trend trend) {
        IndexedPrices retail = new IndexedPrices(prices.currency(), PriceKind.RETAIL, ItemCondition.NEW);
        return new IndexedMarket(
                kind,
                MarketPrices.premium(
                                kind,
                                amount(kind, offers.getOrDefault(prices, List.of())),
                                amount(PriceKind.RETAIL, offers.getOrDefault(retail, List.of())))
                        .orElse(null),
                trend);
    }

    private static Optional<BigDecimal> amount(PriceKind kind, List<IndexedPrices.Offer> offers) {
        return MarketPrices.of(kind, offers).map(IndexedPrices.Offer::amount);
    }

    /**
     * Adds the fields of all markets of a sneaker, and the fields of the shown kinds.
     *
     * @return the sections with the data of the markets, by their names
     */
    static Map<String, byte[]> addTo(EntryDocument document, Map<IndexedPrices, IndexedMarket> markets) {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        markets.forEach((prices, market) -> {
            market.addFields(document, prices);
            sections.put(SECTION + prices.name(), market.encoded());
        });
        markets.keySet().stream()
                .map(prices -> new IndexedPrices(prices.currency(), null, prices.condition()))
                .distinct()
                .forEach(shown -> ShownKinds.first(kind -> markets.containsKey(ofKind(kind, shown)))
                        .map(kind -> markets.get(ofKind(kind, shown)))
                        .ifPresent(market -> market.addFields(document, shown)));
        return sections;
    }

    private static IndexedPrices ofKind(PriceKind kind, IndexedPrices prices) {
        return new IndexedPrices(prices.currency(), kind, prices.condition());
    }

    private void addFields(EntryDocument document, IndexedPrices prices) {
        if (premium != null) {
            document.number(field(PREMIUM, prices), hundredths(premium));
        }
        if (trend != null) {
            document.number(LATEST + prices.name(), trend.latest().at());
            for (TrendWindow window : TrendWindow.values()) {
                BigDecimal change = trend.change(window);
                if (change != null) {
                    document.number(field(change(window), prices), hundredths(change));
                }
            }
        }
    }

    private static long hundredths(BigDecimal percent) {
        return percent.movePointRight(PERCENT_DIGITS).min(LARGEST).longValue();
    }

    /** Returns the name of the number that is the change in a window: {@code change7d}. */
    public static String change(TrendWindow window) {
        return CHANGE + window.text();
    }

    private static String field(String number, IndexedPrices prices) {
        return number + " " + prices.name();
    }

    /**
     * Returns the prices whose market sorts or limits a list. Their kind is the first kind of {@code price}, or the
     * shown kind if {@code price} has none. Their condition is the first condition of {@code price}.
     */
    public static IndexedPrices prices(PriceCondition price) {
        return new IndexedPrices(
                price.currency(),
                price.isOfShownKind() ? null : price.kinds().get(0),
                price.conditions().get(0));
    }

    /**
     * Orders by a number of the market.
     *
     * @param number {@link #PREMIUM}, or the name of a change
     */
    public static IndexOrder order(String number, IndexedPrices prices, boolean descending) {
        return IndexOrder.byPercent(field(number, prices), descending);
    }

    /** Orders by the time of the latest observation, the newest first. */
    public static IndexOrder latestFirst(IndexedPrices prices) {
        return IndexOrder.byInstant(LATEST + prices.name(), true);
    }

    /**
     * Returns a query for the sneakers whose latest observation is at a time or later.
     *
     * @param micros the time, in microseconds since 1970
     */
    public static Query observedSince(IndexedPrices prices, long micros) {
        return LongField.newRangeQuery(LATEST + prices.name(), micros, Long.MAX_VALUE);
    }

    /**
     * Returns a query for the sneakers with this number in a range.
     *
     * @param min the lowest percentage, inclusive; null for no limit
     * @param max the highest percentage, inclusive; null for no limit
     */
    public static Query between(
            String number, IndexedPrices prices, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        return LongField.newRangeQuery(
                field(number, prices),
                min == null ? Long.MIN_VALUE : limit(min, RoundingMode.CEILING),
                max == null ? Long.MAX_VALUE : limit(max, RoundingMode.FLOOR));
    }

    private static long limit(BigDecimal percent, RoundingMode rounding) {
        return percent.movePointRight(PERCENT_DIGITS)
                .setScale(0, rounding)
                .min(LARGEST)
                .max(LARGEST.negate())
                .longValueExact();
    }

    /**
     * Returns the market of a sneaker that was found; empty if the sneaker has no price of this currency, kind and
     * condition.
     */
    public static Optional<IndexedMarket> of(IndexSnapshot snapshot, IndexListing.Hit sneaker, IndexedPrices prices) {
        OfferData data = OfferData.of(snapshot, sneaker);
        List<PriceKind> kinds = prices.kind() == null ? ShownKinds.inOrder() : List.of(prices.kind());
        for (PriceKind kind : kinds) {
            ByteArrayDataInput in = data.other(SECTION + ofKind(kind, prices).name());
            if (in != null) {
                return Optional.of(decoded(kind, in));
            }
        }
        return Optional.empty();
    }

    private byte[] encoded() {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            out.writeString(premium == null ? "" : premium.toPlainString());
            out.writeByte((byte) (trend == null ? 0 : 1));
            if (trend != null) {
                write(out, trend.latest());
                for (TrendWindow window : TrendWindow.values()) {
                    Trend.Point point = trend.before().get(window);
                    out.writeByte((byte) (point == null ? 0 : 1));
                    if (point != null) {
                        write(out, point);
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toArrayCopy();
    }

    private static void write(ByteBuffersDataOutput out, Trend.Point point) throws IOException {
        out.writeZLong(point.at());
        out.writeVLong(point.units());
    }

    private static IndexedMarket decoded(PriceKind kind, ByteArrayDataInput in) {
        try {
            String percent = in.readString();
            Trend trend = null;
            if (in.readByte() == 1) {
                Trend.Point latest = new Trend.Point(in.readZLong(), in.readVLong());
                Map<TrendWindow, Trend.Point> before = new EnumMap<>(TrendWindow.class);
                for (TrendWindow window : TrendWindow.values()) {
                    if (in.readByte() == 1) {
                        before.put(window, new Trend.Point(in.readZLong(), in.readVLong()));
                    }
                }
                trend = new Trend(latest, before);
            }
            return new IndexedMarket(kind, percent.isEmpty() ? null : new BigDecimal(percent), trend);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
