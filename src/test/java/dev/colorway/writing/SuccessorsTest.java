// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Successors of silhouettes: each silhouette has at most one predecessor and at most one successor. A silhouette never
 * follows itself, directly or through others.
 */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class SuccessorsTest {

    private String first;
    private String second;
    private String third;

    private static ObjectNode after(String name, String predecessor) {
        return WrittenKind.SILHOUETTES.minimal(name).put("predecessor", predecessor);
    }

    @BeforeEach
    void makeALineOfThree() {
        String line = unique("line");
        first = line + "-i";
        second = line + "-ii";
        third = line + "-iii";
        created("/silhouettes", WrittenKind.SILHOUETTES.minimal(first).toString());
        created("/silhouettes", after(second, first).toString());
        created("/silhouettes", after(third, second).toString());
    }

    private static String address(String slug) {
        return "/silhouettes/" + slug;
    }

    @Test
    void areShownOnBothSides() {
        assertEquals(second, Api.get(address(first)).at("/successor/slug").asText());
        assertEquals(first, Api.get(address(second)).at("/predecessor/slug").asText());
        assertEquals(third, Api.get(address(second)).at("/successor/slug").asText());
        assertFalse(Api.get(address(third)).has("successor"));
    }

    @Test
    void areRefusedWhereThereIsOneAlready() {
        assertEquals(
                "has a successor already: '" + second + "'",
                refusedAt(
                                "/predecessor",
                                "409 already-exists",
                                post(
                                        "/silhouettes",
                                        after(unique("late"), first).toString()))
                        .at("/errors/0/detail")
                        .asText());
        refusedAt(
                "/predecessor",
                "409 already-exists",
                patch(address(third), "{\"predecessor\": \"" + first + "\"}", "*"));
        refusedAt(
                "/predecessor",
                "409 already-exists",
                put(address(third), after(third, first).toString(), "*"));
    }

    @Test
    void neverFollowThemselves() {
        for (String predecessor : new String[] {first, third}) {
            // Leaves out the second silhouette: it already has a successor, so the refusal would have another reason.
            refusedAt(
                    "/predecessor",
                    "422 invalid-reference",
                    patch(address(first), "{\"predecessor\": {\"slug\": \"" + predecessor + "\"}}", "*"));
        }
        String alone = unique("alone");
        created("/silhouettes", WrittenKind.SILHOUETTES.minimal(alone).toString());
        refusedAt(
                "/predecessor",
                "422 invalid-reference",
                put(address(alone), after(alone, alone).toString(), "*"));
        refusedAt(
                "/predecessor",
                "422 invalid-reference",
                post("/silhouettes", after(unique("new"), unique("new")).toString()));
    }

    @Test
    void stayTheSameWhenTheResponseIsPut() {
        String before = Api.ask(address(second)).asString();
        String tag = tag(address(second));
        assertEquals(
                tag,
                put(address(second), before, tag)
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("ETag"));
        assertEquals(before, Api.ask(address(second)).asString());
    }

    @Test
    void canBeTakenOutAndPutElsewhere() {
        patch(address(third), "{\"predecessor\": null}", "*").then().statusCode(200);
        patch(address(second), "{\"predecessor\": null}", "*").then().statusCode(200);
        patch(address(third), "{\"predecessor\": \"" + first + "\"}", "*")
                .then()
                .statusCode(200);
        patch(address(second), "{\"predecessor\": \"" + third + "\"}", "*")
                .then()
                .statusCode(200);
        assertEquals(third, Api.get(address(first)).at("/successor/slug").asText());
        assertEquals(second, Api.get(address(third)).at("/successor/slug").asText());
    }
}
