// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.answer.AnswerMemory;
import dev.colorway.database.Database;
import dev.colorway.search.SearchIndex;
import dev.colorway.testing.Api;
import dev.colorway.testing.CatalogGenerator;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Test;

/** Checks that a database for search measurements equals the result of an import. */
@QuarkusTest
@OnBothDatabases
@TestProfile(FillDatabaseTest.Profile.class)
class FillDatabaseTest {

    /** A separate application, because the database must be empty before the fill. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("colorway.first-catalog", "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Keys.class));
        }
    }

    private static final CatalogGenerator GENERATOR = new CatalogGenerator(200, 2_000, 5);

    @Inject
    AgroalDataSource database;

    @Inject
    SearchIndex index;

    @Inject
    AnswerMemory memory;

    @Test
    void holdsValuesToAskFor() throws IOException, SQLException {
        fill();
        try (Connection connection = database.getConnection()) {
            LevenshteinDistance edits = LevenshteinDistance.getDefaultInstance();
            List<String> words = Api.walk("/sneakers?limit=100").stream()
                    .flatMap(sneaker -> Stream.of(sneaker.get("name")
                            .asText()
                            .toLowerCase(Locale.ROOT)
                            .split("[^a-z]+")))
                    .toList();
            for (int seed = 0; seed < 20; seed++) {
                OccurringValues values = new OccurringValues(connection, seed);
                OccurringValues same = new OccurringValues(connection, seed);
                for (SearchKind kind : SearchKind.values()) {
                    String question = kind.question(values);
                    assertEquals(question, kind.question(same));
                    assertEquals(URI.create(question).toString(), question);
                }
                assertTrue(words.contains(values.word()));
                String wrong = values.misspeltWord();
                // LevenshteinDistance counts two swapped letters as two edits.
                assertTrue(
                        words.stream().anyMatch(word -> edits.apply(word, wrong) <= 2 && !word.equals(wrong)), wrong);
                assertNotEquals(
                        0,
                        Api.get("/sneakers?size=" + values.ask().size())
                                .get("total")
                                .asInt());
                assertNotEquals(
                        0,
                        Api.get("/sneakers?designer=" + values.designer())
                                .get("total")
                                .asInt());
            }
        }
    }

    @Test
    void leavesNothingForAnImportToChangeAndRoomForMore() throws IOException, SQLException {
        fill();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        GENERATOR.write(file, rows -> {});
        String before = Api.ask("/catalog").asString();
        assertEquals(GENERATOR.rows(), before.lines().count());
        JsonNode imported = Transfers.imported(Transfers.NDJSON, file.toString(StandardCharsets.UTF_8));
        assertEquals(GENERATOR.rows(), imported.get("rows").longValue());
        imported.get("resources")
                .forEach(counts ->
                        assertEquals("0 0", counts.get("created") + " " + counts.get("changed"), imported.toString()));
        assertEquals(before, Api.ask("/catalog").asString());
        // Later entries get unused ids.
        Transfers.imported(
                Transfers.NDJSON,
                "{\"resource\":\"brands\",\"slug\":\"another\",\"name\":\"Another\"}\n"
                        + "{\"resource\":\"prices\",\"sneaker\":{\"slug\":\""
                        + Api.get("/sneakers?limit=1").at("/items/0/slug").asText()
                        + "\"},\"amount\":100.00,\"currency\":\"SGD\",\"kind\":\"ASK\",\"size\":\"US9\","
                        + "\"observedAt\":\"2026-01-01T00:00:00Z\",\"source\":\"another\"}\n");
        assertEquals(
                GENERATOR.rows() + 2, Api.ask("/catalog").asString().lines().count());
    }

    /** Fills the database once for all tests. */
    private void fill() throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            List<String> indexes = indexes(connection);
            if (Api.get("/sneakers").get("total").asInt() == 0) {
                FillDatabase.fill(connection, Database.current(), GENERATOR);
                // The index and the cache do not know about changes made directly in the database.
                memory.clear();
                index.rebuild((done, total) -> {});
            }
            assertEquals(indexes, indexes(connection));
        }
    }

    private static List<String> indexes(Connection connection) throws SQLException {
        return new SecondaryIndexes(connection, Database.current()).names();
    }
}
