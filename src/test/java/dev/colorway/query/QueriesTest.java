// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.database.Database;
import dev.colorway.search.SearchIndex;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.Contract;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.QueryTexts;
import dev.colorway.testing.QueryTexts.QueryText;
import dev.colorway.testing.ThrownExceptions;
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
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks that every table, column and property in a query exists. A query is a string that nothing checks before it
 * runs, so this test reads all queries from the source code. Complete queries go to Hibernate or to the database.
 * Queries that are assembled at run time must be among those that the service has run after requests for everything in
 * its contract.
 */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class QueriesTest {

    /** Migrations in Java run when the service starts. FoldNamesTest runs them on stored names. */
    private static final String JAVA_MIGRATION = "V6__";

    private static final String ONE_SNEAKER = "/sneakers?limit=1";
    /** The response to an unknown size lists the known sizes. */
    private static final String UNKNOWN_SIZE = "EU14";

    private static final String WEBHOOK = "{\"address\":\"https://shop.example/hook\",%s}";

    /**
     * The most observations in one stored part of a day. A day with more of them also has a closed part, to which no
     * observations are added.
     */
    private static final int BUSY = 1024;

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

    private static QueryTexts source;

    @BeforeAll
    static void readSource() throws IOException {
        source = QueryTexts.in(Path.of("src/main/java"));
    }

    @Test
    void completeQueriesAreValid() throws SQLException {
        List<String> refused = new ArrayList<>(source.shortForms());
        try (Connection connection = database.getConnection()) {
            for (QueryText query : source.texts()) {
                if (query.isComplete() && isForThisDatabase(query)) {
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

    /** Prepares the query. Hibernate checks HQL itself; a database checks SQL only when asked for the parameters. */
    private void prepare(QueryText query, Connection connection) throws SQLException {
        if (query.isHql()) {
            if (query.text().matches("(?s)\\s*(update|delete)\\s.*")) {
                entities.unwrap(Session.class).createMutationQuery(query.text());
            } else {
                entities.createQuery(query.text(), Object.class);
            }
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement(query.text().replaceAll("(?<!:):\\w+", "?"))) {
            statement.getParameterMetaData();
        }
    }

    /** Returns whether the query runs on this database. Only H2 drops indexes during an import. */
    private static boolean isForThisDatabase(QueryText query) {
        return Database.current() == Database.H2
                ? !query.location().startsWith("PostgreSql") && !query.text().contains(" pg_")
                : !query.location().startsWith("BulkIndexes");
    }

    /**
     * Other tests check the responses. If a request fails, its later queries do not run, and the assertion reports
     * them.
     */
    @Test
    void assembledQueriesWereRun() throws IOException {
        // Clears the statistics and rebuilds the index: the statistics drop old queries, such as those that filled the
        // index.
        sessions.getStatistics().clear();
        index.rebuild((done, total) -> {});
        SortedSet<String> callers =
                ThrownExceptions.callers("org.hibernate.query.internal.QueryArguments", this::askWithEverything);
        List<String> executed = List.of(sessions.getStatistics().getQueries());
        assertEquals(
                "",
                source.texts().stream()
                        .filter(query -> !query.isComplete()
                                && !query.location().startsWith(JAVA_MIGRATION)
                                && executed.stream().noneMatch(query.isPartOf()))
                        .map(QueryText::toString)
                        .collect(Collectors.joining("\n")),
                "no request ran a query with these parts");
        assertEquals(
                "",
                String.join("\n", callers),
                "Hibernate throws and catches an exception for each collection that setParameter binds: use "
                        + "setParameterList");
    }

    private void askWithEverything() throws IOException {
        for (WrittenKind kind : WrittenKind.values()) {
            write(kind);
        }
        refersToAFormerSlug();
        importsAndUndoes();
        delete(post("/prices", PRICE.formatted(unique("shop"))).header("Location"), "*");
        deletesAPriceOfABusyDay();
        delete(
                post("/webhooks", WEBHOOK.formatted("\"collaborators\":[\"jjjjound\"]"))
                        .header("Location"),
                "*");
        readsChangesForAWebhook();
        Contract.read().reads().forEach(QueriesTest::read);
        Stream.concat(Contract.read().lists().map(Contract.Operation::path), Stream.of("/catalog"))
                .forEach(path -> {
                    // CSV of one list has columns that NDJSON does not have, so it runs other queries.
                    Transfers.send(Transfers.to(path).header("Accept", Transfers.NDJSON));
                    Transfers.send(Transfers.to(path).header("Accept", Transfers.CSV));
                });
        Api.ask("/prices?size=" + UNKNOWN_SIZE);
        // Each file that the sitemap index names, because the queries differ by the entity.
        Pattern.compile("/sitemaps/[a-z0-9.-]+")
                .matcher(Api.ask("/sitemap.xml").asString())
                .results()
                .forEach(file -> Api.ask(file.group()));
        checksATable();
    }

    /** Writes one entry. Each request for sneakers makes the index apply the changes so far. */
    private static void write(WrittenKind kind) {
        String slug = unique(kind.word());
        post(kind.list(), kind.minimal(slug).toString());
        put(kind.address(slug), kind.full(slug).toString(), "*");
        Api.ask(ONE_SNEAKER);
        delete(kind.address(slug), "*");
        Api.ask(ONE_SNEAKER);
    }

    private static void refersToAFormerSlug() {
        String former = unique("former");
        post("/brands", WrittenKind.BRANDS.minimal(former).toString());
        patch("/brands/" + former, "{\"slug\": \"" + former + "-now\"}", "*");
        post(
                "/size-charts",
                WrittenKind.SIZE_CHARTS
                        .minimal(unique("chart"))
                        .put("brand", former)
                        .toString());
    }

    private static void importsAndUndoes() {
        String slug = unique("undone");
        String id = Transfers.imported(Transfers.NDJSON, """
                        {"resource":"brands","slug":"%1$s","name":"B"}
                        {"resource":"silhouettes","slug":"%1$s","name":"S","brand":"%1$s"}
                        """.formatted(slug))
                .get("id")
                .asText();
        assertEquals(200, post("/imports/" + id + "/undo", "").statusCode());
    }

    private static void deletesAPriceOfABusyDay() {
        String source = unique("busy");
        Transfers.imported(
                Transfers.NDJSON,
                IntStream.rangeClosed(0, BUSY)
                        .mapToObj(second -> """
                                {"resource":"prices","sneaker":"%s","amount":120,"currency":"SGD","kind":"SALE",\
                                "size":"US9","observedAt":"%s","source":"%s"}
                                """.formatted(
                                        Catalog.SILVER_CREAM,
                                        Instant.parse("2026-02-01T00:00:00Z").plusSeconds(second),
                                        source))
                        .collect(Collectors.joining()));
        String prices = "/prices?current=false&limit=1&source=" + source;
        delete(Api.get(prices).at("/items/0/url").asText(), "*");
    }

    /** A webhook reads the changes in the background. */
    private static void readsChangesForAWebhook() {
        String webhook = post("/webhooks", WEBHOOK.formatted("\"changes\":[\"CREATED\"]"))
                .header("Location");
        write(WrittenKind.BRANDS);
        Instant end = Instant.now().plusSeconds(60);
        while (WritableCatalog.writer()
                .get(webhook + "/deliveries")
                .jsonPath()
                .getList("items")
                .isEmpty()) {
            assertTrue(Instant.now().isBefore(end), "no delivery");
        }
        delete(webhook, "*");
    }

    /** Sends a table of another source as a dry run, which looks up the entries that the rows name. */
    private static void checksATable() {
        String table = "SKU,Brand,Model,Collaboration\n%1$s,%1$s,%1$s,%1$s\n".formatted(unique("sheet"));
        Transfers.send(Transfers.to("/imports?create=missing&dryRun=true")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", Transfers.CSV)
                .POST(BodyPublishers.ofString(table)));
    }

    /** Requests each parameter alone, and two pages in each order. */
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
