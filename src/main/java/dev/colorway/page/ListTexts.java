// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.catalog.Audience;
import dev.colorway.price.PriceKind;
import dev.colorway.size.SizeSystem;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.Facets;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the list that depend on the response of the API.
 *
 * @param query the query of the address
 * @param currency the currency of the prices (ISO 4217)
 */
public record ListTexts(Texts texts, Locale language, ApiQuery query, String currency) {

    /** Returns the text of a value of a facet: its label, unless it is a constant of the API. */
    String value(String facet, Facets.Value value) {
        return switch (facet) {
            case "color" -> texts.colorName(BaseColor.valueOf(value.value()));
            case "audience" -> texts.audienceName(Audience.valueOf(value.value()));
            default -> value.label();
        };
    }

    /**
     * Returns the heading of the filter by a facet.
     *
     * @throws IllegalArgumentException if the page has no filter by this facet
     */
    String title(String facet) {
        return switch (facet) {
            case "collaborator" -> texts.collaborator();
            case "brand" -> texts.brand();
            case "silhouette" -> texts.silhouette();
            case "designer" -> texts.designer();
            case "technology" -> texts.technology();
            case "audience" -> texts.audience();
            case "color" -> texts.color();
            default -> throw new IllegalArgumentException("no filter by " + facet);
        };
    }

    String system(SizeSystem system) {
        return texts.systemName(system);
    }

    /** Returns the range of prices, and how many sneakers have a price in this range. */
    String bucket(Facets.Bucket bucket, String currency) {
        return between(bucket.min(), bucket.max(), currency) + ": " + bucket.count();
    }

    /** Returns a range of prices; an end that is null is open. */
    String between(@Nullable BigDecimal low, @Nullable BigDecimal high, String currency) {
        if (high == null) {
            return texts.from(MoneyFormat.text(low == null ? BigDecimal.ZERO : low, currency, language));
        }
        if (low == null) {
            return texts.upTo(MoneyFormat.text(high, currency, language));
        }
        return texts.between(MoneyFormat.text(low, currency, language), MoneyFormat.text(high, currency, language));
    }

    /** Returns an amount with its currency. */
    String amount(BigDecimal amount, String currency) {
        return MoneyFormat.text(amount, currency, language);
    }

    /** Returns the amount of a price. */
    public String amount(Card.Price price) {
        return amount(price.amount(), price.currency());
    }

    /** Returns an amount in another currency, with the day of its exchange rate. */
    public String converted(Card.Converted converted) {
        return texts.converted(amount(converted.amount(), converted.currency()), converted.date());
    }

    /**
     * Returns the part of the query that selects the price of a sneaker and the language, so that the page of the
     * sneaker shows the same price.
     */
    public String quoted() {
        return query.only("currency", "size", "kind", "condition", "lang").text();
    }

    /** Returns the kind of a price, with its size if it has one: {@code lowest ask, US9}. */
    public String kind(Card.Price price) {
        String kind = switch (PriceKind.valueOf(price.kind())) {
            case ASK -> texts.lowestAsk();
            // A request that names kinds gets the lowest price of these kinds.
            case SALE -> query.has("kind") ? texts.lowestSale() : texts.lastSale();
            case RETAIL -> texts.retail();
            case BID -> texts.bid();
        };
        return price.size() == null ? kind : texts.atSize(kind, price.size());
    }
}
