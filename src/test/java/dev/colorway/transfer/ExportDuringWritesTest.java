// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static dev.colorway.testing.Transfers.CSV;
import static dev.colorway.testing.Transfers.NDJSON;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.GeneratedCatalog;
import dev.colorway.testing.Lane;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slow downloads of an export during writes contain one state of the catalog: the one at the start of the export. */
@QuarkusTest
@OnBothDatabases
@TestProfile(GeneratedCatalog.Profile.class)
class ExportDuringWritesTest {

    /**
     * The count of collaborators. Their rows exceed the socket buffers on both sides, so the service reads most of them
     * from the database only while the caller downloads them.
     */
    private static final int MANY = Lane.size(1000, 8000);

    private static final String LONG = "a long note, ".repeat(150).strip();

    @BeforeEach
    void fill() {
        Transfers.empty();
        StringBuilder file = new StringBuilder("""
                {"resource":"brands","slug":"before","name":"Before"}
                {"resource":"silhouettes","slug":"before","name":"Before","brand":"before"}
                """);
        for (int i = 0; i < MANY; i++) {
            file.append("{\"resource\":\"collaborators\",\"slug\":\"c-%05d\",\"name\":\"Before\",\"note\":\"%s\"}%n"
                    .formatted(i, LONG));
        }
        Transfers.imported(NDJSON, file + """
                {"resource":"sneakers","slug":"before","name":"Before","silhouette":"before"}
                {"resource":"prices","sneaker":"before","amount":1,"currency":"SGD","kind":"ASK","size":"US9",\
                "observedAt":"2026-01-01T00:00:00Z","source":"before"}
                """);
    }

    @ParameterizedTest
    @CsvSource({"/catalog," + NDJSON, "/catalog," + CSV, "/collaborators?sort=-name," + NDJSON})
    void showsOneState(String address, String format) throws IOException {
        byte[] before = Transfers.export(address, format).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream fetched = new ByteArrayOutputStream();
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            // HTTP/1.0, because its body is not chunked.
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.0\r\nHost: localhost:" + RestAssured.port + "\r\nAccept: "
                                    + format + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            String head = head(answer);
            assertTrue(head.startsWith("HTTP/1.0 200") || head.startsWith("HTTP/1.1 200"), head);
            assertFalse(head.toLowerCase(Locale.ROOT).contains("chunked"), head);
            fetched.write(answer.readNBytes(1000));
            write();
            answer.transferTo(fetched);
        }
        assertArrayEquals(before, fetched.toByteArray());
        String after = Transfers.export(address, format);
        assertTrue(after.contains("After"));
        assertEquals(address.equals("/catalog"), after.contains("2026-02-02T00:00:00Z"));
    }

    private static String head(InputStream answer) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) answer.read());
        }
        return head.toString();
    }

    /** Changes all parts with several writes: adds rows, changes rows, and changes current prices. */
    private static void write() {
        StringBuilder file = new StringBuilder("{\"resource\":\"brands\",\"slug\":\"before\",\"name\":\"After\"}\n");
        for (int i = 0; i < MANY; i += 7) {
            file.append("{\"resource\":\"collaborators\",\"slug\":\"c-%05d\",\"name\":\"After\"}%n".formatted(i));
        }
        Transfers.imported(NDJSON, file.toString());
        Transfers.imported(NDJSON, """
                {"resource":"sneakers","slug":"after","name":"After","silhouette":"before"}
                {"resource":"sneakers","slug":"before","name":"After","silhouette":"before"}
                {"resource":"prices","sneaker":"before","amount":2,"currency":"SGD","kind":"ASK","size":"US9",\
                "observedAt":"2026-01-01T00:00:00Z","source":"before"}
                {"resource":"prices","sneaker":"after","amount":3,"currency":"SGD","kind":"ASK","size":"US9",\
                "observedAt":"2026-02-02T00:00:00Z","source":"after"}
                """);
        assertEquals(2, Api.get("/sneakers").get("total").asInt());
    }
}
