// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.database.Database;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/**
 * Sends each kind of search to a service in this process, on a filled database, one request after the other.
 * docs/BENCHMARKS.md explains each figure. The class name does not end in Test, so normal test runs skip it. The system
 * property {@code bench} contains the settings.
 */
@QuarkusTest
@OnAnyDatabase
@TestProfile(SearchBenchmark.Profile.class)
class SearchBenchmark {

    private static final int OK = 200;
    private static final int POLL_MILLIS = 500;
    private static final int COUNTED = 20;
    private static final int PLANS_OF = 3;
    private static final int ROWS_BEFORE = 9_990;
    private static final int LARGEST_PAGE = 100;
    private static final Pattern TOTAL = Pattern.compile("\"total\":([0-9]+)");
    private static final long NANOS_OF_A_SECOND = 1_000_000_000L;

    private static final Settings SETTINGS = new Settings(
            System.getProperty("bench", "").split(" "),
            "folder=target/bench",
            "database=h2",
            "sneakers=100000",
            "questions=500",
            "seconds=60",
            "seed=1");

    /** A service on the filled database instead of an empty one. */
    public static class Profile implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Opened.class));
        }
    }

    /** Opens the filled database while the service runs. */
    public static class Opened implements QuarkusTestResourceLifecycleManager {

        private FilledDatabase database;

        @Override
        public Map<String, String> start() {
            try {
                database = new FilledDatabase(SETTINGS);
                return database.settings();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void stop() {
            try {
                database.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Inject
    AgroalDataSource pool;

    @Inject
    SessionFactory sessions;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int questions = SETTINGS.number("questions");
    private final long nanosOfKind = SETTINGS.number("seconds") * NANOS_OF_A_SECOND;
    private FilledDatabase database;
    private Connection own;

    /** A response, and the time until it was complete. */
    private record Answer(int status, String body, long nanos) {}

    @Test
    void measure() throws Exception {
        try (FilledDatabase filled = new FilledDatabase(SETTINGS);
                Connection connection = filled.connect()) {
            database = filled;
            own = connection;
            awaitReadiness();
            Map<SearchKind, List<String>> requested = questions();
            List<SearchMeasurement> measured = new ArrayList<>();
            for (SearchKind kind : SearchKind.values()) {
                measured.add(measure(kind, requested.get(kind)));
                System.out.println(measured.get(measured.size() - 1).line());
            }
            SearchMeasurement.write(database.name(), measured);
            System.out.printf("%n%s%n%s%n", database.name(), SearchMeasurement.HEADER);
            measured.forEach(kind -> System.out.println(kind.line()));
            if (database.kind() == Database.POSTGRESQL) {
                explain(measured, requested);
            }
        }
    }

    /** Waits until the service has built the index of a large catalog. */
    private void awaitReadiness() throws IOException, InterruptedException {
        while (send("/q/health/ready").status() != OK) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Map<SearchKind, List<String>> questions() throws SQLException, IOException, InterruptedException {
        OccurringValues values = new OccurringValues(own, SETTINGS.number("seed"));
        Map<SearchKind, List<String>> all = new TreeMap<>();
        for (SearchKind kind : SearchKind.values()) {
            List<String> some = new ArrayList<>();
            for (int number = 0; number < questions; number++) {
                some.add(kind.question(values));
            }
            all.put(kind, kind == SearchKind.DEEP_PAGE ? Collections.nCopies(questions, deepPage(some.get(0))) : some);
        }
        return all;
    }

    /**
     * Follows {@code next} in larger steps and returns the address of the 1,000th page; of the last page if the list is
     * shorter.
     */
    private String deepPage(String first) throws IOException, InterruptedException {
        String page = first;
        for (int rows = 0; rows < ROWS_BEFORE; rows += LARGEST_PAGE) {
            String steps = page.replaceFirst("limit=[0-9]+", "limit=" + Math.min(LARGEST_PAGE, ROWS_BEFORE - rows));
            Answer answer = send(steps);
            if (answer.status != 200 || !Api.json(answer.body).has("next")) {
                break;
            }
            page = Api.relative(Api.json(answer.body).get("next").asText());
        }
        return page.replaceFirst("limit=[0-9]+", "limit=10");
    }

    private SearchMeasurement measure(SearchKind kind, List<String> requested)
            throws IOException, InterruptedException, SQLException {
        // Warms up: Java compiles hot code, and the database caches its pages. Starts at the end of the list, to not
        // repeat the same requests at once.
        List<String> others = new ArrayList<>(requested);
        Collections.reverse(others);
        answers(others, requested.size() / 2);
        RowsRead rows = database.kind() == Database.POSTGRESQL ? new RowsRead(pool, own) : null;
        long rowsBefore = rows == null ? 0 : rows.soFar();
        long statementsBefore = sessions.getStatistics().getPrepareStatementCount();
        double counted = answers(requested, Math.min(COUNTED, requested.size())).size();
        double statements = (sessions.getStatistics().getPrepareStatementCount() - statementsBefore) / counted;
        Double rowsRead = rows == null ? null : (rows.soFar() - rowsBefore) / counted;
        // Warms up the new connections.
        answers(others, 2);
        List<Answer> answers = answers(requested, requested.size());
        Map<Integer, Integer> byStatus = new TreeMap<>();
        answers.forEach(answer -> byStatus.merge(answer.status, 1, Integer::sum));
        List<Answer> good =
                answers.stream().filter(answer -> answer.status == 200).toList();
        return new SearchMeasurement(
                kind,
                database.kind().name(),
                database.sneakers(),
                byStatus,
                statements,
                rowsRead,
                millis(good, 50),
                millis(good, 99),
                median(good.stream()
                        .map(answer -> TOTAL.matcher(answer.body))
                        .filter(Matcher::find)
                        .map(total -> Long.valueOf(total.group(1)))
                        .toList()),
                median(good.stream()
                        .map(answer -> (long) answer.body.getBytes(StandardCharsets.UTF_8).length)
                        .toList()));
    }

    /** Sends this count of requests, but stops when the time for one kind is over. */
    private List<Answer> answers(List<String> requested, int count) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        long end = System.nanoTime() + nanosOfKind;
        for (int number = 0; number < count && (number == 0 || System.nanoTime() < end); number++) {
            answers.add(send(requested.get(number)));
        }
        return answers;
    }

    private Answer send(String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Api.base() + address)).build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), System.nanoTime() - begin);
    }

    private static Double millis(List<Answer> answers, int percent) {
        long[] sorted = answers.stream().mapToLong(Answer::nanos).sorted().toArray();
        return sorted.length == 0 ? null : sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1] / 1e6;
    }

    private static Long median(List<Long> values) {
        return values.isEmpty() ? null : values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Writes the plans of the slowest kinds, of one request each. */
    private void explain(List<SearchMeasurement> measured, Map<SearchKind, List<String>> requested)
            throws SQLException, IOException, InterruptedException {
        List<SearchKind> slowest = measured.stream()
                .filter(kind -> kind.p50() != null)
                .sorted(Comparator.comparing(SearchMeasurement::p50).reversed())
                .map(SearchMeasurement::kind)
                .limit(PLANS_OF)
                .toList();
        Path file = SearchMeasurement.FOLDER.resolve("plans-" + FilledDatabase.size(database.sneakers()) + ".txt");
        StringBuilder text = new StringBuilder();
        try (QueryPlans plans = new QueryPlans(own, PersistentPostgreSql.log(database.cluster()))) {
            for (SearchKind kind : slowest) {
                String question = requested.get(kind).get(0);
                // Runs the queries that a new connection runs only once.
                send(question);
                List<String> used = plans.of(() -> send(question));
                String fullScans = "large tables read from end to end: " + plans.largeTablesScanned(used);
                System.out.println(kind.title() + ": " + used.size() + " plans; " + fullScans);
                text.append("== ")
                        .append(kind.title())
                        .append(": ")
                        .append(question)
                        .append("\n== ")
                        .append(fullScans)
                        .append("\n\n")
                        .append(String.join("\n\n", used))
                        .append("\n\n");
            }
        }
        Files.writeString(file, text);
    }
}
