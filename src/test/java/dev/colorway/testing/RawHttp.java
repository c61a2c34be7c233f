// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends bytes unchanged: each character of a request is one byte.
 *
 * @param port the port of the service on this machine
 */
public record RawHttp(int port) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) .*");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final int TIMEOUT_MILLIS = 60_000;

    /** Connects to the application under test. */
    public static RawHttp toTested() {
        return new RawHttp(RestAssured.port);
    }

    /**
     * A response.
     *
     * @param head the status line and the headers
     * @param body the body as UTF-8 text; empty if there is none
     */
    public record Answer(String head, String body) {

        public int status() {
            Matcher status = STATUS.matcher(head.lines().findFirst().orElse(""));
            return status.matches() ? Integer.parseInt(status.group(1)) : 0;
        }

        /** Returns the first header with this name; null if absent. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }

        public JsonNode json() {
            return Api.json(body);
        }

        /** Returns the problem; fails if the response has another status. */
        public JsonNode problem(int status) {
            assertEquals(status, status(), head + body);
            assertEquals("application/problem+json", header("Content-Type"));
            assertEquals(status, json().get("status").asInt());
            return json();
        }
    }

    /** Sends a request on a new connection. */
    public Answer request(String method, String target, String... headers) throws IOException {
        return send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n"));
    }

    /** Sends these bytes and reads until the service closes the connection. */
    public Answer send(String request) throws IOException {
        byte[] bytes = exchange(request);
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = latin.indexOf("\r\n\r\n");
        String head = end < 0 ? latin : latin.substring(0, end);
        String body = end < 0 ? "" : new String(bytes, end + 4, bytes.length - end - 4, StandardCharsets.UTF_8);
        return new Answer(head, head.contains("chunked") ? "" : body);
    }

    /** Returns the statuses of all responses to these bytes, until the service closes the connection. */
    public List<Integer> statuses(String requests) throws IOException {
        return STATUS_LINE
                .matcher(new String(exchange(requests), StandardCharsets.ISO_8859_1))
                .results()
                .map(line -> Integer.valueOf(line.group(1)))
                .toList();
    }

    private byte[] exchange(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return socket.getInputStream().readAllBytes();
        }
    }
}
