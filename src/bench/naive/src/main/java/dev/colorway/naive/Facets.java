// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import dev.colorway.naive.SneakerPage.FacetValue;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.BadRequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts sneakers with one query for each facet. */
final class Facets {

    private static final int MOST = 50;

    private Facets() {}

    /**
     * Returns the counts.
     *
     * @param names separated by commas; null for no facets
     * @param where a condition on the sneaker {@code s} in HQL
     * @param values the parameters of the condition
     */
    static Map<String, List<FacetValue>> of(String names, String where, Map<String, Object> values) {
        if (names == null) {
            return null;
        }
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        for (String name : names.split(",")) {
            facets.put(name, name.equals("size") ? sizes(where, values) : named(name, where, values));
        }
        return facets;
    }

    private static List<FacetValue> named(String name, String where, Map<String, Object> values) {
        String join =
                switch (name) {
                    case "brand" -> "join s.silhouette owner join owner.brand v";
                    case "silhouette" -> "join s.silhouette v";
                    case "collaborator" -> "join s.collaboration owner join owner.collaborators v";
                    case "designer" -> "join s.silhouette owner join owner.designers part join part.designer v";
                    default -> throw new BadRequestException("There is no facet " + name);
                };
        String only = name.equals("designer") ? " and part.role <> '" + Credit.NAMESAKE + "'" : "";
        return counts(
                "select v.slug, v.name, count(distinct s.id) from Sneaker s " + join + " where " + where + only
                        + " group by v.slug, v.name order by count(distinct s.id) desc, v.name",
                values);
    }

    private static List<FacetValue> sizes(String where, Map<String, Object> values) {
        String offers = new Offers(null, null, null).condition("offer");
        return counts(
                "select offer.size, offer.size, count(distinct s.id) from Price offer join offer.sneaker s where "
                        + where + " and " + offers
                        + " group by offer.size order by count(distinct s.id) desc, offer.size",
                values);
    }

    private static List<FacetValue> counts(String hql, Map<String, Object> values) {
        TypedQuery<FacetValue> query = Panache.getEntityManager().createQuery(hql, FacetValue.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(MOST).getResultList();
    }
}
