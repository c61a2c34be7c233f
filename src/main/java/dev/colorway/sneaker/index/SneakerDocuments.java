// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.CurrencyCode;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceListing;
import dev.colorway.search.DocumentSource;
import dev.colorway.search.EntryDocument;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.Sneaker;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the index documents of sneakers. A document contains all that a sneaker is found, ordered and counted by,
 * including data of the entries that it refers to. A batch of sneakers costs at most seven SQL statements: one each for
 * the sneakers, their technologies, their current prices and their collaborations, and three for their silhouettes.
 * Silhouettes, collaborations and size charts are read once for all batches.
 */
@ApplicationScoped
public class SneakerDocuments implements DocumentSource {

    public static final String TYPE = "sneakers";
    public static final String COLLABORATOR = "collaborator";
    public static final String COLLABORATION = "collaboration";
    public static final String DESIGNER = "designer";
    public static final String BRAND = "brand";
    public static final String SILHOUETTE = "silhouette";
    public static final String TECHNOLOGY = "technology";
    public static final String STYLE_CODE = "styleCode";
    public static final String RELEASED_FIRST = "releasedFirst";
    public static final String RELEASED_LAST = "releasedLast";

    private static final String SIZE_CHARTS = "size-charts";
    private static final int BATCH = 1000;
    private static final String SNEAKERS = """
            select s.id, s.slug, s.name, s.colorway, s.styleCode, s.styleCodeKey, s.releaseDate.first, s.releaseDate.last, s.silhouette.id, s.collaboration.id
            from Sneaker s where %s order by s.id""";

    /** A slug and a name. */
    private record Named(String slug, String name) {}

    /** The data that all sneakers of a silhouette share. */
    private record Design(
            Named self,
            String line,
            Named brand,
            Set<Named> designers,
            Set<String> namesakes,
            Map<String, String> technologies) {}

    /** The data that all sneakers of a collaboration share. */
    private record Project(Named self, Set<Named> collaborators) {}

    /** Caches the entries that sneakers refer to, while many sneakers are read. */
    private static final class Known {
        private final Map<Long, Design> designs = new HashMap<>();
        private final Map<Long, Project> projects = new HashMap<>();
        private final Equivalents equivalents = Equivalents.all();
        private final Map<String, List<String>> charts = Panache.getEntityManager()
                .createQuery("select c.brand.slug, c.slug from SizeChart c order by c.slug", Object[].class)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public long count() {
        return Sneaker.count();
    }

    @Override
    public void all(Consumer<EntryDocument> taker) {
        Known known = new Known();
        List<Object[]> rows = List.of();
        do {
            Long last = rows.isEmpty() ? Long.valueOf(-1) : (Long) rows.get(rows.size() - 1)[0];
            rows = Panache.getEntityManager()
                    .createQuery(SNEAKERS.formatted("s.id > :last"), Object[].class)
                    .setParameter("last", last)
                    .setMaxResults(BATCH)
                    .getResultList();
            give(rows, known, taker);
        } while (rows.size() == BATCH);
    }

    @Override
    public void of(Collection<String> slugs, Consumer<EntryDocument> taker) {
        give(
                Panache.getEntityManager()
                        .createQuery(SNEAKERS.formatted("s.slug in :slugs"), Object[].class)
                        .setParameter("slugs", slugs)
                        .getResultList(),
                new Known(),
                taker);
    }

