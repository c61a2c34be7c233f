// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Catalog;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creates and replaces entries with PUT. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class ReplaceEntryTest {

    @ParameterizedTest
    @EnumSource
    void createsWhatIsNotThere(WrittenKind kind) {
        String address = kind.address(unique(kind.word()));
        for (Response answer : List.of(
                put(address, kind.full("Any").without(List.of("slug")).toString(), null),
                writer().header("If-None-Match", "*")
                        .contentType("application/json")
                        .body(kind.minimal("Any").toString())
                        .put(address + "-new"))) {
            assertEquals(201, answer.statusCode(), answer.asString());
            assertEquals(answer.header("Location"), answer.header("Content-Location"));
            assertEquals(answer.header("ETag"), tag(Api.relative(answer.header("Location"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesItWhatTheBodySays(WrittenKind kind) {
        String slug = unique(kind.word());
        String address = created(kind.list(), kind.full(slug).toString());
        String before = tag(address);
        Response answer = put(address, kind.minimal("Other").toString(), before);
        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals(Api.base() + address, answer.header("Content-Location"));
        assertFalse(answer.headers().hasHeaderWithName("Location"));
        assertNotEquals(before, answer.header("ETag"));
        assertEquals(answer.asString(), Api.ask(address).asString());
        // Fields that the body leaves out are removed: the entry equals one that was created with this body.
        String other = created(
                kind.list(), kind.minimal("Other").put("slug", slug + "-other").toString());
        assertEquals(
                Api.timeless(Api.ask(other).asString().replace(slug + "-other", slug)),
                Api.timeless(answer.asString()));
        ObjectNode full = kind.full(slug);
        WrittenKind.assertHolds(
                full,
                Api.json(put(address, full.toString(), answer.header("ETag"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsTheResponseAndChangesNothing(WrittenKind kind) {
        Stream<String> addresses = Stream.concat(
                Stream.of(created(kind.list(), kind.full(unique(kind.word())).toString())),
                Api.walk(kind.list()).stream()
                        .limit(20)
                        .map(item -> Api.relative(item.get("url").asText())));
        addresses.forEach(address -> {
            Response read = Api.ask(address);
            Response answer = put(address, read.asString(), read.header("ETag"));
            assertEquals(200, answer.statusCode(), answer.asString());
            assertEquals(read.header("ETag"), answer.header("ETag"), address);
            assertEquals(read.asString(), Api.ask(address).asString());
        });
    }

    @ParameterizedTest
    @EnumSource
    void acceptsTheResponseWithOneFieldChanged(WrittenKind kind) {
        String address = created(kind.list(), kind.full(unique(kind.word())).toString());
        ObjectNode read = (ObjectNode) Api.get(address);
        put(address, read.put("name", "Other").toString(), tag(address)).then().statusCode(200);
        assertEquals(
                Api.timeless(read.toString()), Api.timeless(Api.get(address).toString()));
    }

    @ParameterizedTest
    @EnumSource
    void createsNothingAtAnAddressWithAnotherSlug(WrittenKind kind) {
        String slug = unique(kind.word());
        String address = created(kind.list(), kind.minimal(slug).toString());
        refusedAt(
                "/slug",
                "400 invalid-body",
                put(address + "-new", kind.minimal(slug).put("slug", slug).toString(), null));
        refused("404 not-found", Api.ask(address + "-new"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New",
                "a_b",
                "a--b",
                "-a",
                "%C3%A4",
                "a%20b",
                "new",
                "export",
                "batch",
                "%ED%A0%80",
                "a%2Fb",
                "%F0%9F%91%9F"
            })
    void makesNothingAtAnAddressThatCanBeNoSlug(String slug) {
        for (WrittenKind kind : WrittenKind.values()) {
            JsonNode problem = refused(
                    "400 invalid-parameter",
                    put(kind.address(slug), kind.minimal("any").toString(), null));
            assertEquals(1, problem.get("errors").size());
        }
    }

    @Test
    void makesNothingAtAnAddressThatIsTooLong() {
        for (WrittenKind kind : WrittenKind.values()) {
            refused(
                    "400 invalid-parameter",
                    put(kind.address("x".repeat(121)), kind.minimal("any").toString(), null));
            refused(
                    "400 invalid-parameter",
                    put(kind.address("x".repeat(4000)), kind.minimal("any").toString(), null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "%ED%A0%80", "%F0%9F%91%9F", "-", "%20"})
    void findsNothingAtAnAddressThatCanBeNoSlug(String slug) {
        for (WrittenKind kind : WrittenKind.values()) {
            refused("404 not-found", Api.ask(kind.address(slug)));
            refused("404 not-found", WritableCatalog.patch(kind.address(slug), "{}", "*"));
            refused("404 not-found", WritableCatalog.delete(kind.address(slug), "*"));
        }
    }

    /** Reverses a list twice. Positions are unique in the database, and so are the elements. */
    @ParameterizedTest
    @CsvSource({
        "SILHOUETTES, designers",
        "SILHOUETTES, technologies",
        "SILHOUETTES, awards",
        "COLLABORATIONS, collaborators"
    })
    void acceptsAListInAnotherOrder(WrittenKind kind, String list) {
        ObjectNode body = kind.full(unique(kind.word()));
        String address = created(kind.list(), body.toString());
        for (int i = 0; i < 2; i++) {
            ArrayNode turned = body.arrayNode();
            body.get(list).forEach(element -> turned.insert(0, element));
            body.set(list, turned);
            put(address, body.toString(), tag(address)).then().statusCode(200);
            WrittenKind.assertHolds(body, Api.get(address));
        }
    }

    @Test
    void acceptsRolesThatDesignersSwap() {
        ObjectNode body = WrittenKind.SILHOUETTES.full(unique("credited"));
        String address = created("/silhouettes", body.toString());
        String other = body.at("/designers/0/role").asText();
        ((ObjectNode) body.at("/designers/0"))
                .put("role", body.at("/designers/1/role").asText());
        ((ObjectNode) body.at("/designers/1")).put("role", other);
        put(address, body.toString(), tag(address)).then().statusCode(200);
        WrittenKind.assertHolds(body, Api.get(address));
    }

    @Test
    void acceptsAListThatGrowsInTheMiddleAndShrinksAtTheFront() {
        ObjectNode body = WrittenKind.SNEAKERS.minimal(unique("listed"));
        for (String name : List.of("A", "B", "C", "D")) {
            body.withArray("extraTechnologies").addObject().put("name", name);
        }
        String address = created("/sneakers", body.toString());
        body.withArray("extraTechnologies").insertObject(2).put("name", "Between");
        put(address, body.toString(), tag(address)).then().statusCode(200);
        WrittenKind.assertHolds(body, Api.get(address));
        body.withArray("extraTechnologies").remove(0);
        put(address, body.toString(), tag(address)).then().statusCode(200);
        WrittenKind.assertHolds(body, Api.get(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?currency=USD", "?currency=JPY&kind=RETAIL", "?size=US9"})
    void acceptsASneakerThatWasReadInAnotherCurrency(String question) {
        Response read = Api.ask("/sneakers/" + Catalog.SILVER_BLACK + question);
        assertEquals(
                200,
                put("/sneakers/" + Catalog.SILVER_BLACK, read.asString(), read.header("ETag"))
                        .statusCode());
    }
}
