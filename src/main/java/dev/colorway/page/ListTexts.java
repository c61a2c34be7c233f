// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import dev.colorway.catalog.Audience;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.size.SizeSystem;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.Facets;
import dev.colorway.sneaker.SneakerStatus;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    /** Returns the heading of the filter by a parameter. */
    String title(String parameter) {
        return switch (parameter) {
            case "collaborator" -> texts.collaborator();
            case "brand" -> texts.brand();
            case "silhouette" -> texts.silhouette();
            case "designer" -> texts.designer();
            case "technology" -> texts.technology();
            case "audience" -> texts.audience();
            case "color" -> texts.color();
            case "size" -> texts.size();
            case "collaboration" -> texts.collaboration();
            case "tag" -> texts.tag();
            case "slug" -> texts.sneaker();
            case "styleCode" -> texts.styleCode();
            case "gtin" -> texts.gtin();
            case "identifier" -> texts.identifier();
            case "kind" -> texts.priceKind();
            case "condition" -> texts.condition();
            case "status" -> texts.status();
            case "releasedFrom" -> texts.releasedFrom();
            case "releasedTo" -> texts.releasedTo();
            case "minPremium" -> texts.minPremium();
            case "maxPremium" -> texts.maxPremium();
            default -> parameter;
        };
    }

    /**
     * Returns the text of a chosen value that no facet contains, with the heading of its filter.
     *
     * @param value as the API repeats it, or the name of the entry
     */
    String chosen(String parameter, String value) {
        return switch (parameter) {
            case "general" -> Boolean.parseBoolean(value) ? texts.generalOnly() : texts.collaborationsOnly();
            default -> title(parameter) + ": " + shown(parameter, value);
        };
    }

    private String shown(String parameter, String value) {
        return switch (parameter) {
            case "color" -> texts.colorName(BaseColor.valueOf(value));
            case "audience" -> texts.audienceName(Audience.valueOf(value));
            case "kind" -> texts.kindName(PriceKind.valueOf(value));
            case "condition" -> texts.conditionName(ItemCondition.valueOf(value));
            case "status" -> texts.statusName(SneakerStatus.valueOf(value));
            case "releasedFrom", "releasedTo" ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(CalendarDate.fromString(value).first());
            case "minPremium", "maxPremium" -> {
                NumberFormat percent = NumberFormat.getPercentInstance(language);
                percent.setMaximumFractionDigits(4);
                yield percent.format(new BigDecimal(value).movePointLeft(2));
            }
            default -> value;
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
