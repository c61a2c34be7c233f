// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.StyleCode;
import dev.colorway.price.Percent;
import dev.colorway.price.PriceCondition;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.NamedDocuments;
import dev.colorway.search.TextQuery;
import dev.colorway.sneaker.index.AskedPrices;
import dev.colorway.sneaker.index.IndexedMarket;
import dev.colorway.sneaker.index.SneakerDocuments;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The index conditions of a {@link SneakerFilter}. A sneaker must satisfy all of them. Size and range are one
 * condition, because one price must satisfy both. If a caller names an entry, the index finds its slug.
 */
final class SneakerConditions {

    /** The query without conditions: all sneakers. */
    static final Query ALL = IndexSnapshot.ofType(SneakerDocuments.TYPE);

    /** The only condition that adds to the score. */
    private static final String TEXT = "q";

    private static final String PRICE = "price";
    private static final String PREMIUM = "premium";

    private final SneakerFilter filter;
    private final Map<String, Query> conditions = new LinkedHashMap<>();
    private final Map<String, List<String>> chosen = new HashMap<>();

    private SneakerConditions(SneakerFilter filter) {
        this.filter = filter;
    }

    static SneakerConditions of(SneakerFilter filter, IndexSnapshot snapshot) {
        SneakerConditions result = new SneakerConditions(filter);
        result.add(filter.names(), snapshot);
        result.add(filter.codes(), snapshot);
        result.any(SneakerDocuments.AUDIENCE, filter.traits().audience());
        result.any(SneakerDocuments.STATUS, filter.traits().status());
        result.any(SneakerDocuments.COLOR, filter.traits().color());
        if (filter.prices().price().narrows()) {
            result.conditions.put(PRICE, AskedPrices.of(filter.prices().price()).matching());
        }
        result.putPremium(result.conditions, filter.prices().price());
        result.add(filter.released());
        return result;
    }

    private void add(SneakerNames names, IndexSnapshot snapshot) {
        if (names.q() != null) {
            conditions.put(TEXT, TextQuery.of(names.words()));
        }
        any(snapshot, SneakerDocuments.COLLABORATOR, NamedDocuments.COLLABORATORS, names.collaborator());
        any(snapshot, SneakerDocuments.COLLABORATION, NamedDocuments.COLLABORATIONS, names.collaboration());
        any(snapshot, SneakerDocuments.DESIGNER, NamedDocuments.DESIGNERS, names.designer());
        any(snapshot, SneakerDocuments.BRAND, NamedDocuments.BRANDS, names.brand());
        any(snapshot, SneakerDocuments.SILHOUETTE, NamedDocuments.SILHOUETTES, names.silhouette());
        any(SneakerDocuments.TECHNOLOGY, names.technology());
        any(SneakerDocuments.TAG, names.tag());
        if (names.general() != null) {
            conditions.put("general", isGeneral(names.general()));
        }
    }

    private void add(SneakerCodes codes, IndexSnapshot snapshot) {
        any(SneakerDocuments.STYLE_CODE, codes.styleCode());
        anyNamed(snapshot, codes.slug());
        any(SneakerDocuments.GTIN, codes.gtin());
        any(SneakerDocuments.IDENTIFIER, codes.identifier());
    }

    private void add(ReleasePeriod released) {
        if (released.releasedFrom() != null) {
            conditions.put(
                    "releasedFrom",
                    LongField.newRangeQuery(
                            SneakerDocuments.RELEASED_LAST,
                            released.releasedFrom().first().toEpochDay(),
                            Long.MAX_VALUE));
        }
        if (released.releasedTo() != null) {
            conditions.put(
                    "releasedTo",
                    LongField.newRangeQuery(
                            SneakerDocuments.RELEASED_FIRST,
                            Long.MIN_VALUE,
                            released.releasedTo().last().toEpochDay()));
        }
    }

    private void any(String parameter, List<String> values) {
        any(parameter, values, values);
    }

    private void any(IndexSnapshot snapshot, String parameter, String type, List<String> given) {
        any(parameter, given, List.copyOf(snapshot.slugsOfSlugsOrNames(type, given)));
    }

    /**
     * Adds the condition that a field has one of the values. Adds no condition if the caller has sent no value.
     *
     * @param parameter the name of the parameter, and of the field
     * @param given what the caller has sent
     * @param values the values of the field for the sent values; if there are none, nothing matches
     */
    private void any(String parameter, List<String> given, List<String> values) {
        if (!given.isEmpty()) {
            conditions.put(parameter, IndexSnapshot.any(parameter, values));
            chosen.put(parameter, values);
        }
    }

    /** Adds the condition that one of the values is the slug, a style code or a former slug of the sneaker. */
    private void anyNamed(IndexSnapshot snapshot, List<String> given) {
        any(
                EntryDocument.SLUG,
                given,
                given.stream()
                        .flatMap(value -> slugs(snapshot, value).stream())
                        .distinct()
                        .toList());
    }

