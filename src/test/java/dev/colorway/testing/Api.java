// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** HTTP access to the API by URL. Responses are JSON; numbers keep their digits. */
public final class Api {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Api() {}

    /** Returns a response without the times that the service sets, which differ between equal entries. */
    public static String timeless(String response) {
        return response.replaceAll("\"(createdAt|updatedAt)\":\"[^\"]*\"", "\"$1\":\"\"");
    }

    /**
     * Sends a GET request.
     *
     * @param address encoded, without scheme, host and port
     */
    public static Response ask(String address) {
        return given().urlEncodingEnabled(false).get(address);
    }

    /**
     * Returns the JSON at an address; fails if the status is not 200. The tests read thousands of responses, so this
     * uses the cheapest client.
     */
    public static JsonNode get(String address) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to(address));
        assertEquals(200, answer.statusCode(), () -> address + ": " + Transfers.text(answer));
        return json(Transfers.text(answer));
    }

    /** Returns the JSON at an address, computed again and not from the cache; fails if the status is not 200. */
    public static JsonNode fresh(String address) {
        HttpResponse<byte[]> answer = Transfers.send(Transfers.to(address).header("Cache-Control", "no-cache"));
        assertEquals(200, answer.statusCode(), () -> address + ": " + Transfers.text(answer));
        return json(Transfers.text(answer));
    }

    /** Returns the problem at an address; fails if the response has another status or media type. */
    public static JsonNode problem(int status, String address) {
        return Transfers.refused(status, Transfers.to(address));
    }

    /** Returns the ETag of the response at an address; fails if it has none. */
    public static String tag(String address) {
        return header(address, "ETag");
    }

    private static String header(String address, String name) {
        return Transfers.send(Transfers.to(address)).headers().firstValue(name).orElseThrow();
    }

    /** Returns all items of a list, following {@code next} to the last page. */
    public static List<JsonNode> walk(String address) {
        List<JsonNode> items = new ArrayList<>();
        for (String next = address; next != null; ) {
            JsonNode page = get(next);
            items(page).forEach(items::add);
            next = page.has("next") ? relative(page.get("next").asText()) : null;
        }
        return items;
    }

    /** Returns the revision of the catalog, which increases by one with each write. */
    public static long revision() {
        return Long.parseLong(header("/brands?limit=1", "Catalog-Revision"));
    }

    public static Stream<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false);
    }

    /** Returns the slugs on one page. */
    public static List<String> slugs(String address) {
        return items(get(address)).map(item -> item.get("slug").asText()).toList();
    }

    /** Returns a URL of this service without scheme, host and port. */
    public static String relative(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns scheme, host and port of the service under test. */
    public static String base() {
        return "http://localhost:" + RestAssured.port;
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("not JSON: " + text, noJson);
        }
    }
}
