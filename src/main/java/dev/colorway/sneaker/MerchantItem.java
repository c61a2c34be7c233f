// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.Audience;
import dev.colorway.content.Image;
import dev.colorway.content.WebLink;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceSummary;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.size.ShoeSize;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One item of a {@link MerchantFeed}. Names, values and lengths of its attributes follow Google's product data
 * specification.
 *
 * @param attributes in order; {@code additional_image_link} can be repeated
 */
record MerchantItem(List<Map.Entry<String, String>> attributes) {

    /** Apparel &amp; Accessories &gt; Shoes, in Google's taxonomy. */
    private static final String SHOES = "187";

    private static final int MAX_TITLE = 150;
    private static final int MAX_BRAND = 70;
    private static final int MAX_MPN = 70;
    private static final int MAX_COLORS = 100;
    private static final int MAX_ADDITIONAL_IMAGES = 10;

    /**
     * Google limits an id to 50 characters. The longest suffix (size and condition) has 16 characters, so the longest
     * id has 49.
     */
    private static final int MAX_GROUP = 33;

    private static final int DIGEST = 8;
    private static final String SHOP = "shop";

    /** The parts of a size: a system that Google accepts, the letter of the system, the value, and the width. */
    private static final Pattern SIZE = Pattern.compile("(US|UK|EU|JP|CN)([WYC]?)([0-9.]+)(?:-(.+))?");

    /**
     * Returns the items of a sneaker: one for each size and condition with an ask, with the lowest ask. Without asks,
     * returns one item with the lowest retail price, or without a price if no retail price is known. Prices of the
     * condition {@link ItemCondition#DEFECT} do not count.
     *
     * @param prices its current prices in the currency
     */
    static List<MerchantItem> of(
            Sneaker sneaker, List<PriceSummary.Source> prices, CurrencyCode currency, MerchantOptions options) {
        Map<String, PriceSummary.Source> offered = new LinkedHashMap<>();
        prices.stream()
                .filter(price -> price.kind() == PriceKind.ASK && price.condition() != ItemCondition.DEFECT)
                .sorted(PriceCondition.LOWEST_FIRST)
                .forEach(ask -> offered.putIfAbsent(suffix(size(ask), ask.condition()), ask));
        if (offered.isEmpty()) {
            return List.of(of(
                    sneaker,
                    "",
                    prices.stream()
                            .filter(price ->
                                    price.kind() == PriceKind.RETAIL && price.condition() != ItemCondition.DEFECT)
                            .min(PriceCondition.LOWEST_FIRST)
                            .orElse(null),
                    false,
                    currency,
                    options));
        }
        return offered.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(MerchantItem::size)))
                .map(ask -> of(sneaker, ask.getKey(), ask.getValue(), offered.size() > 1, currency, options))
                .toList();
    }

    private static ShoeSize size(PriceSummary.Source ask) {
        return Objects.requireNonNull(ask.size(), "Every ask has a size");
    }

    private static String suffix(ShoeSize size, ItemCondition condition) {
        return "-" + size.text() + (condition == ItemCondition.NEW ? "" : "-used");
    }

    /** @param price null if it is not known */
    private static MerchantItem of(
            Sneaker sneaker,
            String suffix,
            PriceSummary.@Nullable Source price,
            boolean isOfGroup,
            CurrencyCode currency,
            MerchantOptions options) {
        Attributes all = new Attributes();
        String group = group(sneaker.slug);
        ShoeSize size = price == null ? null : price.size();
        all.add("id", group + suffix);
        all.add("title", cut(sneaker.name, MAX_TITLE));
        all.add("description", sneaker.description == null ? sneaker.name : sneaker.description.toString());
        all.add("link", link(sneaker, options));
        List<String> images =
                sneaker.images.stream().map(Image::url).map(Object::toString).toList();
        all.add("image_link", images.isEmpty() ? null : images.get(0));
        images.stream().skip(1).limit(MAX_ADDITIONAL_IMAGES).forEach(url -> all.add("additional_image_link", url));
        all.add("availability", options.availability());
        all.add("price", price == null ? null : price.amount().toPlainString() + " " + currency);
        all.add("brand", cut(sneaker.brand().name, MAX_BRAND));
        all.add("gtin", Product.gtin(sneaker.sizedGtins(), size));
        all.add("mpn", sneaker.styleCode == null || sneaker.styleCode.length() > MAX_MPN ? null : sneaker.styleCode);
        all.add("condition", price != null && price.condition() == ItemCondition.USED ? "used" : "new");
        all.add("google_product_category", SHOES);
        all.add("color", color(sneaker));
        all.add("gender", Product.gender(sneaker.audience));
        all.add("age_group", ageGroup(sneaker.audience));
        if (size != null) {
            addSize(size, all);
        }
        all.add("item_group_id", isOfGroup ? group : null);
        return new MerchantItem(all.list);
    }

    /** The attributes with a value, in order. */
    private static final class Attributes {

        private final List<Map.Entry<String, String>> list = new ArrayList<>();

        void add(String name, @Nullable String value) {
            if (value != null) {
                list.add(Map.entry(name, value));
            }
        }
    }

    /** Returns the slug; if the slug is too long for an id, returns its beginning and a digest. */
    static String group(String slug) {
        return slug.length() <= MAX_GROUP
                ? slug
                : slug.substring(0, MAX_GROUP - DIGEST - 1) + "-" + digest(slug).substring(0, DIGEST);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String link(Sneaker sneaker, MerchantOptions options) {
        return options.link() != null
                ? options.link().replace(MerchantOptions.SLUG, sneaker.slug)
                : sneaker.links.stream()
                        .filter(link -> link.rel().equals(SHOP))
                        .map(WebLink::url)
                        .map(Object::toString)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * Returns the first three colours with slashes between them, because Google reads no more. Without colours, returns
     * the nickname; null if neither is known.
     */
    private static @Nullable String color(Sneaker sneaker) {
        String color = Product.color(sneaker.colors.stream().limit(3).toList(), sneaker.colorway);
        return color == null ? null : cut(color, MAX_COLORS);
    }

    private static @Nullable String ageGroup(@Nullable Audience audience) {
        return audience == null
                ? null
                : switch (audience) {
                    case MEN, WOMEN, UNISEX -> "adult";
                    case GRADE_SCHOOL, PRE_SCHOOL -> "kids";
                    case TODDLER -> "toddler";
                };
    }

    private static void addSize(ShoeSize size, Attributes all) {
        Matcher parts = SIZE.matcher(size.text());
        if (!parts.matches()) {
            all.add("size", size.text().equals("OS") ? "one size" : size.text());
            return;
        }
        String letter = parts.group(2).equals("W") ? "" : parts.group(2);
        all.add("size", parts.group(3) + letter + (parts.group(4) == null ? "" : " " + parts.group(4)));
        all.add("size_system", parts.group(1));
    }

    /** Returns the beginning of a text, of at most this many characters. */
    private static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max)).strip();
    }
}
