// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service is told to end while it is read and written: every request is answered or refused before it was
 * sent, and none is lost.
 */
class GracefulEndIT {

    private static final int CALLERS = 6;
    private static final Map<String, String> SETTINGS =
            Map.of("COLORWAY_API_KEYS", Keys.SETTING, "QUARKUS_SHUTDOWN_DELAY", "3S");

    @TempDir
    Path home;

    private Packaged service;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private final Set<String> answers = new ConcurrentSkipListSet<>();

    @AfterEach
    void kill() throws InterruptedException {
        service.kill();
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void losesNoRequest() throws IOException, InterruptedException {
        service = new Packaged(home);
        service.start(SETTINGS);
        assertEquals(200, service.send(service.to("/q/health/ready")).statusCode());
        List<Thread> callers = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            String name = "caller-" + number;
            boolean writes = number % 2 == 0;
            callers.add(new Thread(() -> call(name, writes)));
        }
        callers.forEach(Thread::start);
        while (!answers.containsAll(Set.of("200", "201"))) {
            Thread.sleep(10);
        }
        service.process().destroy();
        HttpResponse<String> ready = service.send(service.to("/q/health/ready"));
        while (ready.statusCode() == 200) {
            ready = service.send(service.to("/q/health/ready"));
        }
        assertEquals(503, ready.statusCode());
        HttpResponse<String> served = service.send(service.to("/sneakers"));
        assertEquals(200, served.statusCode(), "it still serves");
        assertEquals("close", served.headers().firstValue("Connection").orElse("none"));
        service.process().waitFor();
        hasEnded.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(Set.of("200", "201", "refused"), answers);
    }

    private void call(String name, boolean writes) {
        for (int number = 0; !hasEnded.get(); number++) {
            HttpRequest.Builder request = writes
                    ? service.to("/brands")
                            .header("Content-Type", "application/json")
                            .header(Keys.HEADER, Keys.WRITER)
                            .POST(BodyPublishers.ofString("{\"name\": \"" + name + " " + number + "\"}"))
                    : service.to("/sneakers");
            try {
                answers.add(String.valueOf(service.send(request).statusCode()));
            } catch (ConnectException refused) {
                answers.add("refused");
            } catch (IOException lost) {
                answers.add("lost: " + lost);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }
}
