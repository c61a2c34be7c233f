// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.catalog.StyleCode;
import dev.colorway.content.Tags;
import dev.colorway.price.ShownKinds;
import dev.colorway.search.DocumentSource;
import dev.colorway.search.EntryDocument;
import dev.colorway.search.IndexOrder;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.sneaker.SizedGtin;
import dev.colorway.sneaker.Sneaker;
import dev.colorway.sneaker.StyleCodes;
import dev.colorway.sneaker.index.ReferencedEntries.Design;
import dev.colorway.sneaker.index.ReferencedEntries.Named;
import dev.colorway.sneaker.index.ReferencedEntries.Project;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the index documents of sneakers. A document contains all data for finding, ordering and counting a sneaker,
 * including data of the entries that the sneaker refers to. A batch of sneakers costs at most nine SQL statements: one
 * each for the sneakers, their technologies, their colours, their credits, their current prices and their
 * collaborations, and three for their silhouettes. Their price history costs the statements of
 * {@link dev.colorway.price.history.PriceTrends}, at most two for every 100 sneakers. The size charts cost two more
 * statements, once for all batches. Each silhouette and collaboration is read only once.
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
    /** The release date, only if it is known to the day. */
    public static final String RELEASED_DAY = "releasedDay";

    public static final String AUDIENCE = "audience";
    public static final String STATUS = "status";
    public static final String COLOR = "color";
    public static final String CREATED_AT = "createdAt";
    public static final String UPDATED_AT = "updatedAt";

    static final String SIZE_CHARTS = "size-charts";
    /** Change it whenever the content of the documents changes, so that existing indexes are rebuilt. */
    private static final int VERSION = 1;

    private static final int BATCH = 1000;
    private static final String SNEAKERS = """
            select s.id, s.slug, s.name, s.colorway, s.styleCode,
            s.releaseDate.first, s.releaseDate.last, s.silhouette.id, s.collaboration.id,
            s.audience, s.status, s.createdAt, s.updatedAt,
            b.slug, b.name,
            s.formerSlugs, s.moreStyleCodes, s.gtins, s.identifiers, s.tags
            from Sneaker s left join s.ownBrand b where %s order by s.id""";

    @Override
    public String type() {
        return TYPE;
    }

    /** Returns the version, and the kinds that sneakers show: the fields of the shown kind depend on them. */
    @Override
    public String form() {
        return VERSION + ShownKinds.inOrder().toString();
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
            Long last = rows.isEmpty()
                    ? Long.valueOf(-1)
                    : rows.get(rows.size() - 1).id();
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
                Panache.getSession()
                        .createQuery(SNEAKERS.formatted("s.slug in :slugs"), SneakerRow.class)
                        .setParameterList("slugs", slugs)
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
        referenced.load(distinct(rows, SneakerRow::silhouette), distinct(rows, SneakerRow::collaboration));
        SneakerParts parts = SneakerParts.of(distinct(rows, SneakerRow::id));
        // If the silhouette was deleted after the row was read, the sneaker was also deleted, or a later change indexes
        // it again.
        rows.stream()
                .filter(row -> referenced.design(row) != null)
                .forEach(row -> consumer.accept(document(row, referenced, parts)));
    }

    private static List<Long> distinct(List<SneakerRow> rows, Function<SneakerRow, @Nullable Long> id) {
        return rows.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }

    private static EntryDocument document(SneakerRow row, ReferencedEntries referenced, SneakerParts parts) {
        Design design = Objects.requireNonNull(referenced.design(row), "Sneakers of deleted silhouettes are left out");
        EntryDocument document = new EntryDocument(TYPE, row.id(), row.slug(), row.name())
                .text(row.colorway())
                .text(design.line())
                .text(design.brand().name())
                .formerSlugs(row.formerSlugs())
                .counted(BRAND, design.brand().slug(), design.brand().name());
        if (design.self() != null) {
            document.text(design.self().name())
                    .counted(SILHOUETTE, design.self().slug(), design.self().name());
        }
        row.styleCodes().forEach(document::code);
        design.namesakes().forEach(document::text);
        Set<Named> designers = new LinkedHashSet<>(design.designers());
        parts.credits(row).forEach(credit -> {
            if (credit.role() == DesignerRole.NAMESAKE) {
                document.text(credit.name());
            } else {
                designers.add(new Named(credit.slug(), credit.name()));
            }
        });
        counted(document, DESIGNER, designers);
        Map<String, String> all = new TreeMap<>(design.technologies());
        parts.technologies(row).forEach(own -> all.putIfAbsent(own.slug(), own.name()));
        counted(
                document,
                TECHNOLOGY,
                all.entrySet().stream()
                        .map(technology -> new Named(technology.getKey(), technology.getValue()))
                        .toList());
        row.tags().stream().map(Tags::key).forEach(key -> document.counted(TAG, key, Tags.label(key)));
        Project project = referenced.project(row);
        if (project != null) {
            document.term(COLLABORATION, project.self().slug());
            counted(document, COLLABORATOR, project.collaborators());
        }
        row.styleCodes().forEach(code -> document.term(STYLE_CODE, StyleCode.key(code)));
        StyleCodes.joined(row.styleCodes()).ifPresent(codes -> document.term(STYLE_CODE, codes));
        row.gtins()
                .forEach(line ->
                        document.term(GTIN, SizedGtin.ofLine(line).gtin().key()));
        row.identifiers().forEach(identifier -> document.term(IDENTIFIER, identifier));
        if (row.releasedFirst() != null && row.releasedLast() != null) {
            document.number(RELEASED_FIRST, row.releasedFirst().toEpochDay())
                    .number(RELEASED_LAST, row.releasedLast().toEpochDay());
            if (row.releasedFirst().equals(row.releasedLast())) {
                document.number(RELEASED_DAY, row.releasedFirst().toEpochDay());
            }
        }
        document.number(CREATED_AT, IndexOrder.microseconds(row.createdAt()))
                .number(UPDATED_AT, IndexOrder.microseconds(row.updatedAt()));
        constant(document, AUDIENCE, row.audience());
        constant(document, STATUS, row.status());
        parts.colors(row).forEach(color -> constant(document, COLOR, color));
        referenced.charts(design.brand().slug()).forEach(chart -> document.term(SIZE_CHARTS, chart));
        SneakerOffers.add(
                document,
                parts.prices(row),
                parts.trends(),
                referenced,
                design.brand().slug());
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
