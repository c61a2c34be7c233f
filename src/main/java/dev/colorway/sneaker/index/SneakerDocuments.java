// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.catalog.Audience;
import dev.colorway.catalog.StyleCode;
import dev.colorway.content.Tags;
import dev.colorway.price.CurrencyCode;
import dev.colorway.price.ItemCondition;
import dev.colorway.price.PriceKind;
import dev.colorway.price.PriceListing;
import dev.colorway.price.ShownKinds;
import dev.colorway.price.history.PriceTrends;
import dev.colorway.price.history.Trend;
import dev.colorway.price.history.TrendKey;
import dev.colorway.search.DocumentSource;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexOrder;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.size.Equivalents;
import dev.colorway.size.ShoeSize;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.SizedGtin;
import dev.colorway.sneaker.Sneaker;
import dev.colorway.sneaker.SneakerStatus;
import dev.colorway.sneaker.StyleCodes;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the index documents of sneakers. A document contains all that a sneaker is found, ordered and counted by,
 * including data of the entries that it refers to. A batch of sneakers costs at most eleven SQL statements: one each
 * for the sneakers, their technologies, their colours, their credits, their current prices and their collaborations,
 * two for their price history and three for their silhouettes. Silhouettes, collaborations and size charts are read
 * once for all batches.
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
    public static final String TAG = "tag";
    public static final String STYLE_CODE = "styleCode";
    public static final String GTIN = "gtin";
    public static final String IDENTIFIER = "identifier";
    public static final String RELEASED_FIRST = "releasedFirst";
    public static final String RELEASED_LAST = "releasedLast";

    public static final String AUDIENCE = "audience";
    public static final String STATUS = "status";
    public static final String COLOR = "color";
    public static final String CREATED_AT = "createdAt";
    public static final String UPDATED_AT = "updatedAt";

    private static final String SIZE_CHARTS = "size-charts";
    private static final int BATCH = 1000;
    private static final String SNEAKERS = """
            select s.id, s.slug, s.name, s.colorway, s.styleCode,
            s.releaseDate.first, s.releaseDate.last, s.silhouette.id, s.collaboration.id,
            s.audience, s.status, s.createdAt, s.updatedAt,
            b.slug, b.name,
            s.formerSlugs, s.moreStyleCodes, s.gtins, s.identifiers, s.tags
            from Sneaker s left join s.ownBrand b where %s order by s.id""";

    /** A slug and a name. */
    private record Named(String slug, String name) {}

    private record SneakerRow(
            Long id,
            String slug,
            String name,
            String colorway,
            String styleCode,
            LocalDate releasedFirst,
            LocalDate releasedLast,
            Long silhouette,
            Long collaboration,
            Audience audience,
            SneakerStatus status,
            Instant createdAt,
            Instant updatedAt,
            String brand,
            String brandName,
            List<String> formerSlugs,
            List<String> moreStyleCodes,
            List<String> gtins,
            List<String> identifiers,
            List<String> tags) {

        List<String> styleCodes() {
            return Stream.concat(Stream.ofNullable(styleCode), moreStyleCodes.stream())
                    .toList();
        }
    }

    private record PriceRow(
            Long sneaker,
            Long id,
            String currency,
            PriceKind kind,
            ItemCondition condition,
            String size,
            BigDecimal amount,
            Instant observedAt) {}

    /** A technology, with the id of its sneaker or silhouette. */
    private record TechnologyRow(Long owner, String slug, String name) {}

    private record ColorRow(Long sneaker, BaseColor base) {}

    private record SilhouetteRow(Long id, String slug, String name, String line, String brand, String brandName) {}

    /** A credit, with the id of its sneaker or silhouette. */
    private record DesignerRow(Long owner, String slug, String name, DesignerRole role) {}

    private record CollaboratorRow(Long id, String slug, String name, String collaborator, String collaboratorName) {}

    private record ChartRow(String brand, String slug) {}

    /**
     * The data that all sneakers of a silhouette share. Without a silhouette, only the brand; self and line are null.
     */
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
    private static final class Cache {
        private final Map<Long, Design> designs = new HashMap<>();
        private final Map<Long, Project> projects = new HashMap<>();
        private final Equivalents equivalents = Equivalents.all();
        private final List<PriceKind> shownKinds = ShownKinds.inOrder();
        /** The codes of a size and of its equivalents, by brand and size. */
        private final Map<String, List<Integer>> codes = new HashMap<>();

        private final Map<String, List<String>> charts = Panache.getEntityManager()
                .createQuery("select c.brand.slug, c.slug from SizeChart c order by c.slug", ChartRow.class)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        ChartRow::brand, Collectors.mapping(ChartRow::slug, Collectors.toList())));

        /** Returns the codes of the size of a price. A catalog has many prices, but few sizes. */
        private List<Integer> codes(String brand, String size) {
            return codes.computeIfAbsent(
                    brand + ' ' + size, none -> SneakerDocuments.codes(size, own -> equivalents.of(brand, own)));
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Returns the kinds that sneakers show, because the fields of the shown kind depend on them. */
    @Override
    public String form() {
        return ShownKinds.inOrder().toString();
    }

    @Override
    public long count() {
        return Sneaker.count();
    }

    @Override
    public void all(Consumer<EntryDocument> consumer) {
        Cache cache = new Cache();
        List<SneakerRow> rows = List.of();
        do {
            Long last = rows.isEmpty() ? Long.valueOf(-1) : rows.get(rows.size() - 1).id;
            rows = Panache.getEntityManager()
                    .createQuery(SNEAKERS.formatted("s.id > :last"), SneakerRow.class)
                    .setParameter("last", last)
                    .setMaxResults(BATCH)
                    .getResultList();
            build(rows, cache, consumer);
        } while (rows.size() == BATCH);
    }

    @Override
    public void of(Collection<String> slugs, Consumer<EntryDocument> consumer) {
        build(
                Panache.getEntityManager()
                        .createQuery(SNEAKERS.formatted("s.slug in :slugs"), SneakerRow.class)
                        .setParameter("slugs", slugs)
                        .getResultList(),
                new Cache(),
                consumer);
    }

    /**
     * Returns the sneakers that refer to a changed entry: now, according to the database, or before the change,
     * according to the index. A change of a sneaker or of its prices contains the slug of the sneaker itself.
     */
    @Override
    public Set<String> affectedBy(String resource, Collection<String> slugs, Found found) {
        return switch (resource) {
            case TYPE, PriceListing.RESOURCE -> Set.copyOf(slugs);
            case "silhouettes" -> affected(SILHOUETTE, "s.silhouette.slug in :slugs", slugs, found);
            case "brands" ->
                affected(BRAND, "s.silhouette.brand.slug in :slugs", "s.ownBrand.slug in :slugs", slugs, found);
            case "designers" ->
                affected(
                        DESIGNER,
                        "s.silhouette.id in (select x.id from Silhouette x join x.designers d where "
                                + "d.designer.slug in :slugs)",
                        "s.id in (select y.id from Sneaker y join y.credits c where c.designer.slug in :slugs)",
                        slugs,
                        found);
            case "collaborations" -> affected(COLLABORATION, "s.collaboration.slug in :slugs", slugs, found);
            case "collaborators" ->
                affected(
                        COLLABORATOR,
                        "s.collaboration.id in (select k.id from Collaboration k join k.collaborators b where "
                                + "b.slug in :slugs)",
                        slugs,
                        found);
            case SIZE_CHARTS ->
                affected(
                        SIZE_CHARTS,
                        "s.silhouette.brand.id in (select c.brand.id from SizeChart c where c.slug in :slugs)",
                        "s.ownBrand.id in (select c.brand.id from SizeChart c where c.slug in :slugs)",
                        slugs,
                        found);
            default -> Set.of();
        };
    }

    /**
     * Returns the sneakers to which either condition applies. With "or" in one query, a database would read them all.
     */
    private static Set<String> affected(
            String field, String condition, String otherCondition, Collection<String> slugs, Found found) {
        Set<String> affected = affected(field, condition, slugs, found);
        affected.addAll(affected(field, otherCondition, slugs, found));
        return affected;
    }

    private static Set<String> affected(String field, String condition, Collection<String> slugs, Found found) {
        Set<String> affected = new HashSet<>(found.slugs(field, slugs));
        affected.addAll(Panache.getEntityManager()
                .createQuery("select s.slug from Sneaker s where " + condition, String.class)
                .setParameter("slugs", slugs)
                .getResultList());
        return affected;
    }

    private static void build(List<SneakerRow> rows, Cache cache, Consumer<EntryDocument> consumer) {
        if (rows.isEmpty()) {
            return;
        }
        List<Long> ids = distinct(rows, SneakerRow::id);
        loadReferenced(cache, distinct(rows, SneakerRow::silhouette), distinct(rows, SneakerRow::collaboration));
        Map<Long, List<TechnologyRow>> technologies = query(
                        "select s.id, t.slug, t.name from Sneaker s join s.extraTechnologies t where s.id in :ids "
                                + "order by s.id, t.slug",
                        TechnologyRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(TechnologyRow::owner));
        Map<Long, List<PriceRow>> prices = query(
                        "select p.sneakerId, p.id, p.currency, p.kind, p.condition, p.size, p.amount, p.observedAt "
                                + "from Price p where p.sneakerId in :ids and p.current = true",
                        PriceRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(PriceRow::sneaker));
        Map<Long, Set<BaseColor>> colors = query(
                        "select s.id, c.base from Sneaker s join s.colors c where s.id in :ids and c.base is not null",
                        ColorRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(
                        ColorRow::sneaker,
                        Collectors.mapping(
                                ColorRow::base, Collectors.toCollection(() -> EnumSet.noneOf(BaseColor.class)))));
        Map<Long, List<DesignerRow>> credits = query(
                        "select s.id, c.designer.slug, c.designer.name, c.role from Sneaker s join s.credits c where "
                                + "s.id in :ids order by s.id, c.designer.slug",
                        DesignerRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(DesignerRow::owner));
        Map<TrendKey, Trend> trends = PriceTrends.of(ids);
        // If the silhouette was deleted in between, so was the sneaker, or a later change indexes it again.
        rows.stream()
                .filter(row -> row.silhouette == null || cache.designs.containsKey(row.silhouette))
                .forEach(row -> consumer.accept(document(
                        row,
                        cache,
                        technologies.getOrDefault(row.id, List.of()),
                        colors.getOrDefault(row.id, Set.of()),
                        credits.getOrDefault(row.id, List.of()),
                        prices.getOrDefault(row.id, List.of()),
                        trends)));
    }

    private static List<Long> distinct(List<SneakerRow> rows, Function<SneakerRow, Long> id) {
        return rows.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }

    private static <R> List<R> query(String hql, Class<R> type, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : Panache.getEntityManager()
                        .createQuery(hql, type)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    private static void loadReferenced(Cache cache, Collection<Long> silhouettes, Collection<Long> collaborations) {
        List<Long> missingDesigns = silhouettes.stream()
                .filter(id -> !cache.designs.containsKey(id))
                .toList();
        query(
                        "select x.id, x.slug, x.name, x.line, x.brand.slug, x.brand.name from Silhouette x "
                                + "where x.id in :ids",
                        SilhouetteRow.class,
                        missingDesigns)
                .forEach(row -> cache.designs.put(
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
                                + "x.designers d where x.id in :ids order by d.designer.slug",
                        DesignerRow.class,
                        missingDesigns)
                .forEach(row -> {
                    Design design = cache.designs.get(row.owner);
                    if (row.role == DesignerRole.NAMESAKE) {
                        design.namesakes.add(row.name);
                    } else {
                        design.designers.add(new Named(row.slug, row.name));
                    }
                });
        query(
                        "select x.id, t.slug, t.name from Silhouette x join x.technologies t where x.id in :ids",
                        TechnologyRow.class,
                        missingDesigns)
                .forEach(row -> cache.designs.get(row.owner).technologies.put(row.slug, row.name));
        query(
                        "select k.id, k.slug, k.name, b.slug, b.name from Collaboration k join k.collaborators "
                                + "b where k.id in :ids order by b.slug",
                        CollaboratorRow.class,
                        collaborations.stream()
                                .filter(id -> !cache.projects.containsKey(id))
                                .toList())
                .forEach(row -> cache.projects
                        .computeIfAbsent(
                                row.id, id -> new Project(new Named(row.slug, row.name), new LinkedHashSet<>()))
                        .collaborators
                        .add(new Named(row.collaborator, row.collaboratorName)));
    }

    private static EntryDocument document(
            SneakerRow row,
            Cache cache,
            List<TechnologyRow> technologies,
            Set<BaseColor> colors,
            List<DesignerRow> credits,
            List<PriceRow> prices,
            Map<TrendKey, Trend> trends) {
        Design design = row.silhouette == null
                ? new Design(null, null, new Named(row.brand, row.brandName), Set.of(), Set.of(), Map.of())
                : cache.designs.get(row.silhouette);
        EntryDocument document = new EntryDocument(TYPE, row.id, row.slug, row.name)
                .text(row.colorway)
                .text(design.line)
                .text(design.brand.name)
                .formerSlugs(row.formerSlugs)
                .counted(BRAND, design.brand.slug, design.brand.name);
        if (design.self != null) {
            document.text(design.self.name).counted(SILHOUETTE, design.self.slug, design.self.name);
        }
        row.styleCodes().forEach(document::code);
        design.namesakes.forEach(document::text);
        Set<Named> designers = new LinkedHashSet<>(design.designers);
        credits.forEach(credit -> {
            if (credit.role == DesignerRole.NAMESAKE) {
                document.text(credit.name);
            } else {
                designers.add(new Named(credit.slug, credit.name));
            }
        });
        counted(document, DESIGNER, designers);
        Map<String, String> all = new TreeMap<>(design.technologies);
        technologies.forEach(own -> all.putIfAbsent(own.slug, own.name));
        counted(
                document,
                TECHNOLOGY,
                all.entrySet().stream()
                        .map(technology -> new Named(technology.getKey(), technology.getValue()))
                        .toList());
        row.tags.stream().map(Tags::key).forEach(key -> document.counted(TAG, key, Tags.label(key)));
        Project project = cache.projects.get(row.collaboration);
        if (project != null) {
            document.term(COLLABORATION, project.self.slug);
            counted(document, COLLABORATOR, project.collaborators);
        }
        row.styleCodes().forEach(code -> document.term(STYLE_CODE, StyleCode.key(code)));
        StyleCodes.joined(row.styleCodes()).ifPresent(codes -> document.term(STYLE_CODE, codes));
        row.gtins.forEach(
                line -> document.term(GTIN, SizedGtin.ofLine(line).gtin().key()));
        row.identifiers.forEach(identifier -> document.term(IDENTIFIER, identifier));
        if (row.releasedFirst != null) {
            document.number(RELEASED_FIRST, row.releasedFirst.toEpochDay())
                    .number(RELEASED_LAST, row.releasedLast.toEpochDay());
        }
        document.number(CREATED_AT, IndexOrder.microseconds(row.createdAt))
                .number(UPDATED_AT, IndexOrder.microseconds(row.updatedAt));
        constant(document, AUDIENCE, row.audience);
        constant(document, STATUS, row.status);
        colors.forEach(color -> constant(document, COLOR, color));
        cache.charts.getOrDefault(design.brand.slug, List.of()).forEach(chart -> document.term(SIZE_CHARTS, chart));
        offers(document, prices, trends, cache, design.brand.slug);
        return document;
    }

    private static void counted(EntryDocument document, String field, Collection<Named> values) {
        values.forEach(value -> document.counted(field, value.slug, value.name).text(value.name));
    }

    /** Adds a constant, which is its own label. Null adds nothing. */
    private static void constant(EntryDocument document, String field, Enum<?> value) {
        if (value != null) {
            document.counted(field, value.name(), value.name());
        }
    }

    /**
     * Adds the current prices of a sneaker, each at all sizes that are equivalent in a chart of its brand, with its
     * width and without one.
     */
    private static void offers(
            EntryDocument document, List<PriceRow> prices, Map<TrendKey, Trend> trends, Cache cache, String brand) {
        Map<String, List<PriceRow>> alike = prices.stream()
                .collect(Collectors.groupingBy(
                        price -> price.currency + " " + price.kind + " " + price.condition,
                        TreeMap::new,
                        Collectors.toList()));
        Map<IndexedPrices, List<IndexedPrices.Offer>> offers = new LinkedHashMap<>();
        alike.values()
                .forEach(same -> offers.put(
                        new IndexedPrices(
                                CurrencyCode.fromString(same.get(0).currency), same.get(0).kind, same.get(0).condition),
                        same.stream()
                                .map(price -> new IndexedPrices.Offer(
                                        price.id, price.amount, price.observedAt, cache.codes(brand, price.size)))
                                .toList()));
        offers.forEach((indexed, own) -> indexed.addTo(document, own));
        shown(document, offers, cache.shownKinds);
        Map<IndexedPrices, IndexedMarket> markets = new LinkedHashMap<>();
        offers.forEach((indexed, own) -> markets.put(
                indexed,
                IndexedMarket.of(
                        indexed,
                        offers,
                        trends.get(new TrendKey(
                                prices.get(0).sneaker,
                                indexed.currency().toString(),
                                indexed.kind(),
                                indexed.condition())))));
        document.data(OfferData.encoded(offers, IndexedMarket.addTo(document, markets, cache.shownKinds)));
    }

    /** Adds the prices that the sneaker shows if a question names no kind, for each currency and condition. */
    private static void shown(
            EntryDocument document, Map<IndexedPrices, List<IndexedPrices.Offer>> offers, List<PriceKind> kinds) {
        offers.keySet().stream()
                .map(prices -> new IndexedPrices(prices.currency(), null, prices.condition()))
                .distinct()
                .forEach(shown -> kinds.stream()
                        .filter(kind -> offers.containsKey(ofKind(kind, shown)))
                        .findFirst()
                        .ifPresent(kind -> shown.addShownTo(document, offers.get(ofKind(kind, shown)), kind)));
    }

    private static IndexedPrices ofKind(PriceKind kind, IndexedPrices prices) {
        return new IndexedPrices(prices.currency(), kind, prices.condition());
    }

    /** Returns the codes of a size and of its equivalents, its own first. */
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
}
