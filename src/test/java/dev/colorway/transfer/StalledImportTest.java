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
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload ends if its caller sends too little of it, because only one import can run at a time. */
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
    void isBrokenOffAndMakesRoom(String trickle) throws IOException, InterruptedException {
        long previous = last();
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            OutputStream request = slow.getOutputStream();
            String head = "POST /imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Transfers.NDJSON + "\r\n"
                    + Keys.HEADER + ": " + Keys.WRITER + "\r\nContent-Length: 100000\r\n\r\n";
            request.write(Transfers.bytes(head));
            while (last() == previous) {
                Thread.sleep(20);
            }
            assertEquals(409, status());
            int status = 409;
            while (status == 409) {
                Thread.sleep(50);
                try {
                    request.write(Transfers.bytes(trickle));
                } catch (SocketException closed) {
                    // The service has closed the connection.
                }
                status = status();
            }
            assertEquals(200, status);
        }
    }
}
