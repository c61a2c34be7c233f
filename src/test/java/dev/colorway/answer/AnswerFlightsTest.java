// SPDX-License-Identifier: Apache-2.0
package dev.colorway.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.HeldReads;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class AnswerFlightsTest {

    private static final int CALLERS = 8;
    private static final String PATH = "/brands/asics";
    /**
     * Shorter than the time for which a request waits for the response of another request. After that time, the request
     * would compute its response itself.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(5);

    @Inject
    AnswerMemory memory;

    @Inject
    AnswerFlights flights;

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @BeforeEach
    void beginWithoutAnswers() {
        memory.clear();
    }

    @AfterEach
    void letAllGo() {
        HeldReads.release();
        callers.shutdown();
    }

    private Future<HttpResponse<byte[]>> ask(String address) {
        return callers.submit(() -> Transfers.send(Transfers.to(address)));
    }

    private List<Future<HttpResponse<byte[]>>> askAtOnce(String address) {
        long before = memory.misses();
        List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            answers.add(ask(address));
        }
        await(() -> memory.misses() - before >= CALLERS);
        await(() -> HeldReads.arrived() >= 1);
        return answers;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain; " + HeldReads.arrived() + " arrived");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Test
    void computesOnceForConcurrentRequests() throws Exception {
        HeldReads.hold(PATH);
        long shared = flights.shared();
        List<Future<HttpResponse<byte[]>>> answers = askAtOnce(PATH);
        HeldReads.release();
        Set<String> bodies = new HashSet<>();
        for (Future<HttpResponse<byte[]>> answer : answers) {
            assertEquals(200, answer.get().statusCode());
            bodies.add(Transfers.text(answer.get()));
        }
        assertEquals(1, bodies.size());
        assertEquals(1, HeldReads.arrived());
        assertEquals(shared + CALLERS - 1, flights.shared());
    }

    /** Problems are not stored: each request computes its own. */
    @ParameterizedTest
    @CsvSource({"/brands/nobody, '', 404", "/brands, ?colour=red, 400"})
    void sharesNothingThatItDoesNotStore(String path, String query, int status) throws Exception {
        HeldReads.hold(path);
        List<Future<HttpResponse<byte[]>>> answers = askAtOnce(path + query);
        HeldReads.release();
        for (Future<HttpResponse<byte[]>> answer : answers) {
            assertEquals(status, answer.get().statusCode());
        }
        assertEquals(CALLERS, HeldReads.arrived());
    }

    /** A request that begins after a write does not wait for an answer from before it. */
    @Test
    void waitsForNoAnswerThatIsTooOld() throws Exception {
        HeldReads.hold(PATH);
        Future<HttpResponse<byte[]>> first = ask(PATH);
        await(() -> HeldReads.arrived() == 1);
        WritableCatalog.created("/brands", "{\"name\": \"" + WritableCatalog.unique("Between") + "\"}");
        Future<HttpResponse<byte[]>> second = ask(PATH);
        await(() -> HeldReads.arrived() == 2);
        HeldReads.release();
        assertEquals(200, first.get().statusCode());
        assertEquals(200, second.get().statusCode());
    }

    @Test
    void goesOnWhenTheRequestThatComputesIsGone() throws Exception {
        HeldReads.hold(PATH);
        URI base = URI.create(Api.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            // The response has the same cache key as the responses to the requests below.
            String request = "GET " + PATH + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await(() -> HeldReads.arrived() == 1);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        Future<HttpResponse<byte[]>> next = ask(PATH);
        await(() -> HeldReads.arrived() == 2);
        HeldReads.release();
        assertEquals(200, next.get().statusCode());
    }
}
