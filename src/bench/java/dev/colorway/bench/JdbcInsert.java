// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.StyleCode;
import dev.colorway.query.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The baseline for imports. Inserts the same rows from the same file into the same tables with plain JDBC, in batches
 * of 1,000 rows, all in one transaction. It trusts the file: only the database checks anything, no row may exist
 * before, and the prices of a sneaker must be adjacent.
 */
public final class JdbcInsert {

    private final Batches rows;
    private final OffsetDateTime writtenAt = OffsetDateTime.now(ZoneOffset.UTC);
    /** The ids of entries by slug, for each table. */
    private final Map<String, Map<String, Long>> idsBySlug = new HashMap<>();

    private final List<JsonNode> pricesOfOne = new ArrayList<>();
    private long prices;

    private JdbcInsert(Connection database, int rowsOfTransaction) throws SQLException {
        rows = new Batches(database, rowsOfTransaction);
        rows.table("brand", "id", "slug", "name", "name_key");
        rows.table("designer", "id", "slug", "name", "name_key");
        rows.table(
                "silhouette",
                "id",
                "slug",
                "name",
                "name_key",
                "brand_id",
                "line",
                "line_key",
                "released_first",
                "released_last",
                "retro_released_first",
                "retro_released_last",
                "design_concept",
                "upper_material",
                "note",
                "predecessor_id");
        rows.table("silhouette_designer", "silhouette_id", "position", "designer_id", "role");
        rows.table("silhouette_technology", "silhouette_id", "position", "slug", "name", "placement", "benefit");
        rows.table("silhouette_award", "silhouette_id", "position", "name", "awarded_by", "award_year");
        rows.table("collaborator", "id", "slug", "name", "name_key", "note");
        rows.table("collaboration", "id", "slug", "name", "name_key", "brand_id");
        rows.table("collaboration_collaborator", "collaboration_id", "position", "collaborator_id");
        rows.table(
                "sneaker",
                "id",
                "slug",
                "name",
                "name_key",
                "slug_key",
                "colorway",
                "style_code",
                "style_code_key",
                "silhouette_id",
                "collaboration_id",
                "released_first",
                "released_last",
                "created_at",
                "updated_at");
        rows.table("sneaker_technology", "sneaker_id", "position", "slug", "name", "placement", "benefit");
        rows.table(
                "price",
                "id",
                "sneaker_id",
                "size",
                "amount",
                "currency",
                "kind",
                "source",
                "observed_at",
                "is_current");
    }

