// SPDX-License-Identifier: Apache-2.0
package dev.colorway.size;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * The equivalent sizes of each brand: sizes are equivalent if one row of a size chart of the brand contains them.
 * Changes of the charts after loading have no effect. Charts contain no widths: the equivalents of a size get the width
 * of that size.
 */
public final class Equivalents {

    /** HQL: each size of a chart {@code e} with each size in the same row, including itself. */
    private static final String ROWS =
            " from SizeChart e join e.sizes requested join e.sizes same on same.row = requested.row";

    /** HQL: the width of the size of a price {@code p}, with the hyphen; empty without a width. */
    private static final String WIDTH = "substring(p.size, locate('-', concat(p.size, '-')))";

    private record Pair(String brand, String requested, String same) {}

    private final Map<String, Map<ShoeSize, SortedSet<ShoeSize>>> byBrand;
    private final ShownSizes shown;

    private Equivalents(Map<String, Map<ShoeSize, SortedSet<ShoeSize>>> byBrand, ShownSizes shown) {
        this.byBrand = byBrand;
        this.shown = shown;
    }

    private Equivalents(List<Pair> pairs) {
        this(new HashMap<>(), ShownSizes.ALL);
        pairs.forEach(pair -> byBrand.computeIfAbsent(pair.brand, brand -> new HashMap<>())
                .computeIfAbsent(new ShoeSize(pair.requested), size -> new TreeSet<>())
                .add(new ShoeSize(pair.same)));
    }

    /** Loads the equivalents of all sizes of all brands, in one SQL statement. */
    public static Equivalents all() {
        return new Equivalents(pairs("").getResultList());
    }

    /**
     * Loads the equivalents of these sizes for these brands, in one SQL statement.
     *
     * @param brands the slugs of the brands
     * @param sizes the sizes; null elements are ignored
     */
    public static Equivalents of(Collection<String> brands, Collection<ShoeSize> sizes) {
        return new Equivalents(pairs(" where e.brand.slug in :brands and requested.size in :sizes")
                .setParameterList("brands", Set.copyOf(brands))
                .setParameterList(
                        "sizes",
                        sizes.stream()
                                .filter(Objects::nonNull)
                                .map(size -> size.withoutWidth().text())
                                .collect(Collectors.toSet()))
                .getResultList());
    }

    /** Returns the same equivalents. In the result, {@link #others} returns only the sizes that {@code sizes} shows. */
    public Equivalents showing(ShownSizes sizes) {
        return new Equivalents(byBrand, sizes);
    }

    private record Same(String requested, String same) {}

    /**
     * Returns for each of these sizes its equivalents in the charts of all brands, including the size itself. Leaves
     * out sizes that no chart contains. Costs one SQL statement.
     */
    static Map<ShoeSize, SortedSet<ShoeSize>> ofAnyBrand(Collection<ShoeSize> sizes) {
        Map<ShoeSize, SortedSet<ShoeSize>> charted = Panache.getSession()
                .createQuery(
                        "select distinct requested.size, same.size" + ROWS + " where requested.size in :sizes",
                        Same.class)
                .setParameterList(
                        "sizes",
                        sizes.stream().map(size -> size.withoutWidth().text()).collect(Collectors.toSet()))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        pair -> new ShoeSize(pair.requested),
                        Collectors.mapping(pair -> new ShoeSize(pair.same), Collectors.toCollection(TreeSet::new))));
        return sizes.stream()
                .distinct()
                .filter(size -> charted.containsKey(size.withoutWidth()))
                .collect(Collectors.toMap(
                        size -> size,
                        size -> withWidthOf(size, charted.getOrDefault(size.withoutWidth(), new TreeSet<>()))));
    }

    /** Adds the width of {@code size} to sizes without a width. Returns the same sizes if {@code size} has no width. */
    private static SortedSet<ShoeSize> withWidthOf(ShoeSize size, SortedSet<ShoeSize> sizes) {
        return size.width().isEmpty()
                ? sizes
                : sizes.stream().map(other -> other.withWidthOf(size)).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the HQL condition that the size of a price {@code p} is equivalent to one of {@code :size} in a chart of
     * the sneaker's brand. A requested size without a width matches every width. Bind {@code :sizeWithoutWidth} to the
     * same sizes without their widths. Add a condition that limits the prices to the sizes that
     * {@link KnownSizes#check} returns, in any width, so that the database can use its index.
     *
     * @param sneakerId an HQL expression for the id of the sneaker
     */
    public static String matchesOfBrand(String sneakerId) {
        return "exists (select 1" + ROWS + " join Sneaker y on y.id = " + sneakerId + " left join y.silhouette x "
                + "where e.brand.id = coalesce(x.brand.id, y.ownBrand.id) and requested.size in :sizeWithoutWidth "
                + "and (requested.size in :size or concat(requested.size, " + WIDTH + ") in :size) "
                + "and p.size = concat(same.size, " + WIDTH + "))";
    }

    private static SelectionQuery<Pair> pairs(String where) {
        return Panache.getSession()
                .createSelectionQuery("select e.brand.slug, requested.size, same.size" + ROWS + where, Pair.class);
    }

    /**
     * Returns the equivalents of a size for a brand, in order, including the size itself. Returns only the size itself
     * if no chart of the brand contains it.
     *
     * @param brand the slug of the brand
     */
    public SortedSet<ShoeSize> of(String brand, ShoeSize size) {
        SortedSet<ShoeSize> same = byBrand.getOrDefault(brand, Map.of()).get(size.withoutWidth());
        return same == null ? new TreeSet<>(List.of(size)) : withWidthOf(size, same);
    }

    /**
     * Returns whether a request for a size finds a price at the offered size. The offered size must be the requested
     * size or an equivalent one. It must have the same width, unless the requested size has none.
     *
     * @param brand the slug of the brand
     */
    public boolean finds(String brand, ShoeSize requested, ShoeSize offered) {
        return of(brand, requested).contains(requested.width().isEmpty() ? offered.withoutWidth() : offered);
    }

    /** Returns the equivalent sizes to show, without the size itself; empty for null. */
    public List<ShoeSize> others(String brand, @Nullable ShoeSize size) {
        return size == null
                ? List.of()
                : of(brand, size).stream()
                        .filter(same -> !same.equals(size) && shown.shows(same))
                        .toList();
    }
}
