// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The built-in catalog in a separate application, for tests that write. The tests share it, so each uses names from
 * {@link #unique} for its entries. It accepts API keys and bearer tokens. It runs behind a proxy, so that callers with
 * wrong credentials can have different addresses.
 */
public final class WritableCatalog {

    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                    Map.entry("colorway.http.write-origins", EDITOR),
                    Map.entry("colorway.changes.heartbeat", "0.2S"),
                    Map.entry("colorway.changes.look-every", "0.5S"),
                    Map.entry("colorway.changes.max-streams", Integer.toString(MAX_STREAMS)),
                    Map.entry("colorway.changes.stall-limit", STALL_SECONDS + "S"),
                    // Receivers of webhooks are in the process of the tests, and retries are quick.
                    Map.entry("colorway.webhooks.allow-http", "true"),
                    Map.entry("colorway.webhooks.allow-private", "true"),
                    Map.entry("colorway.webhooks.ports", ""),
                    Map.entry("colorway.webhooks.max", Integer.toString(MAX_WEBHOOKS)),
                    Map.entry("colorway.webhooks.timeout", "1S"),
                    Map.entry("colorway.webhooks.first-pause", "0.02S"),
                    Map.entry("colorway.webhooks.longest-pause", "0.2S"),
                    Map.entry("colorway.webhooks.retry-for", "8S"));
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Keys.class), new TestResourceEntry(IdentityProvider.class));
        }
    }

    /** The origin whose pages may write. */
    public static final String EDITOR = "https://editor.example";

    /** The maximum count of concurrent change streams. */
    public static final int MAX_STREAMS = 5;

    /** The maximum count of webhooks. */
    public static final int MAX_WEBHOOKS = 4;

    /** The time in seconds that a change stream waits for a client that reads nothing. */
    public static final int STALL_SECONDS = 2;

    /** REST Assured sends ISO 8859-1 by default and declares it. */
    private static final RestAssuredConfig UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8"));

    /** Texts from inside the service, which no problem may show. */
    private static final Pattern INTERNAL =
            Pattern.compile("Exception|dev\\.colorway|java\\.|jakarta|select |hibernate|\\tat ");

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private WritableCatalog() {}

    /** Returns the word with a unique suffix, for a name or a slug. */
    public static String unique(String word) {
        return word + "-" + NAMES.incrementAndGet();
    }

    /** Returns a request without credentials, from an address without failed attempts. */
    public static RequestSpecification stranger() {
        int number = ADDRESSES.incrementAndGet();
        return given().config(UTF_8)
                .urlEncodingEnabled(false)
                .header("X-Forwarded-For", "203.0." + number / 250 + "." + (1 + number % 250));
    }

    /** Returns a request of a writer. */
    public static RequestSpecification writer() {
        return given().config(UTF_8).urlEncodingEnabled(false).header(Keys.HEADER, Keys.WRITER);
    }

    public static Response post(String list, String body) {
        return writer().contentType("application/json").body(body).post(list);
    }

    /** Creates an entry and returns its address. */
    public static String created(String list, String body) {
        return Api.relative(post(list, body).then().statusCode(201).extract().header("Location"));
    }

    /**
     * Adds a price in SGD.
     *
     * @param size null for a price at every size
     * @param rest further fields of the price, each after a comma; can be empty
     */
    public static void price(String sneaker, String kind, String amount, String size, String rest) {
        String ofSize = size == null ? "" : ", \"size\": \"" + size + '"';
        post("/prices", """
                {"sneaker": "%s", "amount": %s, "currency": "SGD", "kind": "%s"%s, \
                "observedAt": "2026-11-01", "source": "Shop"%s}""".formatted(sneaker, amount, kind, ofSize, rest))
                .then()
                .statusCode(201);
    }

    /** @param ifMatch the ETag; null to send none */
    public static Response put(String address, String body, String ifMatch) {
        return matching(ifMatch).contentType("application/json").body(body).put(address);
    }

    /** @param ifMatch the ETag; null to send none */
    public static Response patch(String address, String body, String ifMatch) {
        return matching(ifMatch)
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(address);
    }

    /** @param ifMatch the ETag; null to send none */
    public static Response delete(String address, String ifMatch) {
        return matching(ifMatch).delete(address);
    }

    /**
     * Sends a body as a writer, with the cheapest client: for tests that send thousands of bodies.
     *
     * @param ifMatch the ETag; null to send none
     */
    public static HttpResponse<byte[]> sent(
            String method, String address, String contentType, byte[] body, String ifMatch) {
        HttpRequest.Builder request = Transfers.to(address)
                .header(Keys.HEADER, Keys.WRITER)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofByteArray(body));
        return Transfers.send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private static RequestSpecification matching(String ifMatch) {
        return ifMatch == null ? writer() : writer().header("If-Match", ifMatch);
    }

    /** Returns the ETag of the resource at this address. */
    public static String tag(String address) {
        return Api.ask(address).then().statusCode(200).extract().header("ETag");
    }

    /** Returns the whole catalog, one row per line. */
    public static String everything() {
        return Api.ask("/catalog").then().statusCode(200).extract().asString();
    }

    /**
     * Returns a text that changes with a write: the revision and the first item of a list. In the thorough lane it is
     * the whole catalog.
     */
    public static String state(String list) {
        return Lane.current() == Lane.THOROUGH ? everything() : Api.revision() + " " + Api.get(list + "?limit=1");
    }

    /**
     * Returns status and problem type of a refusal: {@code 404 not-found}. Fails if the problem is incomplete, belongs
     * to another request, or reveals internal details.
     */
    public static String refusal(Response answer) {
        return refusal(answer.statusCode(), answer.contentType(), answer.header("X-Request-Id"), answer.asString());
    }

    /** Like {@link #refusal(Response)}, for a response to {@link #sent}. */
    public static String refusal(HttpResponse<byte[]> answer) {
        return refusal(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse("none"),
                answer.headers().firstValue("X-Request-Id").orElse("none"),
                Transfers.text(answer));
    }

    private static String refusal(int status, String contentType, String requestId, String body) {
        assertEquals("application/problem+json", contentType, body);
        JsonNode problem = Api.json(body);
        assertEquals(status, problem.get("status").asInt());
        assertNotNull(problem.get("requestId"), body);
        assertEquals(requestId, problem.get("requestId").asText());
        assertFalse(INTERNAL.matcher(body).find(), body);
        String type = problem.get("type").asText();
        return status + " " + type.substring(type.lastIndexOf('/') + 1);
    }

    /** Returns the problem of a response; fails if status and type differ, written as {@code 404 not-found}. */
    public static JsonNode refused(String statusAndType, Response answer) {
        assertEquals(statusAndType, refusal(answer), answer.asString());
        return Api.json(answer.asString());
    }

    /** Returns the problem; its first fault must have this pointer. */
    public static JsonNode refusedAt(String pointer, String statusAndType, Response answer) {
        JsonNode problem = refused(statusAndType, answer);
        assertEquals(pointer, problem.at("/errors/0/pointer").asText("none"), problem.toString());
        return problem;
    }
}