    /**
     * Creates and fills an H2 file, and prints the time of the database in seconds.
     *
     * @param args the file of the catalog, and the folder of the H2 file
     */
    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args[1]);
        Storage.create(folder);
        try (Connection database = DriverManager.getConnection(Storage.url(folder))) {
            System.out.println("seconds " + all(Files.newInputStream(Path.of(args[0])), database, Integer.MAX_VALUE));
        }
    }

    /**
     * Inserts a catalog into empty tables of H2 or PostgreSQL.
     *
     * @param file closed at the end
     * @param database left without auto-commit
     * @param rowsOfTransaction the count of rows per transaction
     * @return the time of the database in seconds
     */
    static double all(InputStream file, Connection database, int rowsOfTransaction) throws IOException, SQLException {
        database.setAutoCommit(false);
        JdbcInsert insert = new JdbcInsert(database, rowsOfTransaction);
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        try (MappingIterator<JsonNode> lines = json.readerFor(JsonNode.class).readValues(file)) {
            while (lines.hasNext()) {
                insert.one(lines.next());
            }
        }
        insert.sendPrices();
        insert.advanceSequences(database);
        insert.rows.commit();
        return insert.rows.seconds();
    }

    private void one(JsonNode row) throws SQLException {
        switch (row.get("resource").textValue()) {
            case "brands" -> named("brand", row);
            case "designers" -> named("designer", row);
            case "silhouettes" -> silhouette(row);
            case "collaborators" -> named("collaborator", row, text(row, "note"));
            case "collaborations" -> collaboration(row);
            case "sneakers" -> sneaker(row);
            default -> price(row);
        }
    }

    private void silhouette(JsonNode row) throws SQLException {
        CalendarDate released = date(row, "released");
        CalendarDate retro = date(row, "retroReleased");
        String line = text(row, "line");
        long id = named(
                "silhouette",
                row,
                id("brand", row.get("brand")),
                line,
                line == null ? null : Names.key(line),
                first(released),
                last(released),
                first(retro),
                last(retro),
                text(row, "designConcept"),
                text(row, "upper"),
                text(row, "note"),
                id("silhouette", row.get("predecessor")));
        int position = 0;
        for (JsonNode credit : row.path("designers")) {
            rows.add("silhouette_designer", id, position++, id("designer", credit), text(credit, "role"));
        }
        technologies("silhouette_technology", id, row.path("technologies"));
        position = 0;
        for (JsonNode award : row.path("awards")) {
            rows.add(
                    "silhouette_award",
                    id,
                    position++,
                    text(award, "name"),
                    text(award, "by"),
                    award.has("year") ? award.get("year").intValue() : null);
        }
    }

    private void collaboration(JsonNode row) throws SQLException {
        long id = named("collaboration", row, id("brand", row.get("brand")));
        int position = 0;
        for (JsonNode collaborator : row.path("collaborators")) {
            rows.add("collaboration_collaborator", id, position++, id("collaborator", collaborator));
        }
    }

    private void sneaker(JsonNode row) throws SQLException {
        CalendarDate released = date(row, "releaseDate");
        String code = text(row, "styleCode");
        long id = named(
                "sneaker",
                row,
                StyleCode.key(text(row, "slug")),
                text(row, "colorway"),
                code,
                code == null ? null : StyleCode.key(code),
                id("silhouette", row.get("silhouette")),
                id("collaboration", row.get("collaboration")),
                first(released),
                last(released),
                writtenAt,
                writtenAt);
        technologies("sneaker_technology", id, row.path("extraTechnologies"));
    }

    private void technologies(String table, long id, JsonNode technologies) throws SQLException {
        int position = 0;
        for (JsonNode technology : technologies) {
            String name = text(technology, "name");
            rows.add(
                    table,
                    id,
                    position++,
                    Names.slug(name),
                    name,
                    text(technology, "position"),
                    text(technology, "benefit"));
        }
    }

    /** Collects all prices of a sneaker before it sends them: only all of them together show which are current. */
    private void price(JsonNode row) throws SQLException {
        if (!pricesOfOne.isEmpty() && !pricesOfOne.get(0).get("sneaker").equals(row.get("sneaker"))) {
            sendPrices();
        }
        pricesOfOne.add(row);
    }

    private void sendPrices() throws SQLException {
        Map<List<Object>, OffsetDateTime> newest = new HashMap<>();
        for (JsonNode row : pricesOfOne) {
            newest.merge(series(row), time(row), (one, other) -> one.isAfter(other) ? one : other);
        }
        for (JsonNode row : pricesOfOne) {
            OffsetDateTime time = time(row);
            rows.add(
                    "price",
                    ++prices,
                    id("sneaker", row.get("sneaker")),
                    row.path("size").asText(),
                    row.get("amount").decimalValue(),
                    text(row, "currency"),
                    text(row, "kind"),
                    text(row, "source"),
                    time,
                    time.equals(newest.get(series(row))) ? true : null);
        }
        pricesOfOne.clear();
    }

    private static List<Object> series(JsonNode price) {
        return List.of(
                price.path("size").asText(), text(price, "currency"), text(price, "kind"), text(price, "source"));
    }

    private static OffsetDateTime time(JsonNode price) {
        return OffsetDateTime.parse(text(price, "observedAt"));
    }

    /** Adds an entry and returns its id. */
    private long named(String table, JsonNode row, Object... more) throws SQLException {
        Map<String, Long> known = idsBySlug.computeIfAbsent(table, any -> new HashMap<>());
        long id = known.size() + 1L;
        String name = text(row, "name");
        List<Object> values = new ArrayList<>(List.of(id, text(row, "slug"), name, Names.key(name)));
        values.addAll(Arrays.asList(more));
        rows.add(table, values.toArray());
        known.put(text(row, "slug"), id);
        return id;
    }

    private Long id(String table, JsonNode reference) {
        return reference == null ? null : idsBySlug.get(table).get(text(reference, "slug"));
    }

    private static String text(JsonNode row, String member) {
        return row.path(member).textValue();
    }

    private static CalendarDate date(JsonNode row, String member) {
        return row.has(member) ? CalendarDate.fromString(text(row, member)) : null;
    }

    private static Object first(CalendarDate date) {
        return date == null ? null : date.first();
    }

    private static Object last(CalendarDate date) {
        return date == null ? null : date.last();
    }

    /** Advances the sequences, so that the service can add rows to the database later. */
    private void advanceSequences(Connection database) throws SQLException {
        rows.flush();
        try (Statement statement = database.createStatement()) {
            statement.execute("alter sequence price_seq restart with " + (prices + 1));
            for (Map.Entry<String, Map<String, Long>> table : idsBySlug.entrySet()) {
                statement.execute("alter sequence " + table.getKey() + "_seq restart with "
                        + (table.getValue().size() + 1));
            }
        }
    }
}
