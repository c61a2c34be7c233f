// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Keys;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnPostgreSql;
import dev.colorway.testing.StoppablePostgreSql;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Interrupts PostgreSQL under load and restores it. The service reports the outage to every caller in time and recovers
 * without a restart.
 */
@QuarkusTest
@OnPostgreSql
@TestProfile(DatabaseAwayTest.Profile.class)
class DatabaseAwayTest {

    private static final int CALLERS = 30;
    private static final int BOUND_SECONDS = 240;
    private static final int ROUNDS = Lane.size(1, 3);
    /** Between two requests of a caller. Without it, the callers use all cores while the service refuses them. */
    private static final int PAUSE_MILLIS = 100;

    public static class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(StoppablePostgreSql.class), new TestResourceEntry(Keys.class));
        }
    }

    StoppablePostgreSql database;

    @Test
    @Timeout(value = BOUND_SECONDS, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isKilled() throws InterruptedException {
        List<Set<String>> answers = away(database::kill, database::startServer);
        assertEquals(Set.of("200", "201", "503 unavailable"), answers.get(0));
        assertEquals(Set.of("503 unavailable"), answers.get(1));
    }

    @Test
    @Timeout(value = BOUND_SECONDS, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
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
        assertEquals(200, given().get("/q/health/ready").statusCode());
        Set<String> inAll = new ConcurrentSkipListSet<>();
        AtomicBoolean running = new AtomicBoolean(true);
        List<Thread> callers = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            Supplier<Response> request = number % 2 == 0 ? () -> given().get("/sneakers") : DatabaseAwayTest::write;
            callers.add(new Thread(() -> {
                while (running.get()) {
                    inAll.add(answer(request));
                    pause(PAUSE_MILLIS);
                }
            }));
        }
        callers.forEach(Thread::start);
        while (!inAll.containsAll(Set.of("200", "201"))) {
            Thread.sleep(10);
        }
        interrupt.run();
        Set<String> whileAway = new TreeSet<>();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                whileAway.add(answer(() -> given().get("/sneakers")));
                whileAway.add(answer(DatabaseAwayTest::write));
                assertEquals(503, given().get("/q/health/ready").statusCode());
                assertEquals(200, given().get("/q/health/live").statusCode());
            }
        } finally {
            restore.run();
        }
        until(200, () -> given().get("/sneakers"));
        until(201, DatabaseAwayTest::write);
        until(200, () -> given().get("/q/health/ready"));
        running.set(false);
        for (Thread caller : callers) {
            caller.join();
        }
        return List.of(inAll, whileAway);
    }

    private static Response write() {
        return WritableCatalog.post("/brands", "{\"name\": \"" + WritableCatalog.unique("away") + "\"}");
    }

    private static String answer(Supplier<Response> request) {
        Response answer = request.get();
        if (answer.statusCode() < 400) {
            return String.valueOf(answer.statusCode());
        }
        assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
        return WritableCatalog.refusal(answer);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void until(int status, Supplier<Response> request) throws InterruptedException {
        while (request.get().statusCode() != status) {
            Thread.sleep(100);
        }
    }
}
