// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.WritableCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers with a key that send their bodies slowly. There are more of them than threads in the service. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(WritableCatalog.Profile.class)
class SlowBodiesTest {

    private static final int CALLERS = 250;
    private static final String BEGINNING = "{\"name\":\"Slow";

    @Test
    void keepNobodyElseWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int caller = 0; caller < CALLERS; caller++) {
                slow.add(begun());
            }
            for (int probe = 0; probe < 5; probe++) {
                Api.get("/brands?limit=" + (probe + 1));
            }
            Socket last = slow.get(CALLERS - 1);
            last.getOutputStream().write(" but done\"}".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = last.getInputStream().readNBytes("HTTP/1.1 201".length());
            assertEquals("HTTP/1.1 201", new String(answer, StandardCharsets.US_ASCII));
            assertEquals(
                    "Slow but done",
                    Api.get("/brands/slow-but-done").get("name").asText());
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    private static Socket begun() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST /brands HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + Keys.HEADER
                                + ": " + Keys.WRITER + "\r\nContent-Length: " + (BEGINNING.length() + 11) + "\r\n\r\n"
                                + BEGINNING)
                        .getBytes(StandardCharsets.US_ASCII));
        assertTrue(socket.isConnected());
        return socket;
    }
}
