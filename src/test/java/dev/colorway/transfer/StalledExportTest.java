// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An export ends if its caller does not read it, because it occupies the only slot for exports. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
@Timeout(300)
class StalledExportTest {

    /** More rows than the buffers on both sides have room for. */
    private static final int MUCH = 2_000;

    private static final String NAME = "x".repeat(190);

    @Test
    void isBrokenOffAndMakesRoom() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < MUCH; i++) {
            rows.append("{\"resource\":\"designers\",\"slug\":\"stalled-%d\",\"name\":\"%s\"}\n".formatted(i, NAME));
        }
        Transfers.imported(Transfers.NDJSON, rows.toString());
        try (Socket silent = new Socket()) {
            silent.setReceiveBufferSize(4096);
            silent.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
            silent.getOutputStream()
                    .write(("GET /designers HTTP/1.1\r\nHost: localhost\r\nAccept: " + Transfers.NDJSON + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertTrue(silent.getInputStream().read() > 0, "the export has started and has the only slot");
            int status = 503;
            while (status == 503) {
                status = Transfers.send(Transfers.to("/brands").header("Accept", Transfers.NDJSON))
                        .statusCode();
            }
            assertEquals(200, status);
            assertTrue(rest(silent) < (long) MUCH * NAME.length(), "the stalled export is incomplete");
        }
    }

    /** Returns the count of bytes until the connection ends. */
    private static long rest(Socket socket) throws IOException {
        long bytes = 0;
        byte[] chunk = new byte[1 << 16];
        try {
            for (int read = 0;
                    read >= 0 && bytes < (long) MUCH * NAME.length();
                    read = socket.getInputStream().read(chunk)) {
                bytes += read;
            }
        } catch (SocketException reset) {
            // A reset also ends the connection.
        }
        return bytes;
    }
}
