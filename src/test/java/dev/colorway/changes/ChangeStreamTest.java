// SPDX-License-Identifier: Apache-2.0
package dev.colorway.changes;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.stranger;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.EventStream;
import dev.colorway.testing.EventStream.Event;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Change streams. In this profile heartbeats are frequent and few streams are allowed at a time. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
@Timeout(300)
class ChangeStreamTest {

    private static final int CUTS = Lane.size(8, 20);
    private static final int MUCH = Lane.size(2_000, 20_000);
    private static final int NAME_LENGTH = 190;

    private static EventStream follow(String question, String lastEventId) {
        EventStream stream = EventStream.open(Api.base() + "/changes/stream" + question, lastEventId);
        assertEquals(200, stream.answer().statusCode());
        return stream;
    }

    private static void write() {
        created("/brands", WrittenKind.BRANDS.minimal(unique("followed")).toString());
    }

    /** Returns this many new prices of one sneaker, for one write. */
    private static String prices(int count) {
        String sneaker = created(
                        "/sneakers",
                        WrittenKind.SNEAKERS.minimal(unique("priced")).toString())
                .replace("/sneakers/", "");
        String price = """
                {"sneaker": {"slug": "%s"}, "kind": "SALE", "size": "US9", "amount": %d, "currency": "SGD",\
                 "source": "source-%d", "observedAt": "2026-11-01T00:00:00Z"}""";
        return IntStream.range(0, count)
                .mapToObj(i -> price.formatted(sneaker, 100 + i, i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<JsonNode> data(EventStream stream) {
        return stream.events().stream().map(Event::data).toList();
    }

    @Test
    void sendsLaterWritesAtOnce() {
        long before = Api.revision();
        try (EventStream stream = follow("", null)) {
            assertEquals(
                    "text/event-stream",
                    stream.answer().headers().firstValue("Content-Type").orElse("none"));
            assertEquals(
                    "no-store",
                    stream.answer().headers().firstValue("Cache-Control").orElse("none"));
            assertEquals(
                    Long.toString(before),
                    stream.answer().headers().firstValue("Catalog-Revision").orElse("none"));
            // The first heartbeat has an id, so a client that is cut off before the first event can resume from there.
            stream.until(now -> now.signs() > 0);
            assertEquals(Long.toString(before), stream.lastId());
            write();
            write();
            stream.until(now -> now.events().size() == 2);
            assertEquals(Api.walk("/changes?after=" + before), data(stream));
            stream.events().forEach(event -> assertEquals(event.data().get("id").asText(), event.id()));
            stream.until(now -> Long.toString(before + 2).equals(now.lastId()));
        }
    }

    @Test
    void beginsWhereTheCallerSays() {
        String prices = prices(5);
        long before = Api.revision();
        post("/prices", prices).then().statusCode(201);
        write();
        for (String after : List.of(before + "", before + 1 + "-3", before + 1 + "")) {
            List<JsonNode> expected = Api.walk("/changes?after=" + after);
            try (EventStream byParameter = follow("?after=" + after, null);
                    EventStream byHeader = follow("?after=" + before, after)) {
                byParameter.until(now -> now.events().size() >= expected.size());
                byHeader.until(now -> now.events().size() >= expected.size());
                assertEquals(expected, data(byParameter));
                assertEquals(expected, data(byHeader));
            }
        }
    }

    @Test
    void givesWhatTheListGivesUnderTheSameFilters() {
        for (String filter : List.of(
                "resource=prices",
                "collaborator=JJJJound",
                "collaborator=kiko-kostadinov,beams&resource=sneakers,prices",
                "resource=designers&collaborator=beams")) {
            long before = Api.revision();
            try (EventStream old = follow("?after=1&" + filter, null);
                    EventStream young = follow("?" + filter, null)) {
                write();
                for (String sneaker : List.of(Catalog.SILVER_BLACK, Catalog.SILVER_CREAM, Catalog.MOSQUITO_NET)) {
                    post("/prices", """
                            {"sneaker": "%s", "amount": 5, "currency": "EUR", "kind": "ASK", "size": "US9",
                            "observedAt": "2026-01-01T00:00:00Z", "source": "%s"}
                            """.formatted(sneaker, unique("shop")))
                            .then()
                            .statusCode(201);
                }
                String last = Long.toString(Api.revision());
                old.until(now -> last.equals(now.lastId()));
                young.until(now -> last.equals(now.lastId()));
                assertEquals(Api.walk("/changes?limit=100&after=1&" + filter), data(old));
                assertEquals(Api.walk("/changes?limit=100&after=" + before + "&" + filter), data(young));
            }
        }
    }

    /** After each cut the client resumes after the last complete event. */
    @Test
    void aClientThatReconnectsOftenGetsEachChangeOnce() throws InterruptedException {
        long before = Api.revision();
        Random random = new Random(4);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!done.get()) {
                write();
            }
        });
        writer.start();
        List<JsonNode> received = new ArrayList<>();
        String last = Long.toString(before);
        for (int cut = 0; cut < CUTS; cut++) {
            EventStream stream = follow("", last);
            try (stream) {
                int some = random.nextInt(4);
                stream.until(now -> now.events().size() >= some);
            }
            stream.until(EventStream::hasEnded);
            received.addAll(data(stream));
            last = stream.lastId();
        }
        done.set(true);
        writer.join();
        String end = Long.toString(Api.revision());
        try (EventStream stream = follow("", last)) {
            stream.until(now -> end.equals(now.lastId()));
            received.addAll(data(stream));
        }
        assertEquals(Api.walk("/changes?limit=100&after=" + before), received);
    }

