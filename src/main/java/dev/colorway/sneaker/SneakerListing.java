// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.http.BaseUri;
import dev.colorway.price.MatchedPrice;
import dev.colorway.price.Price;
import dev.colorway.price.PriceCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.query.InOrder;
import dev.colorway.query.KeyType;
import dev.colorway.query.Listing;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.query.Where;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.size.Equivalents;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks for sneakers. A page costs five statements, whatever its size: its numbers, how many match in all, the sneakers with
 * their collaborations and matched prices, their silhouettes with brands, designers and technologies, and what the brands' charts say
 * of the prices' sizes.
 */
final class SneakerListing {

    static final Listing LISTING = new Listing("Sneaker s", "s.id", "s.slug", KeyType.TEXT);

    private SneakerListing() {
    }

    static Page<SneakerView> page(SneakerFilter filter, PageRequest page, BaseUri base) {
        return LISTING.page(Question.of("/sneakers", filter), filter.where(), filter.order(), page, base,
                ids -> views(ids, filter.price(), base));
    }

    /** The sneakers with these numbers, in this order, each with the price that matches the condition. */
    static List<SneakerView> views(List<Long> ids, PriceCondition price, BaseUri base) {
        return InOrder.of(ids, byNumber(ids, price, base));
    }

    private static Map<Long, SneakerView> byNumber(Collection<Long> ids, PriceCondition price, BaseUri base) {
        Map<Sneaker, Price> sneakers = load(ids, price);
        Silhouette.fill(sneakers.keySet().stream().map(sneaker -> sneaker.silhouette.id).collect(Collectors.toSet()));
        Map<Long, SneakerView> views = new LinkedHashMap<>();
        Equivalents equivalents = MatchedPrice.equivalents(sneakers.keySet().stream().map(SneakerListing::brand).toList(), sneakers.values());
        sneakers.forEach((sneaker, matched) -> views.put(sneaker.id, SneakerView.of(sneaker, MatchedPrice.of(matched, brand(sneaker), equivalents, base), base)));
        return views;
    }

    private static String brand(Sneaker sneaker) {
        return sneaker.silhouette.brand.slug;
    }

    /** The sneakers with these numbers, each with the price that is shown unless another is asked for. */
    static Map<Long, SneakerView> asCallersSeeThem(Collection<Long> ids, BaseUri base) {
        return byNumber(ids, new QuotedIn(null, null, PriceKind.ASK).price(), base);
    }

    /** Its rows are collaborators times extra technologies for each sneaker. */
    private static Map<Sneaker, Price> load(Collection<Long> ids, PriceCondition price) {
        TypedQuery<Object[]> query = Panache.getEntityManager().createQuery("""
                select s, matched from Sneaker s
                left join fetch s.collaboration k left join fetch k.collaborators
                left join fetch s.extraTechnologies
                left join Price matched on matched.id = %s
                where s.id in :ids""".formatted(price.lowestId("s.id")), Object[].class).setParameter("ids", ids);
        price.bind(new Where()).values().forEach(query::setParameter);
        Map<Sneaker, Price> sneakers = new LinkedHashMap<>();
        query.getResultList().forEach(row -> sneakers.put((Sneaker) row[0], (Price) row[1]));
        return sneakers;
    }
}
