// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.colorway.catalog.Audience;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceSummary;
import dev.colorway.price.PriceSummary.SizeAsk;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import dev.colorway.size.ShownSizes;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sneaker as schema.org describes a {@code Product}, to be put into a page as JSON-LD. It leaves out data that the
 * catalog does not contain, above all {@code availability}: a price shows that an offer existed at the time of the
 * observation, not that the offer still exists.
 *
 * @param id the address that identifies the product, the same as {@code url}
 * @param name the name of the sneaker
 * @param color the maker's colours with a slash between them, else the nickname of the colorway
 * @param sku the slug
 * @param mpn the first style code
 * @param gtin the GTIN of the size if the request names exactly one size, otherwise the GTIN without a size
 * @param size the size if the request names exactly one size, otherwise null
 * @param releaseDate a date, month or year (ISO 8601)
 * @param keywords the tags
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Product(
        @JsonIgnore String version,
        @JsonProperty("@context") String context,
        @JsonProperty("@type") String type,
        @JsonProperty("@id") URI id,
        String name,
        URI url,
        @Nullable String description,
        List<String> image,
        Named brand,
        @Nullable String model,
        @Nullable String color,
        String sku,
        @Nullable String mpn,
        @Nullable String gtin,
        @Nullable String size,
        @Nullable String releaseDate,
        @Nullable People audience,
        List<String> keywords,
        List<String> sameAs,
        @Nullable Offers offers)
        implements Versioned {

    private static final String OFFICIAL = "official";

    /** Something that has a name. */
    public record Named(@JsonProperty("@type") String type, String name) {}

    /** The people that a product is made for. */
    public record People(@JsonProperty("@type") String type, String suggestedGender) {}

    /**
     * One offer, or several as {@code AggregateOffer}. Amounts are in major units.
     *
     * @param price the amount of one offer; null for several offers
     * @param lowPrice the lowest amount of several offers; null for one offer
     * @param highPrice the highest amount of several offers; null for one offer, and if more sizes have an ask than a
     *     summary lists
     * @param offerCount the count of several offers; null for one offer
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Offers(
            @JsonProperty("@type") String type,
            @Nullable BigDecimal price,
            @Nullable BigDecimal lowPrice,
            @Nullable BigDecimal highPrice,
            @Nullable Integer offerCount,
            CurrencyCode priceCurrency,
            String itemCondition,
            @Nullable String url) {

        /**
         * Returns the offers for the shown price: several if it is an ask and several sizes have an ask, otherwise one.
         * Returns null without a price, for a sale, which is over, and for a bid, which is not an offer to sell.
         *
         * @param prices the summary of the prices in the currency and the conditions of the request; null for the shown
         *     price alone
         */
        private static @Nullable Offers of(@Nullable MatchedPrice shown, @Nullable PriceSummary prices) {
            if (shown == null || (shown.kind() != PriceKind.ASK && shown.kind() != PriceKind.RETAIL)) {
                return null;
            }
            String condition = condition(shown.condition());
            if (prices == null
                    || shown.kind() != PriceKind.ASK
                    || prices.sizes().size() < 2) {
                return new Offers(
                        "Offer",
                        shown.amount(),
                        null,
                        null,
                        null,
                        shown.currency(),
                        condition,
                        shown.offerUrl() == null ? null : shown.offerUrl().toString());
            }
            return new Offers(
                    "AggregateOffer",
                    null,
                    Objects.requireNonNull(prices.lowestAsk(), "Several sizes have an ask")
                            .amount(),
                    // The ask of a size that is not listed can be higher than all others.
                    prices.more() > 0
                            ? null
                            : Collections.max(prices.sizes(), Comparator.comparing(SizeAsk::lowestAsk))
                                    .lowestAsk(),
                    prices.sizes().size() + prices.more(),
                    shown.currency(),
                    condition,
                    null);
        }

        private static String condition(ItemCondition condition) {
            return "https://schema.org/"
                    + switch (condition) {
                        case NEW -> "NewCondition";
                        case USED -> "UsedCondition";
                        case DEFECT -> "DamagedCondition";
                    };
        }
    }

    /**
     * Returns one sneaker as a product, from the database alone.
     *
     * @param sneaker its slug or style code
     * @throws dev.colorway.http.MovedException if it is a former slug
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has or had it;
     *     {@code INVALID_PARAMETER} if the catalog does not know a size
     */
    static Product read(String sneaker, PriceSelection quoted, BaseUri base) {
        return SneakerLookup.ofOneState(() -> {
            Inclusion asks = new Inclusion(List.of(Inclusion.PRICES), null);
            SneakerView view = SneakerLookup.view(sneaker, quoted, ShownSizes.ALL, asks, base);
            return of(view, quoted, view.url());
        });
    }

    /**
     * Returns the product.
     *
     * @param sneaker with the summary of its prices
     * @param quoted the parameters that selected its price. With exactly one size, the product is of that size
     * @param url the address of the page or the resource that shows the product
     */
    public static Product of(SneakerView sneaker, PriceSelection quoted, URI url) {
        List<ShoeSize> sizes = quoted.price().sizes();
        ShoeSize size = sizes.size() == 1 ? sizes.get(0) : null;
        PriceSummary prices = Objects.requireNonNull(sneaker.priceSummary(), "The summary was requested");
        String gender = gender(sneaker.audience());
        return new Product(
                sneaker.version(),
                "https://schema.org",
                "Product",
                url,
                sneaker.name(),
                url,
                sneaker.description() == null ? null : sneaker.description().toString(),
                sneaker.images().stream().map(image -> image.url().toString()).toList(),
                new Named("Brand", sneaker.brand().name()),
                sneaker.silhouette() == null ? null : sneaker.silhouette().name(),
                color(sneaker.colors(), sneaker.colorway()),
                sneaker.slug(),
                sneaker.styleCode(),
                gtin(sneaker.gtins(), size),
                size == null ? null : size.label(),
                sneaker.releaseDate() == null ? null : sneaker.releaseDate().toString(),
                gender == null ? null : new People("PeopleAudience", gender),
                sneaker.tags(),
                sneaker.links().stream()
                        .filter(link -> link.rel().equals(OFFICIAL))
                        .map(link -> link.url().toString())
                        .toList(),
                Offers.of(sneaker.price(), sizes.isEmpty() ? prices : null));
    }

    /** Returns the maker's colours with a slash between them, else the nickname; null if neither is known. */
    static @Nullable String color(List<Color> colors, @Nullable String nickname) {
        return colors.isEmpty() ? nickname : colors.stream().map(Color::name).collect(Collectors.joining("/"));
    }

    /**
     * Returns the GTIN of a size.
     *
     * @param size null for the GTIN of the sneaker itself
     * @return null if it is not known
     */
    static @Nullable String gtin(List<SizedGtin> gtins, @Nullable ShoeSize size) {
        return gtins.stream()
                .filter(gtin -> size == null ? gtin.size() == null : size.equals(gtin.size()))
                .map(gtin -> gtin.gtin().digits())
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns the gender of an audience, as both schema.org and Google name it; null if the audience is not known or
     * has no gender.
     */
    static @Nullable String gender(@Nullable Audience audience) {
        return audience == null
                ? null
                : switch (audience) {
                    case MEN -> "male";
                    case WOMEN -> "female";
                    case UNISEX -> "unisex";
                    case GRADE_SCHOOL, PRE_SCHOOL, TODDLER -> null;
                };
    }
}
