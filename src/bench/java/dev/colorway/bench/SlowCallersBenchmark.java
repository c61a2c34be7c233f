// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.CatalogGenerator;
import dev.colorway.testing.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Opens many connections that send or read slowly, and measures beside them whether other callers notice: failed
 * probes, their delays, when the service closes the connections, and its open files. Linux only, because of
 * {@code /proc}.
 */
public final class SlowCallersBenchmark {

    private static final int PROBE_RATE = 20;
    private static final int MAX_WAITING = 1000;
    private static final int PIPELINED = 20;
    private static final int SMALL_BUFFER = 4096;
    private static final int TICK_MILLIS = 1000;
    private static final String ROW = "%-8s %12s %14s %12s %13s %18s%n";

    /** How connections are slow. */
    private enum Kind {
        /** Sends nothing. */
        SILENT("", ""),
        /** Sends a character of its headers each second. */
        HEADERS("GET /brands HTTP/1.1\r\nHost: slow\r\nX-Slow: ", "x"),
        /** Sends a character of a JSON body each second, with a key. */
        BODIES(
                "POST /brands HTTP/1.1\r\nHost: slow\r\nContent-Type: application/json\r\n" + Keys.HEADER + ": "
                        + Keys.WRITER + "\r\nContent-Length: 10000\r\n\r\n{",
                " "),
        /** Asks for many pages and reads nothing. */
        READERS("GET /sneakers?limit=100 HTTP/1.1\r\nHost: slow\r\n\r\n".repeat(PIPELINED), "");

        private final String first;
        private final String eachSecond;

        Kind(String first, String eachSecond) {
            this.first = first;
            this.eachSecond = eachSecond;
        }

        /** Returns the name of the setting for the count of these connections. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JavaServer server;
    private final String probe;
    private final int seconds;

    private SlowCallersBenchmark(JavaServer server, int seconds) {
        this.server = server;
        this.seconds = seconds;
        probe = "http://127.0.0.1:" + server.port() + "/brands?limit=1";
    }

    /** @param args the settings that docs/BENCHMARKS.md lists */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Settings settings = AttackTarget.settings(
                args,
                "silent=2000",
                "headers=2000",
                "bodies=1000",
                "readers=1000",
                "seconds=90",
                "sneakers=1000",
                "seed=1");
        try (AttackTarget target = new AttackTarget(settings)) {
            Path file = target.home().resolve("catalog.ndjson.gz");
            int sneakers = settings.number("sneakers");
            new CatalogGenerator(sneakers, 10 * sneakers, settings.number("seed")).write(file);
            target.empty();
            target.run("import", file.toString());
            JavaServer server = target.start();
            try {
                SlowCallersBenchmark benchmark = new SlowCallersBenchmark(server, settings.number("seconds"));
                benchmark.warmUp();
                System.out.printf(
                        ROW, "callers", "connections", "failed probes", "p99, ms", "closed, s", "files, most, end");
                benchmark.measure(Kind.SILENT, 0);
                for (Kind kind : Kind.values()) {
                    benchmark.measure(kind, settings.number(kind.toString()));
                }
            } finally {
                server.stop();
            }
        }
        System.exit(0);
    }

    private void warmUp() throws InterruptedException {
        OpenLoop probes = new OpenLoop(probe, PROBE_RATE, MAX_WAITING).start();
        TimeUnit.SECONDS.sleep(5);
        probes.stop();
    }

    private List<SocketChannel> open(Kind kind, int count) throws IOException {
        List<SocketChannel> connections = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            SocketChannel connection = SocketChannel.open();
            connection.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
            connection.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            connection.configureBlocking(false);
            connections.add(connection);
            send(connection, kind.first);
        }
        return connections;
    }

    private static void send(SocketChannel connection, String text) {
        try {
            connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException closed) {
            // The service has closed the connection.
        }
    }

    /**
     * Opens the connections and sends probes beside them.
     *
     * @param count how many connections to open; with 0 it measures the probes alone
     */
    private void measure(Kind kind, int count) throws IOException, InterruptedException {
        long before = openFiles();
        long begin = System.nanoTime();
        OpenLoop probes = new OpenLoop(probe, PROBE_RATE, MAX_WAITING).start();
        List<SocketChannel> connections = open(kind, count);
        long most = openFiles();
        String closed = count == 0 ? "-" : "never";
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(seconds)) {
            Thread.sleep(TICK_MILLIS);
            if (!kind.eachSecond.isEmpty()) {
                connections.forEach(connection -> send(connection, kind.eachSecond));
            }
            long now = openFiles();
            most = Math.max(most, now);
            // Probes have connections, too.
            if (closed.equals("never") && now <= before + PROBE_RATE) {
                closed = String.format(Locale.ROOT, "%.0f", (System.nanoTime() - begin) / 1e9);
            }
        }
        probes.stop();
        for (SocketChannel connection : connections) {
            connection.close();
        }
        Thread.sleep(TICK_MILLIS);
        System.out.printf(
                Locale.ROOT,
                ROW,
                count == 0 ? "none" : kind,
                count,
                probes.failed() + " of " + (probes.ok() + probes.failed()),
                String.format(Locale.ROOT, "%.1f", probes.millis(99)),
                closed,
                before + ", " + most + ", " + openFiles());
    }

    private long openFiles() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("/proc", String.valueOf(server.process().pid()), "fd"))) {
            return files.count();
        }
    }
}
