// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.silhouette.DesignerRole;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The silhouettes, collaborations and size charts with data for the documents of sneakers, read once for all batches.
 * The size charts cost two SQL statements. A batch costs at most four more: one for its collaborations, and three for
 * its silhouettes.
 */
final class ReferencedEntries {

    record Named(String slug, String name) {}

    /** A technology, with the id of its sneaker or silhouette. */
    record TechnologyRow(Long owner, String slug, String name) {}

    /** A credit, with the id of its sneaker or silhouette. */
    record DesignerRow(Long owner, String slug, String name, DesignerRole role) {}

    private record SilhouetteRow(
            Long id, String slug, String name, @Nullable String line, String brand, String brandName) {}

    private record CollaboratorRow(Long id, String slug, String name, String collaborator, String collaboratorName) {}

    private record ChartRow(String brand, String slug) {}

    /**
     * The data that all sneakers of a silhouette share. For a sneaker without a silhouette, it contains only the brand;
     * self and line are null.
     */
    record Design(
            @Nullable Named self,
            @Nullable String line,
            Named brand,
            Set<Named> designers,
            Set<String> namesakes,
            Map<String, String> technologies) {}

    /** The data that all sneakers of a collaboration share. */
    record Project(Named self, Set<Named> collaborators) {}

    private final Map<Long, Design> designs = new HashMap<>();
    private final Map<Long, Project> projects = new HashMap<>();
    private final Equivalents equivalents = Equivalents.all();
    /** The codes of a size and of its equivalents, by brand and size. */
    private final Map<String, List<Integer>> codes = new HashMap<>();

    private final Map<String, List<String>> charts = Panache.getEntityManager()
            .createQuery("select c.brand.slug, c.slug from SizeChart c order by c.slug", ChartRow.class)
            .getResultList()
            .stream()
            .collect(Collectors.groupingBy(ChartRow::brand, Collectors.mapping(ChartRow::slug, Collectors.toList())));

    /** Returns the design of a sneaker; null if the silhouette was deleted after the row was read. */
    @Nullable
    Design design(SneakerRow row) {
        if (row.silhouette() != null) {
            return designs.get(row.silhouette());
        }
        String missing = "A sneaker without a silhouette has a brand";
        Named brand = new Named(
                Objects.requireNonNull(row.brand(), missing), Objects.requireNonNull(row.brandName(), missing));
        return new Design(null, null, brand, Set.of(), Set.of(), Map.of());
    }

    /** Returns a silhouette that {@link #load} found. */
    private Design found(Long silhouette) {
        return Objects.requireNonNull(designs.get(silhouette), "A row of a silhouette that was not loaded");
    }

    /**
     * Returns the collaboration of a sneaker; null for a general release, or if the collaboration was deleted after the
     * row was read.
     */
    @Nullable
    Project project(SneakerRow row) {
        return projects.get(row.collaboration());
    }

    /** Returns the slugs of the size charts of a brand. */
    List<String> charts(String brand) {
        return charts.getOrDefault(brand, List.of());
    }

    /**
     * Returns the codes of the size of a price and of its equivalents; {@link IndexedPrices#EVERY_SIZE} alone for an
     * empty size. They are computed once for each brand and size, because a catalog has many prices, but few sizes.
     */
    List<Integer> codes(String brand, String size) {
        return codes.computeIfAbsent(brand + ' ' + size, none -> codes(size, own -> equivalents.of(brand, own)));
    }

    /** Returns the codes of a size and of its equivalents, with and without the width, its own first. */
    private static List<Integer> codes(String size, Function<ShoeSize, Set<ShoeSize>> equivalents) {
        if (size.isEmpty()) {
            return List.of(IndexedPrices.EVERY_SIZE);
        }
        int own = IndexedPrices.code(new ShoeSize(size));
        return Stream.concat(
                        Stream.of(own),
                        equivalents.apply(new ShoeSize(size)).stream()
                                .flatMap(same -> Stream.of(same, same.withoutWidth()))
                                .map(IndexedPrices::code)
                                .sorted())
                .distinct()
                .toList();
    }

    /** Loads the silhouettes and collaborations with these ids, except those that are loaded already. */
    void load(Collection<Long> silhouettes, Collection<Long> collaborations) {
        List<Long> missingDesigns =
                silhouettes.stream().filter(id -> !designs.containsKey(id)).toList();
        query(
                        "select x.id, x.slug, x.name, x.line, x.brand.slug, x.brand.name from Silhouette x "
                                + "where is_any(x.id, :ids)",
                        SilhouetteRow.class,
                        missingDesigns)
                .forEach(row -> designs.put(
                        row.id,
                        new Design(
                                new Named(row.slug, row.name),
                                row.line,
                                new Named(row.brand, row.brandName),
                                new LinkedHashSet<>(),
                                new LinkedHashSet<>(),
                                new TreeMap<>())));
        query(
                        "select x.id, d.designer.slug, d.designer.name, d.role from Silhouette x join "
                                + "x.designers d where is_any(x.id, :ids) order by d.designer.slug",
                        DesignerRow.class,
                        missingDesigns)
                .forEach(row -> {
                    Design design = found(row.owner);
                    if (row.role == DesignerRole.NAMESAKE) {
                        design.namesakes.add(row.name);
                    } else {
                        design.designers.add(new Named(row.slug, row.name));
                    }
                });
        query(
                        "select x.id, t.slug, t.name from Silhouette x join x.technologies t where is_any(x.id, :ids)",
                        TechnologyRow.class,
                        missingDesigns)
                .forEach(row -> found(row.owner).technologies.put(row.slug, row.name));
        query(
                        "select k.id, k.slug, k.name, b.slug, b.name from Collaboration k join k.collaborators "
                                + "b where is_any(k.id, :ids) order by b.slug",
                        CollaboratorRow.class,
                        collaborations.stream()
                                .filter(id -> !projects.containsKey(id))
                                .toList())
                .forEach(row -> projects.computeIfAbsent(
                                row.id, id -> new Project(new Named(row.slug, row.name), new LinkedHashSet<>()))
                        .collaborators
                        .add(new Named(row.collaborator, row.collaboratorName)));
    }

    /**
     * Runs a query with the parameter {@code :ids}, an array for {@code is_any}. Without ids, returns an empty list and
     * runs no query.
     */
    static <R> List<R> query(String hql, Class<R> type, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : Panache.getEntityManager()
                        .createQuery(hql, type)
                        .setParameter("ids", ids.toArray(Long[]::new))
                        .getResultList();
    }
}
