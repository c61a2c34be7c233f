// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A client of a stream of Server-Sent Events. It reads as browsers do: an id is valid from the blank line that ends its
 * event.
 */
public final class EventStream implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 120_000;

    public record Event(String id, JsonNode data) {}

    private final HttpResponse<InputStream> answer;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String lastId;
    private final AtomicInteger signs = new AtomicInteger();
    private volatile boolean ended;

    private EventStream(HttpResponse<InputStream> answer, String lastId) {
        this.answer = answer;
        this.lastId = lastId;
    }

    /**
     * Opens a stream and starts to read it.
     *
     * @param address a URL with scheme and host
     * @param lastEventId null to send no Last-Event-ID
     */
    public static EventStream open(String address, String lastEventId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            EventStream stream = new EventStream(answer, lastEventId);
            Thread reader = new Thread(stream::read);
            reader.setDaemon(true);
            reader.start();
            return stream;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public HttpResponse<InputStream> answer() {
        return answer;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = lastId;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.startsWith(":")) {
                    signs.incrementAndGet();
                } else if (line.isEmpty()) {
                    lastId = id;
                    if (!data.isEmpty()) {
                        events.add(new Event(id, Api.json(data.toString())));
                        data.setLength(0);
                    }
                }
            }
        } catch (IOException cut) {
            // hasEnded() reports it.
        }
        ended = true;
    }

    /** Returns the events received so far. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Returns the value for Last-Event-ID to resume with; null if no id was sent or received. */
    public String lastId() {
        return lastId;
    }

    /** Returns the count of heartbeats received. */
    public int signs() {
        return signs.get();
    }

    public boolean hasEnded() {
        return ended;
    }

    /** Waits until a condition is true; fails after 120 seconds. */
    public EventStream until(Predicate<EventStream> condition) {
        for (long begin = System.currentTimeMillis(); !condition.test(this); ) {
            if (System.currentTimeMillis() - begin > TIMEOUT_MILLIS) {
                throw new AssertionError("condition not met in time; last id " + lastId + ", ended " + ended + ", "
                        + events.size() + " events: " + events);
            }
            pause();
        }
        return this;
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Closes the connection. */
    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException gone) {
            // The connection is closed in any case.
        }
    }
}
