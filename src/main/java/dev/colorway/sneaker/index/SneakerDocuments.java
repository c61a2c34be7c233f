// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.catalog.Audience;
import dev.colorway.catalog.StyleCode;
import dev.colorway.content.Tags;
import dev.colorway.price.ShownKinds;
import dev.colorway.search.DocumentSource;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexOrder;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.sneaker.BaseColor;
import dev.colorway.sneaker.SizedGtin;
import dev.colorway.sneaker.Sneaker;
import dev.colorway.sneaker.SneakerStatus;
import dev.colorway.sneaker.StyleCodes;
import dev.colorway.sneaker.index.ReferencedEntries.Design;
import dev.colorway.sneaker.index.ReferencedEntries.DesignerRow;
import dev.colorway.sneaker.index.ReferencedEntries.Named;
import dev.colorway.sneaker.index.ReferencedEntries.Project;
import dev.colorway.sneaker.index.ReferencedEntries.TechnologyRow;
import dev.colorway.sneaker.index.SneakerOffers.PriceRow;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
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
import org.jspecify.annotations.Nullable;

/**
 * Builds the index documents of sneakers. A document contains all that a sneaker is found, ordered and counted by,
 * including data of the entries that it refers to. A batch of sneakers costs at most nine SQL statements: one each for
 * the sneakers, their technologies, their colours, their credits, their current prices and their collaborations, and
 * three for their silhouettes. Silhouettes, collaborations and size charts are read once for all batches.
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

    static final String SIZE_CHARTS = "size-charts";
    private static final int BATCH = 1000;
    private static final String SNEAKERS = """
            select s.id, s.slug, s.name, s.colorway, s.styleCode,
            s.releaseDate.first, s.releaseDate.last, s.silhouette.id, s.collaboration.id,
            s.audience, s.status, s.createdAt, s.updatedAt,
            b.slug, b.name,
            s.formerSlugs, s.moreStyleCodes, s.gtins, s.identifiers, s.tags
            from Sneaker s left join s.ownBrand b where %s order by s.id""";

    record SneakerRow(
            Long id,
            String slug,
            String name,
            @Nullable String colorway,
            @Nullable String styleCode,
            @Nullable LocalDate releasedFirst,
            @Nullable LocalDate releasedLast,
            @Nullable Long silhouette,
            @Nullable Long collaboration,
            @Nullable Audience audience,
            @Nullable SneakerStatus status,
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

    private record ColorRow(Long sneaker, BaseColor base) {}

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
        ReferencedEntries referenced = new ReferencedEntries();
        List<SneakerRow> rows = List.of();
        do {
            Long last = rows.isEmpty() ? Long.valueOf(-1) : rows.get(rows.size() - 1).id;
            rows = Panache.getEntityManager()
                    .createQuery(SNEAKERS.formatted("s.id > :last"), SneakerRow.class)
                    .setParameter("last", last)
                    .setMaxResults(BATCH)
                    .getResultList();
            build(rows, referenced, consumer);
        } while (rows.size() == BATCH);
    }

    @Override
    public void of(Collection<String> slugs, Consumer<EntryDocument> consumer) {
        build(
                Panache.getEntityManager()
                        .createQuery(SNEAKERS.formatted("s.slug in :slugs"), SneakerRow.class)
                        .setParameter("slugs", slugs)
                        .getResultList(),
                new ReferencedEntries(),
                consumer);
    }

    @Override
    public Set<String> affectedBy(String resource, Collection<String> slugs, Found found) {
        return AffectedSneakers.by(resource, slugs, found);
    }

    private static void build(List<SneakerRow> rows, ReferencedEntries referenced, Consumer<EntryDocument> consumer) {
        if (rows.isEmpty()) {
            return;
        }
        List<Long> ids = distinct(rows, SneakerRow::id);
        referenced.load(distinct(rows, SneakerRow::silhouette), distinct(rows, SneakerRow::collaboration));
        Map<Long, List<TechnologyRow>> technologies = ReferencedEntries.query(
                        "select s.id, t.slug, t.name from Sneaker s join s.extraTechnologies t where s.id in :ids "
                                + "order by s.id, t.slug",
                        TechnologyRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(TechnologyRow::owner));
        Map<Long, List<PriceRow>> prices = ReferencedEntries.query(
                        "select p.sneakerId, p.id, p.currency, p.kind, p.condition, p.size, p.amount, p.observedAt "
                                + "from Price p where p.sneakerId in :ids and p.current = true",
                        PriceRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(PriceRow::sneaker));
        Map<Long, Set<BaseColor>> colors = ReferencedEntries.query(
                        "select s.id, c.base from Sneaker s join s.colors c where s.id in :ids and c.base is not null",
                        ColorRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(
                        ColorRow::sneaker,
                        Collectors.mapping(
                                ColorRow::base, Collectors.toCollection(() -> EnumSet.noneOf(BaseColor.class)))));
        Map<Long, List<DesignerRow>> credits = ReferencedEntries.query(
                        "select s.id, c.designer.slug, c.designer.name, c.role from Sneaker s join s.credits c where "
                                + "s.id in :ids order by s.id, c.designer.slug",
                        DesignerRow.class,
                        ids)
                .stream()
                .collect(Collectors.groupingBy(DesignerRow::owner));
        // If the silhouette was deleted in between, so was the sneaker, or a later change indexes it again.
        rows.stream()
                .filter(row -> referenced.design(row) != null)
                .forEach(row -> consumer.accept(document(
                        row,
                        referenced,
                        technologies.getOrDefault(row.id, List.of()),
                        colors.getOrDefault(row.id, Set.of()),
                        credits.getOrDefault(row.id, List.of()),
                        prices.getOrDefault(row.id, List.of()))));
    }

    private static List<Long> distinct(List<SneakerRow> rows, Function<SneakerRow, @Nullable Long> id) {
        return rows.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }

    private static EntryDocument document(
            SneakerRow row,
            ReferencedEntries referenced,
            List<TechnologyRow> technologies,
            Set<BaseColor> colors,
            List<DesignerRow> credits,
            List<PriceRow> prices) {
        Design design = Objects.requireNonNull(referenced.design(row), "Sneakers of deleted silhouettes are left out");
        EntryDocument document = new EntryDocument(TYPE, row.id, row.slug, row.name)
                .text(row.colorway)
                .text(design.line())
                .text(design.brand().name())
                .formerSlugs(row.formerSlugs)
                .counted(BRAND, design.brand().slug(), design.brand().name());
        if (design.self() != null) {
            document.text(design.self().name())
                    .counted(SILHOUETTE, design.self().slug(), design.self().name());
        }
        row.styleCodes().forEach(document::code);
        design.namesakes().forEach(document::text);
        Set<Named> designers = new LinkedHashSet<>(design.designers());
        credits.forEach(credit -> {
            if (credit.role() == DesignerRole.NAMESAKE) {
                document.text(credit.name());
            } else {
                designers.add(new Named(credit.slug(), credit.name()));
            }
        });
        counted(document, DESIGNER, designers);
        Map<String, String> all = new TreeMap<>(design.technologies());
        technologies.forEach(own -> all.putIfAbsent(own.slug(), own.name()));
        counted(
                document,
                TECHNOLOGY,
                all.entrySet().stream()
                        .map(technology -> new Named(technology.getKey(), technology.getValue()))
                        .toList());
        row.tags.stream().map(Tags::key).forEach(key -> document.counted(TAG, key, Tags.label(key)));
        Project project = referenced.project(row);
        if (project != null) {
            document.term(COLLABORATION, project.self().slug());
            counted(document, COLLABORATOR, project.collaborators());
        }
        row.styleCodes().forEach(code -> document.term(STYLE_CODE, StyleCode.key(code)));
        StyleCodes.joined(row.styleCodes()).ifPresent(codes -> document.term(STYLE_CODE, codes));
        row.gtins.forEach(
                line -> document.term(GTIN, SizedGtin.ofLine(line).gtin().key()));
        row.identifiers.forEach(identifier -> document.term(IDENTIFIER, identifier));
        if (row.releasedFirst != null && row.releasedLast != null) {
            document.number(RELEASED_FIRST, row.releasedFirst.toEpochDay())
                    .number(RELEASED_LAST, row.releasedLast.toEpochDay());
        }
        document.number(CREATED_AT, IndexOrder.microseconds(row.createdAt))
                .number(UPDATED_AT, IndexOrder.microseconds(row.updatedAt));
        constant(document, AUDIENCE, row.audience);
        constant(document, STATUS, row.status);
        colors.forEach(color -> constant(document, COLOR, color));
        referenced.charts(design.brand().slug()).forEach(chart -> document.term(SIZE_CHARTS, chart));
        SneakerOffers.add(document, prices, referenced, design.brand().slug());
        return document;
    }

    private static void counted(EntryDocument document, String field, Collection<Named> values) {
        values.forEach(
                value -> document.counted(field, value.slug(), value.name()).text(value.name()));
    }

    /** Adds a constant, which is its own label. Null adds nothing. */
    private static void constant(EntryDocument document, String field, @Nullable Enum<?> value) {
        if (value != null) {
            document.counted(field, value.name(), value.name());
        }
    }
}