    /**
     * Returns the slug of the sneaker with this slug, style code or former slug, in this order; empty if none has it.
     */
    private static Set<String> slugs(IndexSnapshot snapshot, String value) {
        Set<String> present = snapshot.slugs(SneakerDocuments.TYPE, EntryDocument.SLUG, value);
        Set<String> coded = present.isEmpty()
                ? snapshot.slugs(SneakerDocuments.TYPE, SneakerDocuments.STYLE_CODE, StyleCode.key(value))
                : present;
        return coded.isEmpty()
                ? snapshot.slugOfFormerSlug(SneakerDocuments.TYPE, value)
                        .map(Set::of)
                        .orElse(Set.of())
                : coded;
    }

    /**
     * Returns the values of the filter that no sneaker of the catalog has. The other conditions of the filter do not
     * count. Null if the filter has none of the parameters that {@link MissingValues} lists.
     */
    static @Nullable MissingValues missing(SneakerFilter filter, IndexSnapshot snapshot) {
        MissingValues missing = new MissingValues(
                missing(filter.codes().slug(), value -> slugs(snapshot, value)),
                missing(filter.codes().styleCode(), in(snapshot, SneakerDocuments.STYLE_CODE)),
                missing(filter.codes().gtin(), in(snapshot, SneakerDocuments.GTIN)),
                missing(filter.codes().identifier(), in(snapshot, SneakerDocuments.IDENTIFIER)));
        return missing.equals(new MissingValues(null, null, null, null)) ? null : missing;
    }

    private static Function<String, Set<String>> in(IndexSnapshot snapshot, String field) {
        return value -> snapshot.slugs(SneakerDocuments.TYPE, field, value);
    }

    private static @Nullable List<String> missing(List<String> given, Function<String, Set<String>> found) {
        return given.isEmpty()
                ? null
                : given.stream().filter(value -> found.apply(value).isEmpty()).toList();
    }

    private static Query isGeneral(boolean general) {
        Query hasCollaboration = new FieldExistsQuery(SneakerDocuments.COLLABORATOR);
        return new BooleanQuery.Builder()
                .add(IndexSnapshot.ofType(SneakerDocuments.TYPE), Occur.FILTER)
                .add(hasCollaboration, general ? Occur.MUST_NOT : Occur.FILTER)
                .build();
    }

    /** Returns the values of a parameter as they are indexed; empty if the parameter is not set. */
    List<String> chosen(String parameter) {
        return chosen.getOrDefault(parameter, List.of());
    }

    /** Returns a query with all conditions. */
    Query all() {
        return query(conditions);
    }

    /** Returns a query with all conditions except that of one parameter. */
    Query allBut(String parameter) {
        Map<String, Query> others = new LinkedHashMap<>(conditions);
        others.remove(parameter);
        return query(others);
    }

    /** Returns a query with all conditions, but with another price condition. */
    Query with(PriceCondition price) {
        return withPrices(price, price.narrows() ? AskedPrices.of(price).matching() : null);
    }

    /**
     * Returns a query with all conditions, but with another price condition, at any size. It matches all sneakers with
     * such a price at some size, and perhaps other sneakers.
     */
    Query withAtSomeSize(PriceCondition price) {
        return withPrices(price, price.narrows() ? AskedPrices.of(price).perhapsAtSomeSize() : null);
    }

    private Query withPrices(PriceCondition price, @Nullable Query prices) {
        Map<String, Query> others = new LinkedHashMap<>(conditions);
        others.remove(PRICE);
        putPremium(others, price);
        if (prices != null) {
            others.put(PRICE, prices);
        }
        return query(others);
    }

    /** Returns a query with all conditions, but with other words to search for. */
    Query with(List<String> words) {
        Map<String, Query> others = new LinkedHashMap<>(conditions);
        others.put(TEXT, TextQuery.of(words));
        return query(others);
    }

    /** Adds the condition on the premium, if the filter limits it. */
    private void putPremium(Map<String, Query> to, PriceCondition price) {
        if (filter.prices().hasPremium()) {
            to.put(
                    PREMIUM,
                    IndexedMarket.between(
                            IndexedMarket.PREMIUM,
                            IndexedMarket.prices(price),
                            Percent.valueOrNull(filter.prices().minPremium()),
                            Percent.valueOrNull(filter.prices().maxPremium())));
        }
    }

    private static Query query(Map<String, Query> conditions) {
        if (conditions.isEmpty()) {
            return ALL;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(ALL, Occur.FILTER);
        conditions.forEach(
                (parameter, condition) -> all.add(condition, parameter.equals(TEXT) ? Occur.MUST : Occur.FILTER));
        return all.build();
    }

    PriceCondition price() {
        return filter.prices().price();
    }
}
