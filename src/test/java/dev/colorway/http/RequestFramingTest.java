// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Keys;
import dev.colorway.testing.OnAnyDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The end of a request is never ambiguous (RFC 9112, 6.3 and 11.2). If a proxy and the service read it differently, one
 * caller could smuggle a request into another caller's connection.
 */
@QuarkusTest
@OnAnyDatabase
class RequestFramingTest {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final String SMUGGLED = "GET /nowhere HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n";

    /** Returns the statuses of all responses to these bytes. */
    private static List<String> statuses(String request) throws IOException {
        return STATUS.matcher(exchange(request))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding:\r\n chunked, x",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 0\r\nContent-Length: 90"
            })
    void refusesABodyWhoseEndIsUnclear(String headers) throws IOException {
        List<String> statuses = statuses("GET /brands HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n" + SMUGGLED);
        assertTrue(statuses.size() == 1 && statuses.get(0).matches("400|501"), headers + ": " + statuses);
    }

    /** The service reads no byte of such a body. */
    @ParameterizedTest
    @CsvSource({
        "/brands, 9223372036854775807",
        "/brands, 1000000000000000000",
        "/brands, 00000000000000000002000000",
        "/imports, 9223372036854775807"
    })
    void refusesALengthThatIsTooLarge(String path, String length) throws IOException {
        String answer = exchange("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + Keys.HEADER + ": " + Keys.WRITER + "\r\nContent-Length: " + length + "\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 413 ") && answer.contains("application/problem+json"), answer);
    }

    @Test
    void acceptsALengthWithLeadingZeros() throws IOException {
        assertEquals(
                List.of("401", "404"),
                statuses("POST /brands HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 0000000000000000000000000002\r\n\r\n{}" + SMUGGLED));
    }

    /**
     * The last coding is chunked, so the end of the body is clear. The following bytes are neither a chunk nor a
     * request.
     */
    @Test
    void readsNoRequestInsideABody() throws IOException {
        List<String> statuses = statuses("GET /brands HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + SMUGGLED);
        assertTrue(statuses.toString().matches("\\[(400|501)?]"), statuses.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u001f\u0007", "\u007f"})
    void refusesControlCharactersBeforeTheRequestLine(String characters) throws IOException {
        assertEquals(List.of("400"), statuses(characters + SMUGGLED.replace("/nowhere", "/brands")));
    }

    @Test
    void acceptsAValidRequest() throws IOException {
        assertEquals(List.of("200"), statuses(SMUGGLED.replace("/nowhere", "/brands")));
        assertEquals(List.of("200", "404"), statuses("GET /brands HTTP/1.1\r\nHost: a\r\n\r\n" + SMUGGLED));
    }

    /**
     * Netty lets at most 128 requests of one connection wait, so their memory is bounded. The stream before them never
     * ends.
     */
    @Test
    void endsAConnectionOnWhichTooManyRequestsWait() throws IOException {
        String stream = "GET /changes/stream HTTP/1.1\r\nHost: a\r\n\r\n";
        String waiting = "GET /brands HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200);
        String answers = "";
        try {
            answers = exchange(stream + waiting);
        } catch (SocketException reset) {
            // A reset also ends the connection.
        }
        assertFalse(answers.contains("\"items\""), answers);
        assertEquals(List.of("200"), statuses(SMUGGLED.replace("/nowhere", "/brands")));
    }

    /** HTTP/2 without TLS stays off: error responses that close the connection would break its framing. */
    @Test
    void doesNotSpeakHttp2InTheClear() throws IOException {
        String upgrade = "GET /brands HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n";
        assertEquals(List.of("200", "404"), statuses(upgrade + SMUGGLED));
        String frames = exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        assertTrue(frames.matches("(?s)HTTP/[0-9.]+ 400 .*"), frames);
    }
}
