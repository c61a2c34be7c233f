// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which sizes are the same shoe, by what the size charts of each brand say, and by nothing else: sizes that stand in
 * one row. It is as the charts were when it was loaded.
 */
public final class Equivalents {

    /** HQL: a size and one that stands in the same row of a chart {@code e}, itself included. */
    private static final String ROWS = " from SizeChart e join e.sizes asked join e.sizes same on same.row = asked.row";

    private record Pair(String brand, String asked, String same) {}

    private final Map<String, Map<ShoeSize, SortedSet<ShoeSize>>> byBrand = new HashMap<>();

    private Equivalents(List<Pair> pairs) {
        pairs.forEach(pair -> byBrand.computeIfAbsent(pair.brand, brand -> new HashMap<>())
                .computeIfAbsent(new ShoeSize(pair.asked), size -> new TreeSet<>())
                .add(new ShoeSize(pair.same)));
    }

    /** Those of all sizes of all brands, in one statement. */
    public static Equivalents all() {
        return new Equivalents(pairs("").getResultList());
    }

    /**
     * Those of some sizes of some brands, in one statement.
     *
     * @param brands their slugs
     * @param sizes may hold null, for none
     */
    public static Equivalents of(Collection<String> brands, Collection<ShoeSize> sizes) {
        return new Equivalents(pairs(" where e.brand.slug in :brands and asked.size in :sizes")
                .setParameter("brands", Set.copyOf(brands))
                .setParameter(
                        "sizes",
                        sizes.stream()
                                .filter(Objects::nonNull)
                                .map(ShoeSize::text)
                                .collect(Collectors.toSet()))
                .getResultList());
    }

    /**
     * The sizes that any brand says are the same as one, itself included, in one statement; none if it stands in no
     * chart.
     */
    static SortedSet<ShoeSize> ofAnyBrand(ShoeSize size) {
        return Panache.getEntityManager()
                .createQuery("select distinct same.size" + ROWS + " where asked.size = :size", String.class)
                .setParameter("size", size.text())
                .getResultList()
                .stream()
                .map(ShoeSize::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * HQL: that a price {@code p} whose size is another than {@code :size} is at one that the charts of its sneaker's
     * brand say is the same. What any brand says comes first: it is the same for all prices, so it is asked once, and
     * most prices go no further.
     *
     * @param sneakerId the number of the sneaker, an expression
     */
    public static String matches(String sneakerId) {
        return "p.size in (select same.size" + ROWS + " where asked.size = :size) and " + matchesOfBrand(sneakerId);
    }

    /**
     * The same for prices of which it is known that their size is one that some brand says is the same: see
     * {@link KnownSizes#check}.
     */
    public static String matchesOfBrand(String sneakerId) {
        return "exists (select 1" + ROWS + " join Silhouette x on x.brand = e.brand join Sneaker y on y.silhouette = x "
                + "where y.id = " + sneakerId + " and asked.size = :size and same.size = p.size)";
    }

    private static TypedQuery<Pair> pairs(String where) {
        return Panache.getEntityManager()
                .createQuery("select e.brand.slug, asked.size, same.size" + ROWS + where, Pair.class);
    }

    /**
     * The sizes that are the same as one, in order, itself included; of a brand that says nothing of it, only itself.
     *
     * @param brand its slug
     */
    public SortedSet<ShoeSize> of(String brand, ShoeSize size) {
        SortedSet<ShoeSize> same = byBrand.getOrDefault(brand, Map.of()).get(size);
        return same == null ? new TreeSet<>(List.of(size)) : same;
    }

    /** The same without itself; none for null. */
    public List<ShoeSize> others(String brand, ShoeSize size) {
        return size == null
                ? List.of()
                : of(brand, size).stream().filter(same -> !same.equals(size)).toList();
    }
}
