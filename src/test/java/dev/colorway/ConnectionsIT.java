// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.EventStream;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service closes connections that send no request, or only part of one, and those that read their responses too
 * slowly. Other callers still get responses.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionsIT {

    private static final int MAX = 40;
    private static final Duration IDLE = Duration.ofSeconds(2);

    @TempDir
    Path home;

    private Packaged service;

    @AfterEach
    void end() throws InterruptedException {
        service.kill();
    }

    private Socket open() throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), service.to("/").build().uri().getPort());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns whether the service closes the connection without sending a byte. */
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void areClosedIfTheyAreTooManyOrIdle() throws IOException, InterruptedException {
        service = new Packaged(home);
        service.start(Map.of(
                "COLORWAY_HTTP_MAX_CONNECTIONS",
                String.valueOf(MAX),
                "COLORWAY_HTTP_IDLE_LIMIT",
                IDLE.toSeconds() + "S",
                "COLORWAY_CHANGES_HEARTBEAT",
                "0.2S"));
        List<Socket> silent = new ArrayList<>();
        try (Socket slow = open();
                EventStream stream = EventStream.open(
                        service.to("/changes/stream").build().uri().toString(), null)) {
            stream.until(now -> now.signs() > 0);
            for (int i = 0; i < MAX; i++) {
                silent.add(open());
            }
            // The stream and the slow connection use two of the allowed connections, so the last two silent ones are
            // too many.
            assertTrue(isClosed(silent.get(MAX - 1)) && isClosed(silent.get(MAX - 2)));

            send(slow, "GET /brands HTTP/1.1\r\n");
            try {
                while (!isClosedWithin(slow)) {
                    send(slow, "A: b\r\n");
                }
            } catch (SocketException closed) {
                // Expected: the headers never end, so the service closes the connection.
            }
            for (Socket caller : silent) {
                assertTrue(isClosed(caller));
            }
            int signs = stream.signs();
            stream.until(now -> now.signs() > signs);
            assertEquals(200, service.send(service.to("/sneakers")).statusCode());
        } finally {
            for (Socket caller : silent) {
                caller.close();
            }
        }
    }

    /** Waits for at most 200 ms. */
    private static boolean isClosedWithin(Socket socket) throws IOException {
        socket.setSoTimeout(200);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    /**
     * A request with a large response. Several such responses do not fit into the buffers of the operating system for
     * one connection.
     */
    private static final String LARGE = "GET /q/openapi HTTP/1.1\r\nHost: a\r\n\r\n";

    private static String creation(String slug) {
        String body = "{\"slug\":\"" + slug + "\",\"name\":\"" + slug + "\"}";
        return "POST /brands HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + Keys.HEADER + ": " + Keys.WRITER + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private Socket openWithSmallBuffer() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), service.to("/").build().uri().getPort()));
        return socket;
    }

    @Test
    void areClosedIfTheyDoNotReadTheirResponses() throws IOException, InterruptedException {
        service = new Packaged(home);
        service.start(Map.of(
                "COLORWAY_API_KEYS",
                Keys.SETTING,
                "COLORWAY_HTTP_IDLE_LIMIT",
                IDLE.toSeconds() + "S",
                "COLORWAY_TRANSFER_STALL_LIMIT",
                IDLE.toSeconds() + "S"));
        int size = service.send(service.to("/q/openapi")).body().length();
        int count = 8_000_000 / size;
        try (Socket none = openWithSmallBuffer();
                Socket slow = openWithSmallBuffer()) {
            send(none, LARGE.repeat(count) + creation("unread"));
            send(slow, LARGE.repeat(count) + creation("read"));
            ByteArrayOutputStream responses = new ByteArrayOutputStream();
            long begin = System.nanoTime();
            byte[] next = new byte[1];
            while (next.length > 0) {
                // Reads for longer than the limits allow a connection to be idle or unread.
                long due = begin + 2 * IDLE.toNanos() * responses.size() / ((long) count * size);
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                next = slow.getInputStream().readNBytes(100_000);
                responses.write(next);
                if (responses.size() < (long) count * size / 2) {
                    // A request begins only after the responses before it were read.
                    assertEquals(404, service.send(service.to("/brands/read")).statusCode());
                }
            }
            assertEquals(count, responses.toString(StandardCharsets.UTF_8).split("HTTP/1.1 200 ", -1).length - 1);
            assertEquals(200, service.send(service.to("/brands/read")).statusCode());

            assertTrue(readToEnd(none) < (long) count * size);
            assertEquals(404, service.send(service.to("/brands/unread")).statusCode());
        }
    }

    /** Returns how many bytes come until the connection is closed. */
    private static long readToEnd(Socket socket) throws IOException {
        long total = 0;
        try {
            byte[] bytes = new byte[100_000];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(bytes)) {
                total += read;
            }
        } catch (SocketException reset) {
            // The service has closed the connection.
        }
        return total;
    }
}
