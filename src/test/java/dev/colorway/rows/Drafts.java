// SPDX-License-Identifier: Apache-2.0
package dev.colorway.rows;

import dev.colorway.catalog.CalendarDate;
import dev.colorway.price.PriceKind;
import dev.colorway.rate.CurrencyCode;
import dev.colorway.silhouette.DesignerRole;
import dev.colorway.size.ShoeSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Drafts with the structure of the catalog's own ones, and helpers that the row tests share. */
final class Drafts {

    record Ref(String slug) {}

    record Brand(String slug, String name) {}

    record Designer(String slug, String name) {}

    record Credit(String slug, DesignerRole role) {}

    record Tech(String name, String position, String benefit) {}

    record Prize(String name, String by, Integer year) {}

    record Silhouette(
            String slug,
            String name,
            Ref brand,
            String line,
            CalendarDate released,
            CalendarDate retroReleased,
            List<Credit> designers,
            String designConcept,
            String upper,
            List<Tech> technologies,
            List<Prize> awards,
            Ref predecessor,
            String note) {}

    record Collaborator(String slug, String name, String note) {}

    record Collaboration(String slug, String name, Ref brand, List<Ref> collaborators) {}

    record Sneaker(
            String slug,
            String name,
            String colorway,
            String styleCode,
            Ref silhouette,
            Ref collaboration,
            List<Tech> extraTechnologies,
            CalendarDate releaseDate) {}

    record Price(
            Ref sneaker,
            BigDecimal amount,
            CurrencyCode currency,
            PriceKind kind,
            ShoeSize size,
            Instant observedAt,
            String source) {}

    static final RowLayout LAYOUT = new RowLayout(shapes());

    static final Brand ASICS = new Brand("asics", "ASICS");
    static final Collaboration UB1_S = new Collaboration(
            "kiko-x-asics",
            "Kiko Kostadinov x ASICS",
            new Ref("asics"),
            List.of(new Ref("kiko-kostadinov"), new Ref("ub1-s")));
    static final Price ASK = new Price(
            new Ref("silver-black"),
            new BigDecimal("220.00"),
            CurrencyCode.fromString("SGD"),
            PriceKind.ASK,
            new ShoeSize("US9.5"),
            Instant.parse("2026-11-23T08:00:00Z"),
            "a shop");
    static final Silhouette KAYANO = new Silhouette(
            "gel-kayano-14",
            "GEL-Kayano 14",
            new Ref("asics"),
            null,
            CalendarDate.fromString("2008"),
            CalendarDate.fromString("2020-01"),
            List.of(new Credit("kayano", DesignerRole.NAMESAKE)),
            null,
            null,
            List.of(new Tech("GEL", "heel", null)),
            List.of(new Prize("Best \"Retro\"", null, 2022)),
            null,
            "");

    private Drafts() {}

    private static Map<String, RowShape> shapes() {
        Map<String, RowShape> shapes = new LinkedHashMap<>();
        shapes.put("brands", plain(Brand.class));
        shapes.put("designers", plain(Designer.class));
        shapes.put("silhouettes", plain(Silhouette.class));
        shapes.put("collaborators", RowShape.of(Collaborator.class));
        shapes.put("collaborations", plain(Collaboration.class));
        shapes.put("sneakers", plain(Sneaker.class));
        shapes.put("prices", plain(Price.class));
        return shapes;
    }

    /** Returns the form of rows whose table begins with the column of the resource. */
    private static RowShape plain(Class<? extends Record> draft) {
        return new RowShape(draft, List.of(), RowShape.of(draft).shown());
    }

    /**
     * Returns the written rows.
     *
     * @param rows alternately a resource and its draft
     */
    static String written(RowFormat format, Collection<String> resources, Object... rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            RowWriter writer = format.writer(LAYOUT, bytes, resources);
            for (int row = 0; row < rows.length; row += 2) {
                writer.write((String) rows[row], (Record) rows[row + 1], null);
            }
            writer.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static List<Row> read(RowFormat format, String text) {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Row> read(RowFormat format, byte[] bytes) {
        try (RowReader reader = format.reader(LAYOUT, new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
            List<Row> rows = new ArrayList<>();
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return rows;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns all faults as {@code line column-or-pointer: detail}. */
    static List<String> faults(RowFormat format, String text) {
        return read(format, text).stream()
                .flatMap(row -> row.faults().stream())
                .map(fault -> fault.line() + " " + (fault.column() != null ? fault.column() : fault.pointer()) + ": "
                        + fault.detail())
                .toList();
    }
}
