// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.CatalogGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures how many requests a second the packaged service can answer, then sends a multiple of that, and reports how
 * many it still answers, how it refuses the others, whether its health check responds, and how soon it has recovered.
 */
public final class OverloadBenchmark {

    private static final int MAX_WAITING = 2000;
    private static final int READY_SECONDS = 300;
    private static final int HEALTH_RATE = 5;
    private static final int RECOVERED = 20;
    private static final String ROW = "%6s %10s %10s %10s %9s %9s %10s %11s  %s%n";

    private final String base;
    private final String address;
    private final int seconds;

    private OverloadBenchmark(String base, Settings settings) {
        this.base = base;
        address = base + settings.text("address");
        seconds = settings.number("seconds");
    }

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Settings settings = AttackTarget.settings(
                args,
                "sneakers=10000",
                "address=/sneakers?facets=collaborator,size",
                "multiples=3,10",
                "callers=16",
                "warmup=20",
                "seconds=60",
                "seed=1");
        try (AttackTarget target = new AttackTarget(settings)) {
            Path file = target.home().resolve("catalog.ndjson.gz");
            int sneakers = settings.number("sneakers");
            new CatalogGenerator(sneakers, 10 * sneakers, settings.number("seed")).write(file);
            target.empty();
            target.run("import", file.toString());
            JavaServer server = target.start();
            try {
                // A large catalog is indexed in the background; until then, its lists are a 503.
                Requests.awaitOk(
                        server.process(), "http://127.0.0.1:" + server.port() + "/q/health/ready", READY_SECONDS);
                OverloadBenchmark benchmark = new OverloadBenchmark("http://127.0.0.1:" + server.port(), settings);
                benchmark.capacity(settings.number("callers"), settings.number("warmup"));
                double capacity = benchmark.capacity(settings.number("callers"), benchmark.seconds);
                System.out.printf(Locale.ROOT, "capacity: %.0f responses/s%n", capacity);
                System.out.printf(
                        ROW,
                        "times",
                        "due/s",
                        "sent/s",
                        "200/s",
                        "p50, ms",
                        "p99, ms",
                        "health, ms",
                        "recovery, s",
                        "statuses");
                for (String multiple : settings.text("multiples").split(",")) {
                    benchmark.overload(Integer.parseInt(multiple), capacity);
                }
            } finally {
                server.stop();
            }
        }
        // Idle connections of the HTTP clients would delay the end.
        System.exit(0);
    }

    /** Returns how many requests a second are answered if each caller sends one after the other. */
    private double capacity(int callers, int forSeconds) throws InterruptedException {
        LongAdder answered = new LongAdder();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(forSeconds);
        Thread[] threads = new Thread[callers];
        for (int caller = 0; caller < callers; caller++) {
            threads[caller] = new Thread(() -> {
                while (System.nanoTime() < end && isOk()) {
                    answered.increment();
                }
            });
            threads[caller].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return answered.sum() / (double) forSeconds;
    }

    private boolean isOk() {
        try {
            return Requests.get(address, Map.of("Cache-Control", "no-cache")).statusCode() == Requests.OK;
        } catch (IOException broken) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void overload(int multiple, double capacity) throws InterruptedException {
        OpenLoop health = new OpenLoop(base + "/q/health/live", HEALTH_RATE, MAX_WAITING).start();
        OpenLoop load = new OpenLoop(address, multiple * capacity, MAX_WAITING).start();
        TimeUnit.SECONDS.sleep(seconds);
        long end = System.nanoTime();
        load.stop();
        double recovery = recoverySeconds(end);
        health.stop();
        long sent = load.ok() + load.failed();
        System.out.printf(
                Locale.ROOT,
                ROW,
                multiple,
                rounded(multiple * capacity),
                rounded(sent / load.seconds()),
                rounded(load.ok() / load.seconds()),
                rounded(load.millis(50)),
                rounded(load.millis(99)),
                health.failed() == 0 ? rounded(health.millis(100)) : health.failed() + " failed",
                String.format(Locale.ROOT, "%.1f", recovery),
                load.statuses() + (load.unsent() == 0 ? "" : ", not sent " + load.unsent()));
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** Returns how long it takes, from this time on, until the first of twenty responses with 200 in a row. */
    private double recoverySeconds(long begin) {
        long first = System.nanoTime();
        for (int inARow = 0; inARow < RECOVERED; ) {
            if (isOk()) {
                inARow++;
            } else {
                inARow = 0;
                first = System.nanoTime();
            }
        }
        return (first - begin) / 1e9;
    }
}
