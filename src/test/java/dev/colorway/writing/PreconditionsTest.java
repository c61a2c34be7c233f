// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the headers If-Match and If-None-Match of writes. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class PreconditionsTest {

    private static final String CHANGE = "{\"name\": \"Changed\"}";

    /** Sends PUT, PATCH and DELETE with the same header; all must be refused. */
    private static void assertAllRefuse(String statusAndType, String ifMatch) {
        WrittenKind kind = WrittenKind.SNEAKERS;
        String address = created(kind.list(), kind.minimal(unique("guarded")).toString());
        String before = Api.ask(address).asString();
        String header = ifMatch == null ? null : ifMatch.replace("$", tag(address));
        for (Response answer : List.of(
                put(address, kind.minimal("Changed").toString(), header),
                patch(address, CHANGE, header),
                delete(address, header))) {
            refused(statusAndType, answer);
        }
        assertEquals(before, Api.ask(address).asString());
    }

    private static void assertAccepted(String ifMatch) {
        String address =
                created("/brands", WrittenKind.BRANDS.minimal(unique("guarded")).toString());
        for (String body : List.of(CHANGE, "{\"name\": \"Changed again\"}")) {
            put(address, body, ifMatch.replace("$", tag(address))).then().statusCode(200);
        }
        patch(address, CHANGE, ifMatch.replace("$", tag(address))).then().statusCode(200);
        delete(address, ifMatch.replace("$", tag(address))).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "*", " $ ", "\"other\", $", "$,\"other\",\"\"", "W/\"other\", $", "*, $"})
    void acceptsACurrentETag(String ifMatch) {
        assertAccepted(ifMatch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"other\"",
                "W/$",
                "W/\"1\"",
                "\"0-stale\", \"2-stale\"",
                "\"*\"",
                "\"*-x\"",
                ",",
                "\"9999999999999999999\""
            })
    void refusesAnOldETag(String ifMatch) {
        assertAllRefuse("412 precondition-failed", ifMatch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unquoted", "", "\"", "$ $", "\"a\"b\"", "w/$", "W/", "**", "'$'"})
    void refusesWhatIsNoETag(String ifMatch) {
        assertAllRefuse("400 malformed-request", ifMatch);
    }

    @Test
    void saysThatAnETagIsWeak() {
        String address =
                created("/brands", WrittenKind.BRANDS.minimal(unique("weak")).toString());
        for (String weak : List.of("W/" + tag(address), "\"0-old\", W/" + tag(address))) {
            String detail = refused("412 precondition-failed", patch(address, CHANGE, weak))
                    .get("detail")
                    .asText();
            assertTrue(detail.contains("is weak") && detail.contains("without W/"), detail);
        }
        String detail = refused("412 precondition-failed", patch(address, CHANGE, "\"0-old\""))
                .get("detail")
                .asText();
        assertTrue(detail.startsWith("The entry or price has another ETag now"), detail);
    }

    @Test
    void refusesAMissingETag() {
        assertAllRefuse("428 precondition-required", null);
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheETagBeforeTheLastChange(WrittenKind kind) {
        String slug = unique(kind.word());
        String address = created(kind.list(), kind.minimal(slug).toString());
        String oldTag = tag(address);
        put(address, kind.minimal("Changed").toString(), oldTag).then().statusCode(200);
        refused(
                "412 precondition-failed",
                put(address, kind.minimal("Changed again").toString(), oldTag));
        // The old ETag stays invalid even when the content is the same again, because it was different in between.
        put(address, kind.minimal(slug).toString(), tag(address)).then().statusCode(200);
        refused("412 precondition-failed", patch(address, CHANGE, oldTag));
        refused("412 precondition-failed", delete(address, oldTag));
        delete(address, tag(address)).then().statusCode(204);
        created(kind.list(), kind.minimal(slug).toString());
        refused("412 precondition-failed", delete(address, oldTag));
    }

    @ParameterizedTest
    @EnumSource
    void ifNoneMatchCreatesButDoesNotReplace(WrittenKind kind) {
        String slug = unique(kind.word());
        String address = kind.address(slug);
        Response created = writer().header("If-None-Match", "*")
                .contentType("application/json")
                .body(kind.minimal(slug).toString())
                .put(address);
        assertEquals(201, created.statusCode());
        for (String ifMatch : List.of(created.header("ETag"), "*")) {
            refused(
                    "412 precondition-failed",
                    writer().header("If-None-Match", "*")
                            .header("If-Match", ifMatch)
                            .contentType("application/json")
                            .body(kind.minimal("Changed").toString())
                            .put(address));
        }
        refused(
                "412 precondition-failed",
                writer().header("If-None-Match", "*")
                        .contentType("application/json")
                        .body(kind.minimal(slug).toString())
                        .put(address));
        assertEquals(created.header("ETag"), tag(address));
    }

    @Test
    void refusesAnythingElseInIfNoneMatch() {
        String address = WrittenKind.BRANDS.address(unique("guarded"));
        for (String tags : List.of("\"other\"", "", "\"a\", *")) {
            refused(
                    "400 malformed-request",
                    writer().header("If-None-Match", tags)
                            .contentType("application/json")
                            .body(CHANGE)
                            .put(address));
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotCreateIfIfMatchIsSent(WrittenKind kind) {
        String address = kind.address(unique(kind.word()));
        for (String ifMatch : List.of("*", "\"1-x\"")) {
            refused("412 precondition-failed", put(address, kind.minimal("any").toString(), ifMatch));
            refused("404 not-found", patch(address, CHANGE, ifMatch));
            refused("404 not-found", delete(address, ifMatch));
        }
        refused("404 not-found", patch(address, CHANGE, null));
        refused("404 not-found", delete(address, null));
    }

    /** Returns the ETag of the uncompressed response; the other requests here ask for compression. */
    private static String plainTag(String address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Api.base() + address)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    @Test
    void acceptsTheETagOfEveryRepresentation() throws IOException, InterruptedException {
        String slug = unique("quoted");
        String address = created("/sneakers", WrittenKind.SNEAKERS.minimal(slug).toString());
        String plain = plainTag(address);
        String price = "{\"sneaker\": \"%s\", \"amount\": 20000, \"currency\": \"JPY\", \"kind\": \"ASK\", \"size\": "
                + "\"US9\", \"observedAt\": \"2026-01-01T00:00:00Z\", \"source\": \"x\"}";
        post("/prices", price.formatted(slug)).then().statusCode(201);
        String inYen = tag(address + "?currency=JPY");
        String zipped = tag(address);
        assertEquals(3, List.of(plain, inYen, zipped).stream().distinct().count());
        for (String oldTag : List.of(plain, inYen, zipped)) {
            // A write that changes nothing leaves all ETags valid.
            patch(address, "{\"name\": \"" + slug + "\"}", oldTag).then().statusCode(200);
        }
        patch(address, CHANGE, zipped).then().statusCode(200);
        refused("412 precondition-failed", patch(address, "{\"name\": \"Other\"}", inYen));
    }

    @Test
    void acceptsAnETagFromBeforeAChangeOfDerivedFields() {
        String slug = unique("followed");
        String address = created("/brands", WrittenKind.BRANDS.minimal(slug).toString());
        String before = tag(address);
        created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(unique("of"))
                        .put(
                                "silhouette",
                                Api.json(post(
                                                        "/silhouettes",
                                                        WrittenKind.SILHOUETTES
                                                                .minimal(unique("of"))
                                                                .put("brand", slug)
                                                                .toString())
                                                .asString())
                                        .get("slug")
                                        .asText())
                        .toString());
        assertEquals(1, Api.get(address).get("sneakerCount").asInt());
        assertNotEquals(before, tag(address), "the response has changed");
        put(address, CHANGE, before).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheETagOfWhatIsPutUnchanged(WrittenKind kind) {
        ObjectNode body = kind.full(unique(kind.word()));
        String address = created(kind.list(), body.toString());
        String tag = tag(address);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    tag,
                    put(address, body.toString(), tag)
                            .then()
                            .statusCode(200)
                            .extract()
                            .header("ETag"));
        }
        // The same content in another spelling.
        body.put("name", "  " + body.get("name").asText() + " ").putNull("slug");
        if (body.at("/brand/slug").isTextual()) {
            body.put("brand", body.at("/brand/slug").asText());
        }
        assertEquals(
                tag,
                put(address, body.toString(), tag)
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("ETag"));
        assertEquals(tag, tag(address));
    }
}
