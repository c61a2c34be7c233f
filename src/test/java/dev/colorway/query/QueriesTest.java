// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.database.Database;
import dev.colorway.search.SearchIndex;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.Contract;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.QueryTexts;
import dev.colorway.testing.QueryTexts.QueryText;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/**
 * That the catalog has what queries name. A query is a string, which nothing looks at before somebody asks with it; so
 * all of them are taken from the source here. Those that are whole are given to Hibernate or the database. Those that
 * are put together when the service runs must be found among the queries that it ran, once it was asked everything that
 * its contract offers.
 */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class QueriesTest {

    private static final String ONE_SNEAKER = "/sneakers?limit=1";
    /** The answer lists those that are known. */
    private static final String UNKNOWN_SIZE = "EU14";

    private static final String PRICE = """
            {"sneaker": {"slug": "%s"}, "amount": 120.50, "currency": "SGD", "kind": "ASK", "size": "US9",
            "observedAt": "2026-01-01T00:00:00Z", "source": "%%s"}""".formatted(Catalog.SILVER_CREAM);

    @Inject
    EntityManager entities;

    @Inject
    SessionFactory sessions;

    @Inject
    AgroalDataSource database;

    @Inject
    SearchIndex index;

    private final QueryTexts source = QueryTexts.in(Path.of("src/main/java"));

    QueriesTest() throws IOException {}

    @Test
    void areTakenIfTheyAreWhole() throws SQLException {
        List<String> refused = new ArrayList<>(source.shortForms());
        try (Connection connection = database.getConnection()) {
            for (QueryText query : source.texts()) {
                if (query.isWhole() && isForThisDatabase(query)) {
                    try {
                        prepare(query, connection);
                    } catch (IllegalArgumentException | SQLException wrong) {
                        refused.add(query + "\n  " + wrong.getMessage());
                    }
                }
            }
        }
        assertEquals("", String.join("\n", refused));
    }

    /** Hibernate knows HQL by itself; a database tells what SQL needs only where it looks at it. */
    private void prepare(QueryText query, Connection connection) throws SQLException {
        if (query.isHql()) {
            entities.createQuery(query.text(), Object.class);
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(query.text().replaceAll("(?<!:):\\w+", "?"))) {
            statement.getParameterMetaData();
        }
    }

    /** Only H2 is imported into without its indexes. */
    private static boolean isForThisDatabase(QueryText query) {
        return Database.current() == Database.H2
                ? !query.place().startsWith("PostgreSql") && !query.text().contains(" pg_")
                : !query.place().startsWith("BulkIndexes");
    }

    /** Answers are looked at elsewhere. One that fails leaves a query without its answer, and that is what is told. */
    @Test
    void areAskedWithIfTheyArePutTogether() throws IOException {
        // Statistics forget what was asked long ago, such as what filled the index.
        sessions.getStatistics().clear();
        index.remake((done, total) -> {});
        for (WrittenKind kind : WrittenKind.values()) {
            write(kind);
        }
        delete(post("/prices", PRICE.formatted(unique("shop"))).header("Location"), "*");
        Contract.read().reads().forEach(QueriesTest::read);
        Stream.concat(Contract.read().lists().map(Contract.Operation::path), Stream.of("/catalog"))
                .forEach(path -> Transfers.send(Transfers.to(path).header("Accept", Transfers.NDJSON)));
        Api.ask("/prices?size=" + UNKNOWN_SIZE);
        List<String> asked = List.of(sessions.getStatistics().getQueries());
        assertEquals(
                "",
                source.texts().stream()
                        .filter(query -> !query.isWhole() && asked.stream().noneMatch(query::isPartOf))
                        .map(QueryText::toString)
                        .collect(Collectors.joining("\n")),
                "nobody could ask with these parts of queries");
    }

    /** The index takes in what was written when sneakers are asked for. */
    private static void write(WrittenKind kind) {
        String slug = unique(kind.word());
        post(kind.list(), kind.minimal(slug).toString());
        put(kind.address(slug), kind.full(slug).toString(), "*");
        Api.ask(ONE_SNEAKER);
        delete(kind.address(slug), "*");
        Api.ask(ONE_SNEAKER);
    }

    /** By each parameter alone, and two pages in each order. */
    private static void read(Contract.Operation operation) {
        Api.ask(operation.exampleAddress());
        for (Contract.Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("query")) {
                parameter.examples().forEach(example -> Api.ask(operation.exampleAddress(parameter.name(), example)));
            }
        }
        for (String sort : operation.sorts()) {
            Response first = Api.ask(operation.exampleAddress("sort", sort) + "&limit=1");
            if (first.statusCode() == 200 && first.path("next") != null) {
                Api.ask(Api.relative(first.path("next")));
            }
        }
    }
}
