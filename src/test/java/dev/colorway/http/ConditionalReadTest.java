// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.Contract;
import dev.colorway.testing.OnBothDatabases;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OnBothDatabases
class ConditionalReadTest {

    static Stream<String> addresses() {
        return Contract.read().reads().map(Contract.Operation::exampleAddress);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void answersWhatTheCallerHasAlreadyWith304(String address) {
        Response first = Api.ask(address);
        String tag = first.header("ETag");
        assertTrue(tag.matches("\"[A-Za-z0-9_-]+\""), "must be a strong ETag: " + tag);
        for (String given : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Response again = given().header("If-None-Match", given).get(address);
            assertEquals(304, again.statusCode(), given);
            assertEquals("", again.asString());
            for (String header : new String[] {"ETag", "Cache-Control", "Vary"}) {
                assertEquals(first.header(header), again.header(header), header);
            }
        }
        given().header("If-None-Match", "\"other\"").get(address).then().statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void answersHeadLikeGetWithoutABody(String address) {
        Response get = Api.ask(address);
        Response head = given().head(address);
        assertEquals(200, head.statusCode());
        assertEquals("", head.asString());
        for (String header : new String[] {"ETag", "Content-Type", "Cache-Control", "Vary", "Link"}) {
            assertEquals(get.header(header), head.header(header), header);
        }
        given().head("/nothing").then().statusCode(404);
        given().head("/sneakers?x=1").then().statusCode(400);
    }

    @Test
    void distinguishesResponses() {
        assertNotEquals(
                Api.ask("/sneakers").header("ETag"),
                Api.ask("/sneakers?sort=-name").header("ETag"));
        assertEquals("public, no-cache", Api.ask("/sneakers").header("Cache-Control"));
        assertEquals("Accept, Accept-Encoding, Origin", Api.ask("/sneakers").header("Vary"));
    }

    /** Uses a client that leaves headers and bytes unchanged. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip", "*", "gzip;q=0.5, deflate;q=0"})
    void compressesWhenAskedUnderAnETagOfItsOwn(String accepted) throws IOException, InterruptedException {
        HttpResponse<byte[]> plain = send("identity", null);
        HttpResponse<byte[]> compressed = send(accepted, null);
        assertEquals("gzip", compressed.headers().firstValue("Content-Encoding").orElse(""));
        assertEquals(
                new String(plain.body(), StandardCharsets.UTF_8),
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes(),
                        StandardCharsets.UTF_8));
        String tag = compressed.headers().firstValue("ETag").orElse("");
        assertNotEquals(plain.headers().firstValue("ETag").orElse(""), tag);
        assertEquals(304, send(accepted, tag).statusCode());
        assertEquals(200, send("identity", tag).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "zstd", "br"})
    void doesNotCompressWhatTheCallerCannotRead(String accepted) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(accepted, null);
        assertEquals("{", new String(answer.body(), StandardCharsets.UTF_8).substring(0, 1));
        assertEquals(
                send("identity", null).headers().firstValue("ETag"),
                answer.headers().firstValue("ETag"));
    }

    private static HttpResponse<byte[]> send(String acceptEncoding, String ifNoneMatch)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Api.base() + "/sneakers")).header("Accept-Encoding", acceptEncoding);
        if (ifNoneMatch != null) {
            request.header("If-None-Match", ifNoneMatch);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
