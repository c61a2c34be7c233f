// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.EventStream;
import dev.colorway.testing.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads and writes through nginx on three nodes with one PostgreSQL, while nodes restart and the database is killed.
 * docs/BENCHMARKS.md explains each figure. Exits with 1 if a figure that must be 0 is not.
 */
public final class ClusterBenchmark {

    private static final long REPORT_MILLIS = 5000;
    private static final int WARM_UP_SECONDS = 20;
    private static final long FAIL_TIMEOUT_MILLIS = 6000;
    private static final long OUTAGE_MILLIS = 10_000;
    private static final int MAX_CUT_MILLIS = 1500;

    private final Cluster cluster;
    private final int seconds;
    private final int writers;
    private final int readers;
    private final int probes;
    private final int cuts;
    private final int pauseMillis;
    private final List<String> table = new ArrayList<>();
    private boolean failed;

    private ClusterBenchmark(Cluster cluster, Settings settings) {
        this.cluster = cluster;
        seconds = settings.number("seconds");
        writers = settings.number("writers");
        readers = settings.number("readers");
        probes = settings.number("probes");
        cuts = settings.number("cuts");
        pauseMillis = settings.number("pause");
    }

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = new Settings(
                args,
                "jar=target/quarkus-app/quarkus-run.jar",
                "seconds=60",
                "writers=10",
                "readers=50",
                "probes=300",
                "cuts=20",
                "pause=100");
        if (!Nginx.isInstalled()) {
            System.err.println(
                    "There is no nginx on the PATH. Install it, for example with 'apt-get install nginx-light'.");
            System.exit(2);
        }
        System.setProperty("colorway.jar", settings.text("jar"));
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "cluster");
        boolean failed;
        Cluster cluster = new Cluster(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cluster.close();
            Folders.delete(folder);
        }));
        try {
            cluster.start();
            ClusterBenchmark benchmark = new ClusterBenchmark(cluster, settings);
            benchmark.measure();
            System.out.println();
            benchmark.table.forEach(System.out::println);
            failed = benchmark.failed;
        } catch (IOException | RuntimeException | Error broken) {
            broken.printStackTrace();
            failed = true;
        }
        System.exit(failed ? 1 : 0);
    }

    private void measure() throws IOException, InterruptedException {
        Load warmUp = cluster.load("warm", pauseMillis).start(2, readers / 4);
        watch(warmUp, WARM_UP_SECONDS);
        warmUp.stop();
        long begin = revision();
        delays("delay", "without other load");
        underLoad();
        restarts();
        databaseKilled();
        streamCut();
        List<JsonNode> changes = cluster.load("", pauseMillis).changesAfter(begin);
        addFigure("changes in all", String.valueOf(changes.size()));
        addZeroFigure(
                "changes listed twice",
                changes.size()
                        - changes.stream()
                                .map(change -> change.get("id").asText())
                                .distinct()
                                .count());
    }

    private void delays(String name, String when) throws IOException, InterruptedException {
        report("delays, " + when);
        addFigures(when, new Visibility(cluster.nodes()).measure(name, probes, seconds));
    }

    private void addFigures(String when, Visibility visibility) {
        addZeroFigure("first reads at other nodes with an older state, " + when, visibility.older());
        addZeroFigure("failed writes and reads of the delay measurement, " + when, visibility.failed());
        addZeroFigure("changes missing in the streams of other nodes, " + when, visibility.missing());
        addFigure("first read at another node, p50 / p99 / max ms, " + when, visibility.readDelays());
        addFigure("reported by the stream of another node, p50 / p99 / max ms, " + when, visibility.streamDelays());
    }

    private void underLoad() throws IOException, InterruptedException {
        long begin = revision();
        Load load = cluster.load("load", pauseMillis).start(writers, readers);
        CompletableFuture<Visibility> visibility = CompletableFuture.supplyAsync(() -> {
            try {
                return new Visibility(cluster.nodes()).measure("delay under load", probes, seconds);
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        });
        watch(load, seconds);
        Visibility measured = visibility.join();
        load.stop();
        addFigure("load: reads, writes", "%,d, %,d in %d s".formatted(load.reads(), load.writes(), seconds));
        addFigure("load: longest response, ms", String.valueOf(load.longestMillis()));
        check("load", load, begin, true);
        addFigures("under load", measured);
    }

    private void restarts() throws IOException, InterruptedException {
        long begin = revision();
        Load load = cluster.load("restart", pauseMillis).start(writers, readers);
        watch(load, 2);
        for (int node = 0; node < Cluster.NODES; node++) {
            report("node " + node + " stops; " + load);
            cluster.nodes().get(node).stop();
            cluster.start(node);
            report("node " + node + " is up again; " + load);
            // Waits until nginx tries the node again.
            Thread.sleep(FAIL_TIMEOUT_MILLIS);
        }
        load.stop();
        addFigure("restarts: reads, writes", "%,d, %,d".formatted(load.reads(), load.writes()));
        check("restarts", load, begin, true);
    }

    private void databaseKilled() throws IOException, InterruptedException {
        long begin = revision();
        Load load = cluster.load("kill", pauseMillis).start(writers, readers);
        watch(load, 3);
        load.longestMillis();
        cluster.database().kill();
        report("the database was killed; " + load);
        watch(load, (int) (OUTAGE_MILLIS / 1000));
        CompletableFuture<Long> accepts = whenTrue(this::isAccepting);
        List<CompletableFuture<Long>> nodes = new ArrayList<>();
        for (Packaged node : cluster.nodes()) {
            nodes.add(whenTrue(() -> isAnswering(node)));
        }
        cluster.database().startServer();
        long accepted = accepts.join();
        List<String> delays = new ArrayList<>();
        for (CompletableFuture<Long> node : nodes) {
            delays.add(String.valueOf(TimeUnit.NANOSECONDS.toMillis(Math.max(0, node.join() - accepted))));
        }
        addFigure("database killed: longest response until it was up again, ms", String.valueOf(load.longestMillis()));
        report("the database is up again; " + load);
        watch(load, 3);
        load.stop();
        addFigure(
                "database killed: first 200 of each node, ms after it accepts connections", String.join(", ", delays));
        check("database killed", load, begin, false);
        addZeroFigure(
                "database killed: requests failed without a 503",
                load.failures().entrySet().stream()
                        .filter(failure -> !failure.getKey().equals("503"))
                        .mapToLong(Map.Entry::getValue)
                        .sum());
    }

    /** Polls a condition every 5 ms, and completes with the {@link System#nanoTime} at which it became true. */
    private static CompletableFuture<Long> whenTrue(Supplier<Boolean> condition) {
        CompletableFuture<Long> found = new CompletableFuture<>();
        new Thread(() -> {
                    while (!condition.get()) {
                        pause(5);
                    }
                    found.complete(System.nanoTime());
                })
                .start();
        return found;
    }

    private boolean isAccepting() {
        try (Connection connection =
                DriverManager.getConnection(cluster.database().address(), "postgres", "postgres")) {
            return connection != null;
        } catch (SQLException unreachable) {
            return false;
        }
    }

    private static boolean isAnswering(Packaged node) {
        try {
            return node.send(node.to("/brands?limit=1")).statusCode() == 200;
        } catch (IOException | InterruptedException broken) {
            return false;
        }
    }

    private void streamCut() throws IOException, InterruptedException {
        long begin = revision();
        Random random = new Random(1);
        Load load = cluster.load("stream", pauseMillis).start(writers, 0);
        List<EventStream.Event> events = new ArrayList<>();
        String last = String.valueOf(begin);
        for (int cut = 0; cut < cuts; cut++) {
            EventStream stream = EventStream.open(cluster.base() + "/changes/stream", last);
            Thread.sleep(random.nextInt(MAX_CUT_MILLIS));
            stream.close();
            events.addAll(stream.until(EventStream::hasEnded).events());
            last = stream.lastId();
        }
        report("the stream was cut " + cuts + " times; " + load);
        load.stop();
        List<JsonNode> changes = load.changesAfter(begin);
        String end = changes.get(changes.size() - 1).get("id").asText();
        if (!end.equals(last)) {
            try (EventStream stream = EventStream.open(cluster.base() + "/changes/stream", last)) {
                events.addAll(stream.until(read -> end.equals(read.lastId())).events());
            }
        }
        List<JsonNode> received = events.stream().map(EventStream.Event::data).toList();
        long differences = Math.abs(received.size() - changes.size());
        for (int number = 0; number < Math.min(received.size(), changes.size()); number++) {
            differences += received.get(number).equals(changes.get(number)) ? 0 : 1;
        }
        addFigure(
                "stream through nginx, cut %d times: changes received".formatted(cuts),
                String.valueOf(received.size()));
        addZeroFigure("stream: differences from the list of changes", differences);
        check("stream", load, begin, true);
    }

    private void check(String what, Load load, long begin, boolean noneMayFail)
            throws IOException, InterruptedException {
        List<JsonNode> changes = load.changesAfter(begin);
        addZeroFigure(what + ": acknowledged writes lost", load.lost(load.rows()));
        addZeroFigure(what + ": acknowledged writes not exactly once in the changes", load.notExactlyOnceIn(changes));
        addZeroFigure(what + ": reads of an older state from the same node", load.staleReads());
        long failures =
                load.failures().values().stream().mapToLong(Long::longValue).sum();
        String byStatus = failures == 0 ? "" : load.failures().toString();
        if (noneMayFail) {
            addZeroFigure(what + ": requests failed " + byStatus, failures);
        } else {
            addFigure(what + ": requests failed " + byStatus, String.valueOf(failures));
        }
    }

    private long revision() throws IOException, InterruptedException {
        Packaged node = cluster.nodes().get(0);
        return Load.revision(node.send(node.to("/brands?limit=1")));
    }

    private static void watch(Load load, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long remaining = seconds * 1000L;
                remaining > 0;
                remaining = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            pause(Math.min(remaining, REPORT_MILLIS));
            report(load.toString());
        }
    }

    private static void report(String line) {
        System.err.println(line);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void addFigure(String what, String figure) {
        table.add("%-75s %s".formatted(what, figure));
        report(table.get(table.size() - 1));
    }

    /** Adds a figure that must be 0. */
    private void addZeroFigure(String what, long count) {
        failed |= count != 0;
        addFigure(what, count + (count == 0 ? "" : "   MUST BE 0"));
    }
}
