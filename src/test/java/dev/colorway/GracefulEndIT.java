// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Stops the packaged service during reads and writes, then restarts it to check what was written. A connection can
 * still be reset in the microseconds in which the listening socket closes; its request was not read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated
class GracefulEndIT {

    private static final int CALLERS = 6;
    private static final String REFUSED = "refused";
    private static final String UNANSWERED = "unanswered";
    private static final Map<String, String> SETTINGS = Map.of(
            "COLORWAY_API_KEYS", Keys.SETTING, "QUARKUS_SHUTDOWN_DELAY", "4S", "QUARKUS_SHUTDOWN_TIMEOUT", "60S");

    /**
     * A request and its outcome.
     *
     * @param slug the brand that it creates; null for a read
     * @param outcome the status of the response, {@value REFUSED} or {@value UNANSWERED}
     */
    private record Call(String caller, String slug, String outcome) {}

    private Packaged service;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final CountDownLatch answered = new CountDownLatch(CALLERS);
    private HttpResponse<String> servedResponse;
    private boolean ranWhenIdleConnectionClosed;
    private String lateResponse;
    private String uploadResponse;
    private int exitCode;
    private Set<String> brands;

    /** A connection that sends text unchanged. */
    private final class Wire implements AutoCloseable {
        private final Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), service.to("/").build().uri().getPort());

        Wire() throws IOException {
            // The field initializer connects the socket; this constructor only declares its exception.
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        void awaitAnswer() throws IOException {
            assertTrue(socket.getInputStream().read() > 0);
        }

        /** Reads until the service closes the connection. */
        String rest() throws IOException {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @BeforeAll
    @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endAndStartAgain(@TempDir Path home) throws IOException, InterruptedException {
        service = new Packaged(home);
        service.start(SETTINGS);
        try (Wire idle = new Wire();
                Wire fresh = new Wire();
                Wire upload = new Wire()) {
            idle.send("GET /q/health/live HTTP/1.1\r\nHost: test\r\n\r\n");
            idle.awaitAnswer();
            String row = "{\"resource\":\"brands\",\"slug\":\"under-way\",\"name\":\"Under way\"}\n";
            upload.send(post("/imports", "application/x-ndjson", row.length()));
            List<Thread> callers = call();

            service.terminate();
            HttpResponse<String> ready = service.send(service.to("/q/health/ready"));
            while (ready.statusCode() == 200) {
                ready = service.send(service.to("/q/health/ready"));
            }
            servedResponse = service.send(service.to("/sneakers"));
            idle.rest();
            ranWhenIdleConnectionClosed = service.process().isAlive();
            service.awaitLog("Waiting for HTTP requests to complete");
            String brand = "{\"name\":\"Late\"}";
            fresh.send(post("/brands", "application/json", brand.length()) + brand);
            lateResponse = fresh.rest();
            upload.send(row);
            uploadResponse = upload.rest();
            exitCode = service.process().waitFor();
            hasEnded.set(true);
            for (Thread caller : callers) {
                caller.join();
            }
        }
        service.start(Map.of());
        brands = service.get("/catalog")
                .lines()
                .map(Api::json)
                .filter(row -> row.get("resource").asText().equals("brands"))
                .map(row -> row.get("slug").asText())
                .collect(Collectors.toSet());
    }

    @AfterAll
    void kill() throws InterruptedException {
        service.kill();
    }

    private static String post(String address, String type, int length) {
        return "POST " + address + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\n" + Keys.HEADER + ": " + Keys.WRITER + "\r\n\r\n";
    }

    /** Starts the callers, half of which write, and waits until each has a response. */
    private List<Thread> call() throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            String name = "caller-" + number;
            boolean writes = number % 2 == 0;
            callers.add(new Thread(() -> call(name, writes)));
        }
        callers.forEach(Thread::start);
        answered.await();
        return callers;
    }

    private void call(String name, boolean writes) {
        try {
            for (int number = 0; !hasEnded.get(); number++) {
                String slug = writes ? name + "-" + number : null;
                calls.add(new Call(name, slug, outcome(slug)));
                if (number == 0) {
                    answered.countDown();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String outcome(String slug) throws InterruptedException {
        HttpRequest.Builder request = slug == null
                ? service.to("/sneakers")
                : service.to("/brands")
                        .header("Content-Type", "application/json")
                        .header(Keys.HEADER, Keys.WRITER)
                        .POST(BodyPublishers.ofString("{\"name\":\"" + slug + "\"}"));
        try {
            return String.valueOf(service.send(request).statusCode());
        } catch (ConnectException refused) {
            return REFUSED;
        } catch (IOException lost) {
            return UNANSWERED;
        }
    }

    @Test
    void servesOnAndLetsCallersConnectElsewhere() {
        assertEquals(200, servedResponse.statusCode());
        assertEquals("close", servedResponse.headers().firstValue("Connection").orElse("none"));
        assertTrue(ranWhenIdleConnectionClosed, "the idle connection was not closed before the service ended");
    }

    @Test
    void answersOrRefusesEveryRequest() {
        Set<String> outcomes = calls.stream().map(Call::outcome).collect(Collectors.toSet());
        assertTrue(outcomes.containsAll(Set.of("200", "201", REFUSED)), outcomes.toString());
        // A 503 goes to a connection that was accepted and sent nothing for a second.
        assertTrue(Set.of("200", "201", REFUSED, UNANSWERED, "503").containsAll(outcomes), outcomes.toString());
        Map<String, Long> unanswered = calls.stream()
                .filter(call -> call.outcome().equals(UNANSWERED))
                .collect(Collectors.groupingBy(Call::caller, Collectors.counting()));
        assertTrue(
                unanswered.values().stream().allMatch(count -> count == 1),
                "at most one request per caller, during the close of the socket: " + unanswered);
    }

    @Test
    void onlyAcknowledgedBrandsExist() {
        Set<String> created = calls.stream()
                .filter(call -> call.outcome().equals("201"))
                .map(Call::slug)
                .collect(Collectors.toSet());
        Set<String> there =
                brands.stream().filter(slug -> slug.startsWith("caller-")).collect(Collectors.toSet());
        assertEquals(created, there);
    }

    @Test
    void completesRunningRequestsAndStartsNoneAfterTheDelay() {
        assertTrue(uploadResponse.startsWith("HTTP/1.1 200 "), uploadResponse);
        assertTrue(brands.contains("under-way"), brands.toString());
        assertTrue(
                lateResponse.matches("(?s)HTTP/1.1 503 .*\\R(?i:retry-after): 1\\R.*/problems/unavailable.*"),
                lateResponse);
        assertTrue(lateResponse.matches("(?s).*\\R(?i:connection): close\\R.*"), lateResponse);
        assertTrue(!brands.contains("late"), brands.toString());
        assertEquals(143, exitCode);
    }
}
