// SPDX-License-Identifier: Apache-2.0
package dev.colorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.Packaged;
import dev.colorway.testing.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checks RFC 9110 and RFC 9112 on requests that the packaged service rewrites before the framework reads them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpSemanticsIT {

    private static final String KEY = Keys.HEADER + ": " + Keys.WRITER + "\r\n";
    private static final String CLOSE = "Connection: close\r\n";

    @TempDir
    Path home;

    private Packaged service;
    private RawHttp raw;

    @AfterEach
    void end() throws InterruptedException {
        service.kill();
    }

    private RawHttp.Answer get(String target, String... headers) throws IOException {
        return raw.request("GET", target, headers);
    }

    @Test
    void readsRequestsAsTheyAreMeant() throws IOException {
        service = new Packaged(home);
        service.start(Map.of(
                "COLORWAY_API_KEYS",
                Keys.SETTING,
                "COLORWAY_HTTP_TIME_LIMIT",
                "2S",
                "COLORWAY_HTTP_MAX_BODY_MEMORY",
                "2000000"));
        raw = new RawHttp(service.to("/").build().uri().getPort());
        readsRawBytesOfAnAddressAsUtf8();
        refusesAPercentSignThatIsNoEscape();
        answersWhatItCannotReadWithAProblem();
        ignoresTheInternalHeaderOfACaller();
        answersBrokenChunksWithAProblem();
        answersBrokenChunksOfAFileWithAProblem();
        refusesTransferCodingsThatItDoesNotDecode();
        usesTheHostOfAnAbsoluteTarget();
        leavesOutAnEmptyPort();
        encodesCharactersThatNoUriHas();
        listsTheMethodsOfTheService();
        compressesByAnySpellingOfGzip();
        doesNothingForABrokenBody();
        ignoresRequestsAfterAResponseThatClosesTheConnection();
        unfinishedBodiesWithoutAValidKeyDoNotBlockWriters();
        saysThatABodyCameTooLate();
        acceptsOnlyUncompressedJson();
        readsVersionsAndConnectionsAsTheyAreMeant();
        refusesInvalidRequestTargets();
        frameworkPathsAreReadOnly();
    }

    /**
     * The host of the target has priority over the header Host (RFC 9112, 3.2.2). The host that a trusted proxy sends
     * has priority over both.
     */
    @Test
    void usesTheHostOfATrustedProxyBeforeThatOfTheTarget() throws IOException {
        service = new Packaged(home);
        service.start(Map.of(
                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true", "QUARKUS_HTTP_PROXY_ALLOW_FORWARDED", "true"));
        raw = new RawHttp(service.to("/").build().uri().getPort());
        RawHttp.Answer forwarded = get("http://inner.example/", "Forwarded: host=shop.example;proto=https");
        assertEquals(
                "https://shop.example/sneakers",
                forwarded.json().get("sneakers").asText());
        RawHttp.Answer direct = get("http://inner.example/");
        assertEquals(
                "http://inner.example/sneakers", direct.json().get("sneakers").asText());
    }

    private void readsRawBytesOfAnAddressAsUtf8() throws IOException {
        JsonNode raw = get("/sneakers?q=Pok\u00c3\u00a9mon").json();
        JsonNode encoded = get("/sneakers?q=Pok%C3%A9mon").json();
        assertEquals(encoded, raw);
        assertTrue(raw.toString().contains("pokemon"), raw.toString());
        for (String parameter : new String[] {"q", "brand", "collaborator"}) {
            String target = "/sneakers?" + parameter + "=";
            for (String value : new String[] {"Pokémon", "ゲル", "ß", "GEL™"}) {
                assertEquals(
                        get(target + Api.encoded(value)).json(),
                        get(target + rawUtf8(value)).json());
            }
            for (String value : new String[] {"™", "🥾"}) {
                assertEquals(
                        get(target + Api.encoded(value)).problem(400).get("errors"),
                        get(target + rawUtf8(value)).problem(400).get("errors"));
            }
        }
        assertEquals(
                "/brands/caf%C3%A9",
                get("/brands/caf\u00c3\u00a9").problem(404).get("instance").asText());
        JsonNode problem = get("/sneakers?q=Pok\u00e9mon").problem(400);
        assertEquals("q", problem.at("/errors/0/parameter").asText());
    }

    /** Returns one character for each byte, as requests are sent. */
    private static String rawUtf8(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private void refusesAPercentSignThatIsNoEscape() throws IOException {
        for (String target : new String[] {"/sneakers?q=100%", "/brands/%ZZ", "/brands?limit=%4"}) {
            assertTrue(get(target).problem(400).get("detail").asText().contains("'%25'"));
        }
    }

    private void answersWhatItCannotReadWithAProblem() throws IOException {
        String tooLong = "x".repeat(20_000);
        JsonNode longLine = get("/brands?q=" + tooLong).problem(414);
        assertTrue(longLine.get("detail").asText().contains("16384"));
        assertTrue(longLine.get("type").asText().startsWith("/problems/"), longLine.toString());
        assertTrue(get("/brands", "Cookie: " + tooLong + tooLong)
                .problem(431)
                .get("detail")
                .asText()
                .contains("20"));
        assertTrue(raw.send("GET /brands HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n")
                .problem(400)
                .get("detail")
                .asText()
                .contains("RFC 9112"));
    }

    private void ignoresTheInternalHeaderOfACaller() throws IOException {
        assertEquals(200, get("/brands", "X-Colorway-Invalid: line").status());
    }

    private void answersBrokenChunksWithAProblem() throws IOException {
        JsonNode problem = raw.send("POST /brands HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + Keys.HEADER + ": " + Keys.WRITER + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "10\r\n{\"name\":\"Chunk\"}\r\nno size\r\n")
                .problem(400);
        assertTrue(problem.get("detail").asText().contains("chunks"));
        assertEquals(404, get("/brands/chunk").status());
        assertFalse(service.log().contains("ERROR"), service.log());
    }

    private void answersBrokenChunksOfAFileWithAProblem() throws IOException {
        String row = "{\"resource\":\"brands\",\"slug\":\"chunk-of-file\",\"name\":\"Chunk\"}\n";
        String chunk = Integer.toHexString(row.length()) + "\r\n" + row + "\r\n";
        String head = "POST /imports HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
                + "Transfer-Encoding: chunked\r\n";
        RawHttp.Answer answer = raw.send(head + KEY + "\r\n" + chunk + "no size\r\n");
        assertTrue(answer.problem(400).get("detail").asText().contains("chunks"));
        assertEquals("close", answer.header("Connection"));
        assertEquals(404, get("/brands/chunk-of-file").status());
        raw.send(head + "\r\n" + chunk + "no size\r\n").problem(401);
        assertFalse(service.log().contains("ERROR"), service.log());
        String whole = head + KEY + CLOSE + "\r\n" + chunk + "0\r\n\r\n";
        assertEquals(200, raw.send(whole).status());
        assertEquals(200, get("/brands/chunk-of-file").status());
    }

    private void refusesTransferCodingsThatItDoesNotDecode() throws IOException {
        String head = "POST /brands HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + KEY + CLOSE;
        String body = "\r\n\r\n10\r\n{\"name\":\"Coded\"}\r\n0\r\n\r\n";
        for (String codings :
                new String[] {"gzip, chunked", "gzip\r\nTransfer-Encoding: chunked", "identity, chunked"}) {
            JsonNode problem =
                    raw.send(head + "Transfer-Encoding: " + codings + body).problem(501);
            assertTrue(problem.get("detail").asText().contains("only 'chunked'"), codings);
        }
        assertEquals(404, get("/brands/coded").status());
        assertEquals(201, raw.send(head + "Transfer-Encoding: Chunked" + body).status());
    }

    private void usesTheHostOfAnAbsoluteTarget() throws IOException {
        assertEquals(
                "http://shop.example/sneakers",
                get("http://shop.example/").json().get("sneakers").asText());
        assertEquals(
                "http://shop.example:81/sneakers",
                get("HTTP://shop.example:81").json().get("sneakers").asText());
    }

    private void leavesOutAnEmptyPort() throws IOException {
        String home = raw.send("GET / HTTP/1.1\r\nHost: shop.example:\r\nConnection: close\r\n\r\n")
                .json()
                .get("sneakers")
                .asText();
        assertEquals("http://shop.example/sneakers", home);
        assertEquals(
                "http://shop.example/sneakers",
                get("http://shop.example:/").json().get("sneakers").asText());
    }

    /**
     * Characters that no URI can contain (RFC 3986, 2). A client that does not encode them, such as curl, gets the same
     * response as for the encoded characters.
     */
    private void encodesCharactersThatNoUriHas() throws IOException {
        for (String value : new String[] {"a|b", "\"gel\"", "<gel>", "{gel}", "a\\b", "a^b", "a`b", "[gel]"}) {
            RawHttp.Answer encoded = get("/brands/" + Api.encoded(value));
            assertEquals(
                    encoded.json().get("instance"),
                    get("/brands/" + value).problem(encoded.status()).get("instance"));
            assertEquals(
                    get("/sneakers?q=" + Api.encoded(value)).json(),
                    get("/sneakers?q=" + value).json());
        }
        for (char control : new char[] {1, 8, 27, 127}) {
            get("/brands/a" + control + "b").problem(400);
            get("/brands?q=a" + control + "b").problem(400);
        }
    }

    private void compressesByAnySpellingOfGzip() throws IOException {
        for (String accepted :
                new String[] {"GZIP", "x-gzip", "br\r\nAccept-Encoding: Gzip", "gzip;q=0.5, identity;q=0.1"}) {
            assertEquals("gzip", get("/brands", "Accept-Encoding: " + accepted).header("Content-Encoding"));
        }
    }

    private void listsTheMethodsOfTheService() throws IOException {
        RawHttp.Answer answer = raw.request("OPTIONS", "*");
        assertEquals(204, answer.status());
        assertEquals("GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE", answer.header("Allow"));
        raw.request("GET", "*").problem(400);
    }

    private static String post(String headers, String body) {
        return "POST /brands HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private void doesNothingForABrokenBody() throws IOException {
        assertEquals(201, raw.send(post(KEY + CLOSE, "{\"name\":\"Kept\"}")).status());
        raw.send("DELETE /brands/kept HTTP/1.1\r\nHost: a\r\nIf-Match: *\r\n" + KEY
                        + "Transfer-Encoding: chunked\r\n\r\nno size\r\n")
                .problem(400);
        assertEquals(200, get("/brands/kept").status());
        List<Integer> pipelined = raw.statuses("GET /brands HTTP/1.1\r\nHost: a\r\n\r\n"
                + "GET /brands HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n");
        assertEquals(List.of(200, 400), pipelined);
    }

    private void ignoresRequestsAfterAResponseThatClosesTheConnection() throws IOException {
        String tooLarge = post(KEY, "x".repeat(1_048_577));
        assertEquals(List.of(413), raw.statuses(tooLarge + post(KEY, "{\"name\":\"Behind\"}")));
        assertEquals(404, get("/brands/behind").status());
        assertEquals(
                List.of(200),
                raw.statuses("GET /brands HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n"
                        + "GET /brands HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    private void unfinishedBodiesWithoutAValidKeyDoNotBlockWriters() throws IOException {
        List<Socket> strangers = new ArrayList<>();
        String body = post(Keys.HEADER + ": tests.wrong\r\n", "x".repeat(1_048_576));
        try {
            for (int stranger = 0; stranger < 9; stranger++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), raw.port());
                strangers.add(socket);
                socket.getOutputStream().write(body.substring(0, 200_000).getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(
                    201,
                    raw.send(post(KEY + CLOSE, "{\"name\":\"Beside strangers\"}"))
                            .status());
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    private void saysThatABodyCameTooLate() throws IOException {
        JsonNode problem = raw.send("POST /brands HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + KEY
                        + "Content-Length: 20\r\n\r\n{")
                .problem(408);
        assertEquals(
                "The body did not arrive within 2 s.", problem.get("detail").asText());
    }

    private void acceptsOnlyUncompressedJson() throws IOException {
        String plain = post(KEY + CLOSE + "Content-Encoding: identity\r\n", "{\"name\":\"Plain\"}");
        assertEquals(201, raw.send(plain).status());
        String packed = post(KEY + CLOSE + "Content-Encoding: gzip\r\n", "{\"name\":\"Packed\"}");
        raw.send(packed).problem(415);
    }

    private void readsVersionsAndConnectionsAsTheyAreMeant() throws IOException {
        RawHttp.Answer old =
                raw.send("GET /brands HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\nAccept-Encoding: gzip\r\n\r\n");
        assertEquals(200, old.status());
        assertFalse(old.header("ETag").contains("gzip"), old.head());
        assertEquals(
                200,
                raw.send("GET /catalog HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")
                        .status());
        for (String version : new String[] {"HTTP/2.0", "FOO/1.1"}) {
            raw.send("GET /brands " + version + "\r\nHost: a\r\n\r\n").problem(400);
        }
        assertNull(get("/brands", "Accept-Encoding: gzipx").header("Content-Encoding"));
        assertNull(get("/brands", "Accept-Encoding: identity, gzip;q=0.1").header("Content-Encoding"));
    }

    private void refusesInvalidRequestTargets() throws IOException {
        for (String target : new String[] {"brands", "/brands#x", "ftp://a/brands"}) {
            assertTrue(get(target).problem(400).get("detail").asText().contains("'/'"), target);
        }
        raw.send("GET http://a/brands HTTP/1.1\r\nConnection: close\r\n\r\n").problem(400);
    }

    private void frameworkPathsAreReadOnly() throws IOException {
        for (String path : new String[] {"//q/openapi", "/%71/openapi", "/brands/../q/health"}) {
            raw.request("POST", path).problem(405);
        }
        assertEquals("GET, HEAD, OPTIONS", raw.request("OPTIONS", "/q/openapi").header("Allow"));
        assertEquals(
                413,
                raw.send("POST /%62rands/ HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n")
                        .status());
        assertEquals(
                401,
                raw.send("POST //imports/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                + "Content-Type: text/csv\r\nContent-Length: 2000000\r\n\r\n")
                        .status());
    }
}
