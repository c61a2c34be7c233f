// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.database.Database;
import dev.colorway.query.KeyTable;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

/** The cost of a batch of prices does not grow with the earlier prices of its sneaker. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class KnownPricesTest {

    private static final Instant FIRST = Instant.parse("2010-01-01T00:00:00Z");
    private static final int TRIES = 3;
    private static final int BATCH = 500;
    private static final int EARLIER = 3000;
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final String source = WritableCatalog.unique("known-prices");
    private final String sneaker = WritableCatalog.unique("known-prices");

    @Inject
    SessionFactory sessions;

    @Inject
    AgroalDataSource database;

    @Test
    void aBatchCostsTheSameAfterThousandsOfPricesOfItsSneaker() throws SQLException {
        WritableCatalog.created(
                "/sneakers", WrittenKind.SNEAKERS.minimal(sneaker).toString());
        importPrices(0, BATCH);
        Cost first = leastCost(BATCH);
        importPrices((1 + TRIES) * BATCH, EARLIER);
        Cost later = leastCost(EARLIER);
        assertEquals(first.statements, later.statements, () -> "statements of a batch: " + first + "; " + later);
        if (Database.current() == Database.H2) {
            assertReadsFewRows(KnownPrices.SAME, this::observation);
            assertReadsFewRows(KnownPrices.CURRENT, this::series);
        }
    }

    /**
     * Imports several batches and returns the lowest cost, because the service can execute other statements at the same
     * time, such as those for webhooks.
     */
    private Cost leastCost(int from) {
        return IntStream.range(0, TRIES)
                .mapToObj(batch -> cost(from + batch * BATCH, from + (batch + 1) * BATCH))
                .min(Comparator.comparingLong(Cost::statements))
                .orElseThrow();
    }

    private Cost cost(int from, int to) {
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        importPrices(from, to);
        Map<String, Long> queries = new TreeMap<>();
        for (String query : statistics.getQueries()) {
            queries.put(query, statistics.getQueryStatistics(query).getExecutionCount());
        }
        return new Cost(statistics.getPrepareStatementCount(), queries);
    }

    private void importPrices(int from, int to) {
        Transfers.imported(
                Transfers.CSV,
                "resource,sneaker,amount,currency,kind,size,observedAt,source\n"
                        + IntStream.range(from, to)
                                .mapToObj(i -> "prices,%s,%d,USD,SALE,US9,%s,%s%n"
                                        .formatted(sneaker, 100 + i % 50, time(i), source))
                                .collect(Collectors.joining()));
    }

    /** Returns another day for each observation, because several observations of one day would change the cost. */
    private static Instant time(int i) {
        return FIRST.plusSeconds(i * 86_400L);
    }

    private List<Object> observation(int i) throws SQLException {
        List<Object> values = new ArrayList<>(series(i));
        values.add(time(i).atOffset(ZoneOffset.UTC));
        values.add("");
        return values;
    }

    private List<Object> series(int i) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement("select id from sneaker where slug = ?")) {
            find.setString(1, sneaker);
            try (ResultSet found = find.executeQuery()) {
                found.next();
                return List.of(found.getLong(1), "US9", "USD", "SALE", source, "NEW", "");
            }
        }
    }

    /** The statements of an import, and how often each query was executed. */
    private record Cost(long statements, Map<String, Long> queries) {}

    private interface Keys {
        List<Object> key(int i) throws SQLException;
    }

    /** Fails if H2 reads other rows than those of the keys. H2 counts each key three times, and one row more. */
    private void assertReadsFewRows(KeyTable table, Keys keys) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement explain = connection.prepareStatement("explain analyze " + table.statement(BATCH))) {
            int parameter = 0;
            for (int i = 0; i < BATCH; i++) {
                for (Object value : keys.key(EARLIER - i)) {
                    explain.setObject(++parameter, value);
                }
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                String text = plan.getString(1);
                long rows = SCANNED.matcher(text)
                        .results()
                        .mapToLong(scanned -> Long.parseLong(scanned.group(1)))
                        .sum();
                assertTrue(rows <= 3 * BATCH + 1, () -> rows + " rows read: " + text);
            }
        }
    }
}
