// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.SlugOrName;
import dev.colorway.price.PriceCondition;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.TextQuery;
import dev.colorway.sneaker.index.IndexedPrices;
import dev.colorway.sneaker.index.SneakerDocuments;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;

/**
 * What must hold of a sneaker that a question matches: one condition for each parameter that is set, all of which must
 * hold. Of names there is one statement for each parameter that has some, which tells whose they are.
 */
final class SneakerConditions {

    /** The one that says how well a sneaker fits. */
    private static final String TEXT = "q";

    private static final String PRICE = "price";

    private final SneakerFilter filter;
    private final Map<String, Query> conditions = new LinkedHashMap<>();
    private final Map<String, List<String>> chosen = new HashMap<>();

    private SneakerConditions(SneakerFilter filter) {
        this.filter = filter;
    }

    /** Those of a question, within a transaction. */
    static SneakerConditions of(SneakerFilter filter) {
        SneakerConditions of = new SneakerConditions(filter);
        if (filter.q() != null) {
            of.conditions.put(TEXT, TextQuery.of(filter.words()));
        }
        of.any(SneakerDocuments.COLLABORATOR, "Collaborator", filter.collaborator());
        of.any(SneakerDocuments.COLLABORATION, "Collaboration", filter.collaboration());
        of.any(SneakerDocuments.DESIGNER, "Designer", filter.designer());
        of.any(SneakerDocuments.BRAND, "Brand", filter.brand());
        of.any(SneakerDocuments.SILHOUETTE, "Silhouette", filter.silhouette());
        of.any(SneakerDocuments.TECHNOLOGY, filter.technology(), filter.technology());
        of.any(SneakerDocuments.STYLE_CODE, filter.styleCode(), filter.styleCode());
        if (filter.general() != null) {
            of.conditions.put("general", isGeneral(filter.general()));
        }
        if (filter.price().narrows()) {
            of.conditions.put(PRICE, IndexedPrices.of(filter.price()).matching(filter.price()));
        }
        if (filter.releasedFrom() != null) {
            of.conditions.put(
                    "releasedFrom",
                    LongField.newRangeQuery(
                            SneakerDocuments.RELEASED_LAST,
                            filter.releasedFrom().first().toEpochDay(),
                            Long.MAX_VALUE));
        }
        if (filter.releasedTo() != null) {
            of.conditions.put(
                    "releasedTo",
                    LongField.newRangeQuery(
                            SneakerDocuments.RELEASED_FIRST,
                            Long.MIN_VALUE,
                            filter.releasedTo().last().toEpochDay()));
        }
        return of;
    }

    private void any(String parameter, String entity, List<String> given) {
        any(parameter, given, SlugOrName.slugs(entity, given));
    }

    private void any(String parameter, List<String> given, List<String> values) {
        if (!given.isEmpty()) {
            conditions.put(parameter, IndexSnapshot.any(parameter, values));
            chosen.put(parameter, values);
        }
    }

    private static Query isGeneral(boolean general) {
        Query hasCollaboration = new FieldExistsQuery(SneakerDocuments.COLLABORATOR);
        return new BooleanQuery.Builder()
                .add(IndexSnapshot.ofType(SneakerDocuments.TYPE), Occur.FILTER)
                .add(hasCollaboration, general ? Occur.MUST_NOT : Occur.FILTER)
                .build();
    }

    /** The values that are chosen of a parameter, as the index has them. */
    List<String> chosen(String parameter) {
        return chosen.getOrDefault(parameter, List.of());
    }

    /** All of them. */
    Query all() {
        return query(conditions);
    }

    /** All but those of one parameter. */
    Query allBut(String parameter) {
        Map<String, Query> others = new LinkedHashMap<>(conditions);
        others.remove(parameter);
        return query(others);
    }

    /** All, with another condition of prices. */
    Query with(PriceCondition price) {
        Map<String, Query> others = new LinkedHashMap<>(conditions);
        others.remove(PRICE);
        if (price.narrows()) {
            others.put(PRICE, IndexedPrices.of(price).matching(price));
        }
        return query(others);
    }

    private static Query query(Map<String, Query> conditions) {
        BooleanQuery.Builder all =
                new BooleanQuery.Builder().add(IndexSnapshot.ofType(SneakerDocuments.TYPE), Occur.FILTER);
        conditions.forEach(
                (parameter, condition) -> all.add(condition, parameter.equals(TEXT) ? Occur.MUST : Occur.FILTER));
        return all.build();
    }

    /** What the question says of prices. */
    PriceCondition price() {
        return filter.price();
    }
}