    /**
     * Returns the sneakers that refer to a changed entry: now, according to the database, or before the change,
     * according to the index. A change of a sneaker or of its prices contains the slug of the sneaker itself.
     */
    @Override
    public Set<String> concernedBy(String resource, Collection<String> slugs, Found found) {
        return switch (resource) {
            case TYPE, PriceListing.RESOURCE -> Set.copyOf(slugs);
            case "silhouettes" -> both(SILHOUETTE, "s.silhouette.slug in :slugs", slugs, found);
            case "brands" -> both(BRAND, "s.silhouette.brand.slug in :slugs", slugs, found);
            case "designers" ->
                both(
                        DESIGNER,
                        "s.silhouette.id in (select x.id from Silhouette x join x.designers d where "
                                + "d.designer.slug in :slugs)",
                        slugs,
                        found);
            case "collaborations" -> both(COLLABORATION, "s.collaboration.slug in :slugs", slugs, found);
            case "collaborators" ->
                both(
                        COLLABORATOR,
                        "s.collaboration.id in (select k.id from Collaboration k join k.collaborators b where "
                                + "b.slug in :slugs)",
                        slugs,
                        found);
            case SIZE_CHARTS ->
                both(
                        SIZE_CHARTS,
                        "s.silhouette.brand.id in (select c.brand.id from SizeChart c where c.slug in :slugs)",
                        slugs,
                        found);
            default -> Set.of();
        };
    }

    private static Set<String> both(String field, String condition, Collection<String> slugs, Found found) {
        Set<String> concerned = new HashSet<>(found.slugs(field, slugs));
        concerned.addAll(Panache.getEntityManager()
                .createQuery("select s.slug from Sneaker s where " + condition, String.class)
                .setParameter("slugs", slugs)
                .getResultList());
        return concerned;
    }

    private static void give(List<Object[]> rows, Known known, Consumer<EntryDocument> taker) {
        if (rows.isEmpty()) {
            return;
        }
        List<Long> ids = column(rows, 0);
        learn(known, column(rows, 8), column(rows, 9));
        Map<Long, List<Object[]>> technologies = bySneaker(
                "select s.id, t.slug, t.name from Sneaker s join s.extraTechnologies t where s.id in :ids order "
                        + "by s.id, t.slug",
                ids);
        Map<Long, List<Object[]>> prices = bySneaker(
                "select p.sneakerId, p.currency, p.kind, p.size, p.amount from Price p where p.sneakerId in "
                        + ":ids and p.current = true",
                ids);
        // If the silhouette was deleted in between, so was the sneaker, or a later change indexes it again.
        rows.stream()
                .filter(row -> known.designs.containsKey(row[8]))
                .forEach(row -> taker.accept(document(
                        row,
                        known,
                        technologies.getOrDefault(row[0], List.of()),
                        prices.getOrDefault(row[0], List.of()))));
    }

    private static List<Long> column(List<Object[]> rows, int number) {
        return rows.stream()
                .map(row -> (Long) row[number])
                .filter(id -> id != null)
                .distinct()
                .toList();
    }

    private static Map<Long, List<Object[]>> bySneaker(String hql, Collection<Long> ids) {
        return ask(hql, ids).stream().collect(Collectors.groupingBy(row -> (Long) row[0]));
    }

