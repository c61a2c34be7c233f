// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.colorway.catalog.Audience;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.http.BaseUri;
import dev.colorway.http.Versioned;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.MatchedPrices;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceSummary;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import dev.colorway.size.ShownSizes;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sneaker as schema.org describes a {@code Product}, to be put into a page as JSON-LD. It leaves out what the catalog
 * does not know: {@code availability} above all, because a price says that something was offered, not that it still is.
 *
 * @param name the name of the sneaker
 * @param color the maker's colours with a slash between them, else the nickname of the colorway
 * @param mpn the first style code
 * @param gtin the GTIN of the size that the request names, else the one that belongs to no size
 * @param size the size, if the request names one
 * @param releaseDate a date, month or year (ISO 8601)
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Product(
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
        @Nullable String mpn,
        @Nullable String gtin,
        @Nullable String size,
        @Nullable String releaseDate,
        @Nullable People audience,
        List<String> sameAs,
        @Nullable Offers offers)
        implements Versioned {

    private static final String OFFICIAL = "official";

    /** Something that has a name. */
    record Named(@JsonProperty("@type") String type, String name) {}

    /** The people that a product is made for. */
    record People(@JsonProperty("@type") String type, String suggestedGender) {}

    /**
     * One offer, or several as {@code AggregateOffer}. Amounts are in major units.
     *
     * @param price of one offer
     * @param lowPrice of several
     * @param highPrice of several
     * @param offerCount of several
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Offers(
            @JsonProperty("@type") String type,
            @Nullable BigDecimal price,
            @Nullable BigDecimal lowPrice,
            @Nullable BigDecimal highPrice,
            @Nullable Integer offerCount,
            CurrencyCode priceCurrency,
            String itemCondition,
            @Nullable String url) {

        /**
         * Returns the offers that the shown price stands for; null if it is none: a sale is over, and a bid is of a
         * buyer.
         *
         * @param asks all current asks in the currency and the conditions; used if the request names no size
         */
        static @Nullable Offers of(@Nullable MatchedPrice shown, List<PriceSummary.Source> asks) {
            if (shown == null || (shown.kind() != PriceKind.ASK && shown.kind() != PriceKind.RETAIL)) {
                return null;
            }
            String condition = condition(shown.condition());
            List<BigDecimal> amounts = asks.stream()
                    .filter(ask -> shown.kind() == PriceKind.ASK && ask.condition() == shown.condition())
                    .map(PriceSummary.Source::amount)
                    .sorted()
                    .toList();
            return amounts.size() < 2
                    ? new Offers(
                            "Offer",
                            shown.amount(),
                            null,
                            null,
                            null,
                            shown.currency(),
                            condition,
                            shown.offerUrl() == null ? null : shown.offerUrl().toString())
                    : new Offers(
                            "AggregateOffer",
                            null,
                            amounts.get(0),
                            amounts.get(amounts.size() - 1),
                            amounts.size(),
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
     * @throws ProblemException {@link dev.colorway.http.problem.ProblemType#NOT_FOUND} if no sneaker has it
     */
    static Product read(String sneaker, PriceSelection quoted, BaseUri base) {
        return SneakerLookup.ofOneState(() -> {
            SneakerView view = SneakerLookup.view(sneaker, quoted, ShownSizes.ALL, Inclusion.NONE, base);
            PriceCondition price = quoted.price();
            if (!price.sizes().isEmpty()) {
                return of(view, price.sizes().size() == 1 ? price.sizes().get(0) : null, List.of());
            }
            long id = SneakerIdentity.present(sneaker).id();
            List<PriceSummary.Source> asks =
                    MatchedPrices.summarized(List.of(id), price.currency(), price.conditions())
                            .getOrDefault(id, List.of())
                            .stream()
                            .filter(source -> source.kind() == PriceKind.ASK)
                            .toList();
            return of(view, null, asks);
        });
    }

    /**
     * Returns the product.
     *
     * @param size the only size that the request names; null if it names none or several
     * @param asks all current asks of the sneaker in the currency and the conditions of the request
     */
    static Product of(SneakerView sneaker, @Nullable ShoeSize size, List<PriceSummary.Source> asks) {
        String gender = gender(sneaker.audience());
        return new Product(
                sneaker.version(),
                "https://schema.org",
                "Product",
                sneaker.url(),
                sneaker.name(),
                sneaker.url(),
                sneaker.description() == null ? null : sneaker.description().toString(),
                sneaker.images().stream().map(image -> image.url().toString()).toList(),
                new Named("Brand", sneaker.brand().name()),
                sneaker.silhouette() == null ? null : sneaker.silhouette().name(),
                color(sneaker.colors(), sneaker.colorway()),
                sneaker.styleCode(),
                gtin(sneaker.gtins(), size),
                size == null ? null : size.label(),
                sneaker.releaseDate() == null ? null : sneaker.releaseDate().toString(),
                gender == null ? null : new People("PeopleAudience", gender),
                sneaker.links().stream()
                        .filter(link -> link.rel().equals(OFFICIAL))
                        .map(link -> link.url().toString())
                        .toList(),
                Offers.of(sneaker.price(), asks));
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

    /** Returns the gender of an audience, as both schema.org and Google name it; null if it says none. */
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
