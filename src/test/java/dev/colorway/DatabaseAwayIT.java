// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Keys;
import dev.colorway.testing.Lane;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.PostgreSql;
import dev.colorway.testing.StoppablePostgreSql;
import dev.colorway.testing.WritableCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Interrupts PostgreSQL under load and restores it. The service reports the outage to every caller in time and recovers
 * without a restart.
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseAwayIT {

    private static final int CALLERS = 30;
    private static final int ROUNDS = Lane.size(1, 3);

    @TempDir
    Path home;

    private final StoppablePostgreSql database = new StoppablePostgreSql();
    private final AtomicInteger written = new AtomicInteger();
    private Packaged service;

    @BeforeEach
    void begin() throws IOException {
        database.start();
        service = new Packaged(home);
        Map<String, String> settings =
                new HashMap<>(new PostgreSql(database.address(), "postgres", "postgres").variables());
        settings.put("COLORWAY_API_KEYS", Keys.SETTING);
        service.start(settings);
    }

    @AfterEach
    void end() throws InterruptedException {
        service.kill();
        database.stop();
    }

    @Test
    void isKilled() throws InterruptedException {
        List<Set<String>> answers = away(database::kill, database::startServer);
        assertEquals(Set.of("200", "201", "503 unavailable"), answers.get(0));
        assertEquals(Set.of("503 unavailable"), answers.get(1));
    }

    @Test
    void hangs() throws InterruptedException {
        List<Set<String>> answers = away(() -> database.signal("STOP"), () -> database.signal("CONT"));
        // Until the service detects that the database hangs, requests that wait behind hanging ones get a 503 for
        // overload.
        answers.get(0).remove("503 overloaded");
        assertEquals(Set.of("200", "201", "503 unavailable"), answers.get(0));
        assertEquals(Set.of("503 unavailable"), answers.get(1));
    }

    /** Returns two sets of outcomes: those of all requests, and those of requests that began during the outage. */
    private List<Set<String>> away(Runnable interrupt, Runnable restore) throws InterruptedException {
        assertEquals(200, read("/q/health/ready").statusCode());
        Set<String> inAll = new ConcurrentSkipListSet<>();
        AtomicBoolean running = new AtomicBoolean(true);
        List<Thread> callers = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            Supplier<HttpResponse<String>> request = number % 2 == 0 ? () -> read("/sneakers") : this::write;
            callers.add(new Thread(() -> {
                while (running.get()) {
                    try {
                        inAll.add(outcome(request));
                    } catch (RuntimeException | AssertionError failed) {
                        inAll.add(failed.toString());
                    }
                }
            }));
        }
        callers.forEach(Thread::start);
        while (!inAll.containsAll(Set.of("200", "201"))) {
            Thread.sleep(10);
        }
        interrupt.run();
        Set<String> during = new TreeSet<>();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                during.add(outcome(() -> read("/sneakers")));
                during.add(outcome(this::write));
                assertEquals(503, read("/q/health/ready").statusCode());
                assertEquals(200, read("/q/health/live").statusCode());
            }
        } finally {
            restore.run();
        }
        until(200, () -> read("/sneakers"));
        until(201, this::write);
        until(200, () -> read("/q/health/ready"));
        running.set(false);
        for (Thread caller : callers) {
            caller.join();
        }
        return List.of(inAll, during);
    }

    private HttpResponse<String> read(String address) {
        return send(service.to(address));
    }

    private HttpResponse<String> write() {
        return send(service.to("/brands")
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"Away " + written.incrementAndGet() + "\"}")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return service.send(request);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Returns the status, and the type of a problem, which must say when to come back. */
    private static String outcome(Supplier<HttpResponse<String>> request) {
        HttpResponse<String> answer = request.get();
        if (answer.statusCode() < 400) {
            return String.valueOf(answer.statusCode());
        }
        assertTrue(answer.headers().firstValueAsLong("Retry-After").orElseThrow() > 0);
        return WritableCatalog.refusal(answer);
    }

    private static void until(int status, Supplier<HttpResponse<String>> request) throws InterruptedException {
        while (request.get().statusCode() != status) {
            Thread.sleep(100);
        }
    }
}