    private static List<Object[]> ask(String hql, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : Panache.getEntityManager()
                        .createQuery(hql, Object[].class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    private static void learn(Known known, Collection<Long> silhouettes, Collection<Long> collaborations) {
        List<Long> newDesigns = silhouettes.stream()
                .filter(id -> !known.designs.containsKey(id))
                .toList();
        ask(
                        "select x.id, x.slug, x.name, x.line, x.brand.slug, x.brand.name from Silhouette x "
                                + "where x.id in :ids",
                        newDesigns)
                .forEach(row -> known.designs.put(
                        (Long) row[0],
                        new Design(
                                named(row, 1),
                                (String) row[3],
                                named(row, 4),
                                new LinkedHashSet<>(),
                                new LinkedHashSet<>(),
                                new TreeMap<>())));
        ask(
                        "select x.id, d.designer.slug, d.designer.name, d.role from Silhouette x join "
                                + "x.designers d where x.id in :ids order by d.designer.slug",
                        newDesigns)
                .forEach(row -> {
                    Design design = known.designs.get(row[0]);
                    if (row[3] == DesignerRole.NAMESAKE) {
                        design.namesakes.add((String) row[2]);
                    } else {
                        design.designers.add(named(row, 1));
                    }
                });
        ask("select x.id, t.slug, t.name from Silhouette x join x.technologies t where x.id in :ids", newDesigns)
                .forEach(row -> known.designs.get(row[0]).technologies.put((String) row[1], (String) row[2]));
        ask(
                        "select k.id, k.slug, k.name, b.slug, b.name from Collaboration k join k.collaborators "
                                + "b where k.id in :ids order by b.slug",
                        collaborations.stream()
                                .filter(id -> !known.projects.containsKey(id))
                                .toList())
                .forEach(row -> known.projects
                        .computeIfAbsent((Long) row[0], id -> new Project(named(row, 1), new LinkedHashSet<>()))
                        .collaborators
                        .add(named(row, 3)));
    }

    private static Named named(Object[] row, int from) {
        return new Named((String) row[from], (String) row[from + 1]);
    }

    private static EntryDocument document(
            Object[] row, Known known, List<Object[]> technologies, List<Object[]> prices) {
        Design design = known.designs.get(row[8]);
        EntryDocument document = new EntryDocument(TYPE, (Long) row[0], (String) row[1], (String) row[2])
                .text((String) row[3])
                .text(design.self.name)
                .text(design.line)
                .text(design.brand.name)
                .code((String) row[4])
                .counted(SILHOUETTE, design.self.slug, design.self.name)
                .counted(BRAND, design.brand.slug, design.brand.name);
        design.namesakes.forEach(document::text);
        counted(document, DESIGNER, design.designers);
        Map<String, String> all = new TreeMap<>(design.technologies);
        technologies.forEach(own -> all.putIfAbsent((String) own[1], (String) own[2]));
        counted(
                document,
                TECHNOLOGY,
                all.entrySet().stream()
                        .map(technology -> new Named(technology.getKey(), technology.getValue()))
                        .toList());
        Project project = known.projects.get(row[9]);
        if (project != null) {
            document.term(COLLABORATION, project.self.slug);
            counted(document, COLLABORATOR, project.collaborators);
        }
        if (row[5] != null) {
            document.term(STYLE_CODE, (String) row[5]);
        }
        if (row[6] != null) {
            document.number(RELEASED_FIRST, ((LocalDate) row[6]).toEpochDay())
                    .number(RELEASED_LAST, ((LocalDate) row[7]).toEpochDay());
        }
        known.charts.getOrDefault(design.brand.slug, List.of()).forEach(chart -> document.term(SIZE_CHARTS, chart));
        offers(document, prices, size -> known.equivalents.of(design.brand.slug, size));
        return document;
    }

    private static void counted(EntryDocument document, String field, Collection<Named> values) {
        values.forEach(value -> document.counted(field, value.slug, value.name).text(value.name));
    }

    /** Adds the current prices of a sneaker, each at all sizes that are equivalent in a chart of its brand. */
    private static void offers(
            EntryDocument document, List<Object[]> prices, Function<ShoeSize, Set<ShoeSize>> equivalents) {
        Map<String, List<Object[]>> byCurrencyAndKind = prices.stream()
                .collect(Collectors.groupingBy(price -> price[1] + " " + price[2], TreeMap::new, Collectors.toList()));
        byCurrencyAndKind.values().forEach(same -> {
            IndexedPrices offers =
                    new IndexedPrices(CurrencyCode.fromString((String) same.get(0)[1]), (PriceKind) same.get(0)[2]);
            offers.addTo(
                    document,
                    same.stream()
                            .flatMap(price -> codes((String) price[3], equivalents)
                                    .map(code -> new long[] {code, offers.units((BigDecimal) price[4])})));
        });
    }

    private static Stream<Integer> codes(String size, Function<ShoeSize, Set<ShoeSize>> equivalents) {
        return size.isEmpty()
                ? Stream.of(IndexedPrices.EVERY_SIZE)
                : equivalents.apply(new ShoeSize(size)).stream().map(IndexedPrices::code);
    }
}
