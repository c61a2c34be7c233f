// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import dev.colorway.catalog.Reference;
import dev.colorway.http.BaseUri;
import dev.colorway.query.InOrder;
import dev.colorway.query.KeyType;
import dev.colorway.query.Listing;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import dev.colorway.query.Where;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of prices. A page costs three statements: its numbers, how many there are in all, and the prices with their sneakers. */
public final class PriceListing {

    private static final Listing LISTING = new Listing("Price p", "p.id", "p.id", KeyType.NUMBER);

    private PriceListing() {
    }

    /** A page of the prices of one sneaker, whose list of prices is at this path. */
    public static Page<PriceView> ofSneaker(long sneakerId, String path, PriceFilter filter, PageRequest page, BaseUri base) {
        return page(Question.of(path, filter), filter.where().and("p.sneakerId = :sneakerId", "sneakerId", sneakerId), filter, page, base);
    }

    static Page<PriceView> page(Question question, Where where, PriceFilter filter, PageRequest page, BaseUri base) {
        return LISTING.page(question, where, filter.order(), page, base, ids -> views(ids, base));
    }

    /** The prices with these numbers, in this order. */
    static List<PriceView> views(Collection<Long> ids, BaseUri base) {
        Map<Long, PriceView> views = Panache.getEntityManager().createQuery(
                "select p, s.slug, s.name from Price p join Sneaker s on s.id = p.sneakerId where p.id in :ids", Object[].class)
                .setParameter("ids", ids).getResultStream()
                .map(row -> PriceView.of((Price) row[0], new Reference((String) row[1], (String) row[2]), base))
                .collect(Collectors.toMap(PriceView::id, Function.identity()));
        return InOrder.of(ids, views);
    }
}
