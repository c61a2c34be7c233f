// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures the start of the packaged service on a filled database, first without an index, then with the one that it
 * has built: the time to the first responses, and the memory. Linux only, because of {@code /proc}.
 */
public final class StartBenchmark {

    private static final int QUESTIONS = 200;
    private static final int POLL_MILLIS = 20;
    private static final long TIMEOUT_NANOS = 3_600_000_000_000L;
    private static final String FIRST = "/sneakers?limit=1";
    private static final String READY = "/q/health/ready";
    private static final String ROW = "%5s  %-8s %12s %12s %18s %22s%n";

    private final FilledDatabase database;
    private final List<String> questions;

    private StartBenchmark(FilledDatabase database, List<String> questions) {
        this.database = database;
        this.questions = questions;
    }

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Settings settings = new Settings(
                args,
                "jar=target/quarkus-app/quarkus-run.jar",
                "folder=target/bench",
                "database=h2",
                "sneakers=100000",
                "rounds=1",
                "seed=1");
        String jar = settings.path("jar").toString();
        System.setProperty("colorway.jar", jar);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().commandLine().orElse("").contains(jar))
                        .forEach(ProcessHandle::destroyForcibly)));
        try (FilledDatabase database = new FilledDatabase(settings)) {
            StartBenchmark benchmark = new StartBenchmark(database, questions(database, settings.number("seed")));
            System.out.printf(
                    "%n%s%n" + ROW,
                    database.name(),
                    "round",
                    "index",
                    "200, s",
                    "ready, s",
                    "resident, MB",
                    "after " + QUESTIONS + ", MB");
            for (int round = 1; round <= settings.number("rounds"); round++) {
                Folders.delete(database.index());
                benchmark.start(round, "absent");
                benchmark.start(round, "present");
            }
        }
    }

    /** Chooses the requests before the service starts, because only one process can open an H2 file. */
    private static List<String> questions(FilledDatabase database, long seed) throws SQLException {
        try (Connection connection = database.connect()) {
            OccurringValues values = new OccurringValues(connection, seed);
            List<String> questions = new ArrayList<>();
            while (questions.size() < QUESTIONS) {
                for (SearchKind kind : SearchKind.values()) {
                    questions.add(kind.question(values));
                }
            }
            return questions.subList(0, QUESTIONS);
        }
    }

    private void start(int round, String index) throws IOException, InterruptedException {
        Packaged service = new Packaged(Files.createDirectories(SearchMeasurement.FOLDER.toAbsolutePath()));
        long begin = System.nanoTime();
        try {
            service.start(environment());
            String first = "";
            String ready = "";
            while (first.isEmpty() || ready.isEmpty()) {
                first = first.isEmpty() ? secondsIfOk(service, FIRST, begin) : first;
                ready = ready.isEmpty() ? secondsIfOk(service, READY, begin) : ready;
                if (System.nanoTime() - begin > TIMEOUT_NANOS) {
                    throw new IllegalStateException("The service was not ready within an hour:\n" + service.log());
                }
                Thread.sleep(POLL_MILLIS);
            }
            Long resident = resident(service);
            for (String question : questions) {
                service.send(service.to(question));
            }
            System.out.printf(ROW, round, index, first, ready, resident, resident(service));
            service.stop();
        } finally {
            service.kill();
        }
    }

    /** Returns the settings as environment variables, such as COLORWAY_DATABASE_URL. */
    private Map<String, String> environment() {
        return database.settings().entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> setting.getKey().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"),
                        Map.Entry::getValue));
    }

    /** Returns the seconds since the start; an empty text if the status is not 200. */
    private static String secondsIfOk(Packaged service, String address, long begin)
            throws IOException, InterruptedException {
        return service.send(service.to(address)).statusCode() == 200
                ? String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e9)
                : "";
    }

    private static Long resident(Packaged service) throws IOException {
        return ProcessCosts.residentMegabytes(service.process().toHandle());
    }
}
