// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload does not block other imports, and ends if its caller sends too slowly. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
@Timeout(300)
class StalledImportTest {

    private static final String ROW =
            "{\"resource\":\"brands\",\"slug\":\"stalled-import\",\"name\":\"Stalled import\"}\n";

    /** Returns the id of the last import; 0 if there was none. */
    private static long last() {
        HttpResponse<byte[]> imports = Transfers.send(Transfers.to("/imports").header(Keys.HEADER, Keys.WRITER));
        return Api.json(Transfers.text(imports)).at("/items/0/id").asLong();
    }

    /** Imports a file and returns the status. */
    private static int status() {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.toImport(Transfers.NDJSON, Transfers.bytes(ROW)));
        return answer.statusCode();
    }

    /** @param trickle what the caller sends twenty times a second, after the headers */
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void isBrokenOffAndLetsOthersImport(String trickle) throws IOException, InterruptedException {
        long previous = last();
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            OutputStream request = slow.getOutputStream();
            String head = "POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Transfers.NDJSON + "\r\n"
                    + Keys.HEADER + ": " + Keys.WRITER + "\r\nContent-Length: 100000\r\n\r\n";
            request.write(Transfers.bytes(head));
            while (last() == previous) {
                Thread.sleep(20);
            }
            assertEquals(200, status());
            slow.setSoTimeout(50);
            boolean isClosed = false;
            while (!isClosed) {
                isClosed = isClosed(slow);
                if (!isClosed) {
                    request.write(Transfers.bytes(trickle));
                }
            }
            assertEquals("FAILED", state(previous + 1));
        }
    }

    /** Waits a moment for the end of a connection. */
    private static boolean isClosed(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException closed) {
            return true;
        }
    }

    /** Waits until an import has ended and returns its state. */
    private static String state(long id) throws InterruptedException {
        String state = "RECEIVING";
        while (state.equals("RECEIVING")) {
            Thread.sleep(20);
            HttpResponse<byte[]> progress =
                    Transfers.send(Transfers.to("/imports/" + id).header(Keys.HEADER, Keys.WRITER));
            state = Api.json(Transfers.text(progress)).get("state").asText();
        }
        return state;
    }
}
