// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.history.PriceTrends;
import dev.colorway.price.history.Trend;
import dev.colorway.price.history.TrendKey;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.index.ReferencedEntries.DesignerRow;
import dev.colorway.sneaker.index.ReferencedEntries.TechnologyRow;
import dev.colorway.sneaker.index.SneakerOffers.PriceRow;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rows of the sneakers of a batch, by the id of the sneaker: the technologies, colours and credits of the sneakers
 * themselves, and their current prices. Also contains the trends of these prices.
 */
record SneakerParts(
        Map<Long, List<TechnologyRow>> technologies,
        Map<Long, Set<BaseColor>> colors,
        Map<Long, List<DesignerRow>> credits,
        Map<Long, List<PriceRow>> prices,
        Map<TrendKey, Trend> trends) {

    private record ColorRow(Long sneaker, BaseColor base) {}

    /**
     * Loads the rows of the sneakers with these ids, with at most four statements, and the trends with those of
     * {@link PriceTrends}.
     */
    static SneakerParts of(List<Long> ids) {
        return new SneakerParts(
                rows(
                        "select s.id, t.slug, t.name from Sneaker s join s.extraTechnologies t where "
                                + "is_any(s.id, :ids) order by s.id, t.slug",
                        TechnologyRow.class,
                        TechnologyRow::owner,
                        ids),
                colors(ids),
                rows(
                        "select s.id, c.designer.slug, c.designer.name, c.role from Sneaker s join s.credits c where "
                                + "is_any(s.id, :ids) order by s.id, c.designer.slug",
                        DesignerRow.class,
                        DesignerRow::owner,
                        ids),
                prices(ids),
                PriceTrends.of(ids));
    }

    private static <R> Map<Long, List<R>> rows(String hql, Class<R> row, Function<R, Long> sneaker, List<Long> ids) {
        return ReferencedEntries.query(hql, row, ids).stream().collect(Collectors.groupingBy(sneaker));
    }

    private static Map<Long, List<PriceRow>> prices(List<Long> ids) {
        return Panache.getSession()
                .createQuery(
                        "select p.sneakerId, p.id, p.currency, p.kind, p.condition, p.size, p.amount, p.observedAt "
                                + "from Price p where p.sneakerId in :ids and p.current = true",
                        PriceRow.class)
                .setParameterList("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(PriceRow::sneaker));
    }

    private static Map<Long, Set<BaseColor>> colors(List<Long> ids) {
        return ReferencedEntries.query(
                        "select s.id, c.base from Sneaker s join s.colors c where is_any(s.id, :ids) "
                                + "and c.base is not null",
                        ColorRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(
                        ColorRow::sneaker,
                        Collectors.mapping(
                                ColorRow::base, Collectors.toCollection(() -> EnumSet.noneOf(BaseColor.class)))));
    }

    List<TechnologyRow> technologies(SneakerRow sneaker) {
        return technologies.getOrDefault(sneaker.id(), List.of());
    }

    Set<BaseColor> colors(SneakerRow sneaker) {
        return colors.getOrDefault(sneaker.id(), Set.of());
    }

    List<DesignerRow> credits(SneakerRow sneaker) {
        return credits.getOrDefault(sneaker.id(), List.of());
    }

    List<PriceRow> prices(SneakerRow sneaker) {
        return prices.getOrDefault(sneaker.id(), List.of());
    }
}
