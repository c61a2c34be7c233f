// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how many reads a second the packaged service answers, and compares it with nginx that serves the same
 * responses as files, and with a naive application. docs/BENCHMARKS.md explains each figure.
 */
public final class AnswerBenchmark {

    private final AnswerServers servers;
    private final Wrk wrk;
    private final WrkScript scripts;
    private final int rounds;
    private final int seconds;
    private final int warmUpSeconds;
    private final List<String> table = new ArrayList<>();

    /** A server, the request that it gets, and what is measured. */
    private record Subject(Contender server, AnswerRequest request, AnswerMeasurement measured) {}

    private AnswerBenchmark(AnswerServers servers, WrkScript scripts, Settings settings) {
        this.servers = servers;
        this.scripts = scripts;
        wrk = new Wrk(settings.number("connections"), settings.number("threads"));
        rounds = settings.number("rounds");
        seconds = settings.number("seconds");
        warmUpSeconds = settings.number("warmup");
    }

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = new Settings(
                args,
                "jar=target/quarkus-app/quarkus-run.jar",
                "naive=" + NaiveService.JAR,
                "database=h2",
                "sneakers=10000",
                "prices=",
                "seed=1",
                "mixes=L,D,304,gzip,R,F,M,MW",
                "rounds=5",
                "seconds=5",
                "warmup=10",
                "connections=32",
                "threads=1");
        List<AnswerMix> mixes = AnswerMix.of(settings.text("mixes"));
        if (!Wrk.isInstalled()) {
            System.err.println("There is no wrk on the PATH. Install it, for example with 'apt-get install wrk'.");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "answers");
        AnswerServers servers = new AnswerServers(folder, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            servers.close();
            Folders.delete(folder);
        }));
        boolean failed = false;
        try {
            servers.start(mixes);
            WrkScript scripts = new WrkScript(folder.resolve("wrk"), servers.questions());
            AnswerBenchmark benchmark = new AnswerBenchmark(servers, scripts, settings);
            for (AnswerMix mix : mixes) {
                benchmark.measure(mix);
            }
            benchmark.print(settings);
        } catch (IOException | SQLException | RuntimeException broken) {
            broken.printStackTrace();
            failed = true;
        }
        System.exit(failed ? 1 : 0);
    }

    /** Measures a mix: in each round, one server after the other. */
    private void measure(AnswerMix mix) throws IOException, InterruptedException {
        String path = servers.questions().address(mix);
        List<Subject> subjects = new ArrayList<>();
        for (Contender server : servers.contenders()) {
            if (server.mixes().contains(mix)) {
                AnswerRequest request = AnswerRequest.of(mix, server, path);
                subjects.add(new Subject(server, request, new AnswerMeasurement()));
            }
        }
        compareTotals(mix, subjects);
        for (Subject subject : subjects) {
            report("warm-up, mix " + mix.title() + ", " + subject.server.title());
            wrk.run(subject.request, scripts.of(mix), warmUpSeconds);
        }
        for (int round = 1; round <= rounds; round++) {
            for (Subject subject : subjects) {
                measure(mix, round, subject);
            }
        }
        AnswerMeasurement nginx = subjects.stream()
                .filter(subject -> subject.server.title().equals(AnswerServers.NGINX))
                .map(Subject::measured)
                .findFirst()
                .orElse(null);
        subjects.forEach(subject -> table.add(subject.measured.row(mix, subject.server.title(), nginx)));
    }

    private void measure(AnswerMix mix, int round, Subject subject) throws IOException, InterruptedException {
        ProcessHandle process = subject.server.process();
        double before = ProcessCosts.cpuSeconds(process);
        Wrk.Run run = wrk.run(subject.request, scripts.of(mix), seconds);
        double used = ProcessCosts.cpuSeconds(process) - before;
        subject.measured.add(run, used, ProcessCosts.residentMegabytes(process));
        String what = "round " + round + " of " + rounds + ", mix " + mix.title() + ", " + subject.server.title();
        report(what + ": " + Math.round(run.rate()) + " requests/s");
    }

    /** Reports if the servers do not find the same number of sneakers: then they do not do the same work. */
    private static void compareTotals(AnswerMix mix, List<Subject> subjects) {
        Map<String, String> totals = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            if (subject.request.total() != null) {
                totals.put(subject.server.title(), subject.request.total());
            }
        }
        if (totals.values().stream().distinct().count() > 1) {
            report("The matches of mix " + mix.title() + " differ: " + totals);
        }
    }

    private void print(Settings settings) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, %,d sneakers; %d rounds of %d s with %d connections; %d processors, Java %s%n%n",
                settings.text("database"),
                settings.number("sneakers"),
                rounds,
                seconds,
                settings.number("connections"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
        System.out.println(AnswerMeasurement.head());
        table.forEach(System.out::println);
    }

    private static void report(String line) {
        System.err.println(line);
    }
}
