// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The delay from the response to a writer at one node until the other nodes show the write and send it in their change
 * streams.
 */
final class Visibility {

    private static final long TIMEOUT_NANOS = 20_000_000_000L;

    private final List<Packaged> nodes;
    private final List<Double> readMillis = new ArrayList<>();
    private final List<Double> streamMillis = new ArrayList<>();
    private int older;
    private int missing;
    private int failed;

    Visibility(List<Packaged> nodes) {
        this.nodes = nodes;
    }

    /** The change stream of one node: the arrival time of each write, by revision. */
    private static final class Arrivals implements AutoCloseable {

        private final Map<Long, Long> nanos = new ConcurrentHashMap<>();
        private final InputStream body;

        Arrivals(URI address) throws IOException, InterruptedException {
            HttpResponse<InputStream> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + ": " + answer.statusCode());
            }
            body = answer.body();
            Thread reader = new Thread(this::read);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                String id = "";
                boolean isChange = false;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        id = line.substring(3).strip();
                    } else if (line.startsWith("data:")) {
                        isChange = true;
                    } else if (line.isEmpty() && isChange) {
                        nanos.put(Long.parseLong(id.split("-")[0]), System.nanoTime());
                        isChange = false;
                    }
                }
            } catch (IOException closed) {
                // The stream is closed.
            }
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /**
     * Writes one brand after the other, each at the next node, and checks all other nodes. Stops when the time is over.
     */
    Visibility measure(String name, int writes, int seconds) throws IOException, InterruptedException {
        List<Arrivals> streams = new ArrayList<>();
        try {
            for (Packaged node : nodes) {
                streams.add(new Arrivals(node.to("/changes/stream").build().uri()));
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            for (int number = 0; number < writes && System.nanoTime() < end; number++) {
                measure(name + " " + number, number % nodes.size(), streams);
            }
        } finally {
            for (Arrivals stream : streams) {
                stream.close();
            }
        }
        return this;
    }

    private void measure(String name, int writer, List<Arrivals> streams) throws IOException, InterruptedException {
        HttpResponse<String> answer = nodes.get(writer)
                .send(nodes.get(writer)
                        .to("/brands")
                        .header("Content-Type", "application/json")
                        .header(Keys.HEADER, Keys.WRITER)
                        .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}")));
        long written = System.nanoTime();
        if (answer.statusCode() != 201) {
            failed++;
            return;
        }
        long revision = Load.revision(answer);
        for (int node = 0; node < nodes.size(); node++) {
            if (node != writer) {
                long begin = System.nanoTime();
                HttpResponse<String> first =
                        nodes.get(node).send(nodes.get(node).to("/brands?limit=1"));
                readMillis.add(millis(System.nanoTime() - begin));
                if (first.statusCode() != 200) {
                    failed++;
                } else if (Load.revision(first) < revision) {
                    older++;
                }
            }
        }
        for (int node = 0; node < nodes.size(); node++) {
            if (node != writer) {
                Long arrived = arrival(streams.get(node), revision, written);
                if (arrived == null) {
                    missing++;
                } else {
                    streamMillis.add(millis(Math.max(0, arrived - written)));
                }
            }
        }
    }

    private static Long arrival(Arrivals stream, long revision, long written) throws InterruptedException {
        while (!stream.nanos.containsKey(revision) && System.nanoTime() - written < TIMEOUT_NANOS) {
            Thread.sleep(1);
        }
        return stream.nanos.get(revision);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** Returns the count of first reads that did not show the write. */
    int older() {
        return older;
    }

    /** Returns the count of streams that did not send a write within 20 seconds. */
    int missing() {
        return missing;
    }

    /** Returns the count of writes and reads without a successful response. */
    int failed() {
        return failed;
    }

    /** Returns the durations of the first reads. */
    String readDelays() {
        return summary(readMillis);
    }

    /** Returns the delays of the streams; 0 if a stream was faster than the writer's response. */
    String streamDelays() {
        return summary(streamMillis);
    }

    private static String summary(List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f / %.1f of %d",
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                sorted.length);
    }
}
