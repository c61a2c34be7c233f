// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the pages of the packaged service: the time to their responses, beside those of the API, and in Chromium the
 * time until they can be seen and used. docs/BENCHMARKS.md explains each figure.
 */
public final class PageBenchmark {

    private static final int READY_SECONDS = 1_800;

    private PageBenchmark() {}

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Settings settings = AttackTarget.settings(
                args,
                "sneakers=100000",
                "prices=",
                "requests=500",
                "warmup=200",
                "encoding=gzip",
                "loads=50",
                "browser=" + Browser.file(),
                "seed=1");
        System.setProperty(Browser.SETTING, settings.text("browser"));
        boolean isInBrowser = settings.number("loads") > 0 && Files.isExecutable(Browser.file());
        if (!isInBrowser) {
            report(withoutBrowser(settings));
        }
        try (AttackTarget target = new AttackTarget(settings)) {
            fill(target, settings);
            report("choosing the questions");
            List<String> queries;
            List<String> sneakers;
            int sent = PageRequests.questions(settings);
            int all = sent + PageLoads.questions(settings);
            try (Connection catalog = target.connect()) {
                PageQuestions questions = new PageQuestions(catalog, settings.number("seed"));
                queries = questions.queries(all);
                sneakers = questions.sneakers(all);
            }
            report("starting the service");
            JavaServer server = target.start();
            try {
                String base = "http://127.0.0.1:" + server.port();
                // A large catalog is indexed in the background; until then, its lists are a 503.
                Requests.awaitOk(server.process(), base + "/q/health/ready", READY_SECONDS);
                report("sending requests");
                List<PageMeasurement> rows = new ArrayList<>(
                        new PageRequests(base, settings).measure(queries.subList(0, sent), sneakers.subList(0, sent)));
                if (isInBrowser) {
                    report("loading pages in " + Browser.file());
                    rows.addAll(
                            PageLoads.measure(base, queries.subList(sent, all), sneakers.subList(sent, all), settings));
                }
                print(settings, rows);
                if (!isInBrowser) {
                    System.out.println("\n" + withoutBrowser(settings));
                }
            } finally {
                server.stop();
            }
        }
        // Idle connections of the HTTP client would delay the end.
        System.exit(0);
    }

    private static void fill(AttackTarget target, Settings settings)
            throws IOException, InterruptedException, SQLException {
        report("importing the catalog");
        Path file = target.home().resolve("catalog.ndjson.gz");
        settings.catalog().write(file);
        target.empty();
        target.run("import", file.toString());
        try (Connection catalog = target.connect();
                Statement statement = catalog.createStatement()) {
            statement.execute("analyze");
        }
    }

    private static String withoutBrowser(Settings settings) {
        return settings.number("loads") == 0
                ? "No page is loaded in a browser: loads=0."
                : "No page is loaded in a browser: there is no Chromium at " + Browser.file()
                        + ". Install it, for example with 'apt-get install chromium', or set browser=FILE.";
    }

    private static void print(Settings settings, List<PageMeasurement> rows) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, %,d sneakers; %d processors, Java %s; p50 / p99%n%n",
                settings.text("database"),
                settings.number("sneakers"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        System.out.println(PageMeasurement.head());
        rows.forEach(row -> System.out.println(row.row()));
    }

    private static void report(String line) {
        System.err.println(line);
    }
}