    @Test
    void aLargeImportComesWholeAndInOrder() {
        long before = Api.revision();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 2500; i++) {
            rows.append("{\"resource\": \"brands\", \"slug\": \"")
                    .append(unique("many"))
                    .append("\", \"name\": \"Many\"}\n");
        }
        try (EventStream close = follow("", null);
                EventStream late = follow("?resource=brands", null)) {
            Transfers.imported(Transfers.NDJSON, rows.toString());
            close.until(now -> now.events().size() == 2500);
            late.until(now -> now.events().size() == 2500);
            assertEquals(Api.walk("/changes?limit=100&after=" + before), data(close));
            assertEquals(data(close), data(late));
        }
    }

    @Test
    void livesOnWhileNothingHappens() {
        try (EventStream stream = follow("", null)) {
            stream.until(now -> now.signs() > 3);
            assertEquals(List.of(), stream.events());
            assertFalse(stream.hasEnded());
        }
    }

    @Test
    void limitsConcurrentStreams() {
        List<EventStream> streams = new ArrayList<>();
        for (int i = 0; i < WritableCatalog.MAX_STREAMS; i++) {
            streams.add(followOnceThereIsRoom().until(now -> now.signs() > 0));
        }
        stranger()
                .get("/changes/stream")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json");
        streams.forEach(EventStream::close);
        followOnceThereIsRoom().close();
    }

    /** Opens a stream as soon as a closed or dropped one no longer counts. */
    private static EventStream followOnceThereIsRoom() {
        EventStream stream = EventStream.open(Api.base() + "/changes/stream", null);
        while (stream.answer().statusCode() == 503) {
            stream.close();
            stream = EventStream.open(Api.base() + "/changes/stream", null);
        }
        assertEquals(200, stream.answer().statusCode());
        return stream;
    }

    /**
     * A client that requests more data than all buffers have room for, and reads nothing. Other clients still get their
     * events.
     */
    @Test
    void closesStreamsThatAreNotRead() throws Exception {
        StringBuilder rows = new StringBuilder();
        String name = "x".repeat(NAME_LENGTH);
        for (int i = 0; i < MUCH; i++) {
            rows.append("{\"resource\": \"designers\", \"slug\": \"")
                    .append(unique("much"))
                    .append("\", \"name\": \"")
                    .append(name)
                    .append("\"}\n");
        }
        long before = Api.revision();
        Transfers.imported(Transfers.NDJSON, rows.toString());
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
            slow.getOutputStream()
                    .write(("GET /changes/stream?after=" + before + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try (EventStream quick = follow("?after=" + before, null)) {
                quick.until(now -> now.events().size() == MUCH);
                List<EventStream> others = new ArrayList<>();
                // Fills the limit: these streams and the quick one are as many as the limit allows, so the slow one
                // must have been dropped.
                for (int i = 1; i < WritableCatalog.MAX_STREAMS; i++) {
                    others.add(followOnceThereIsRoom());
                }
                others.forEach(EventStream::close);
            }
            assertTrue(ends(slow), "the slow client was not dropped");
        }
    }

    /** Returns whether the connection ends before all requested data has arrived. */
    private static boolean ends(Socket socket) throws IOException {
        byte[] chunk = new byte[1 << 16];
        try {
            for (int read = 0, bytes = 0; bytes < MUCH * NAME_LENGTH; bytes += read) {
                read = socket.getInputStream().read(chunk);
                if (read < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** The name is resolved again when a collaborator has changed. */
    @Test
    void aFilterByNameFindsALaterCollaborator() {
        String name = "The " + unique("named");
        long before = Api.revision();
        try (EventStream stream =
                follow("?collaborator=" + Api.encoded(name), null).until(now -> now.signs() > 0)) {
            created("/collaborators", "{\"slug\": \"" + unique("other") + "\", \"name\": \"" + name + "\"}");
            write();
            String last = Long.toString(Api.revision());
            stream.until(now -> last.equals(now.lastId()));
            assertEquals(1, stream.events().size());
            assertEquals(Api.walk("/changes?after=" + before + "&collaborator=" + Api.encoded(name)), data(stream));
        }
    }

    @Test
    void answersHeadWithoutEventsAndRefusesInvalidRequests() {
        stranger().head("/changes/stream").then().statusCode(200).header("Content-Type", "text/event-stream");
        assertEquals(
                "Last-Event-ID",
                Api.json(stranger()
                                .header("Last-Event-ID", "0")
                                .get("/changes/stream?after=1")
                                .then()
                                .statusCode(410)
                                .extract()
                                .asString())
                        .at("/errors/0/parameter")
                        .asText());
        stranger()
                .header("Last-Event-ID", "1", "1")
                .get("/changes/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        stranger()
                .header("Last-Event-ID", "x")
                .get("/changes/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        stranger()
                .header("Accept", "application/json")
                .get("/changes/stream")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
        stranger()
                .queryParam("limit", "5")
                .get("/changes/stream")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
