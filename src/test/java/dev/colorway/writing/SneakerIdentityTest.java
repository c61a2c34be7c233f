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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A slug or a style code identifies a sneaker. No text may identify two sneakers. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class SneakerIdentityTest {

    private static ObjectNode sneaker(String name, String styleCode) {
        return WrittenKind.SNEAKERS.minimal(name).put("styleCode", styleCode);
    }

    /**
     * Returns a code. It stays one code if a test writes slashes for its hyphens, because its last part is too short
     * for a code.
     */
    private static String code() {
        return unique("1201A").toUpperCase(Locale.ROOT) + "-A";
    }

    @Test
    void isReplacedByItsStyleCodeInAnyWayOfWritingIt() {
        String code = code();
        String address = created("/sneakers", sneaker(unique("coded"), code).toString());
        for (String way : new String[] {
            code, code.toLowerCase(Locale.ROOT), code.replace("-", ""), code.replace("-", "%20"), code.replace("-", ".")
        }) {
            ObjectNode body = sneaker("Found by " + way, code);
            assertEquals(
                    Api.base() + address,
                    put("/sneakers/" + way, body.toString(), tag(address))
                            .then()
                            .statusCode(200)
                            .extract()
                            .header("Content-Location"));
            assertEquals("Found by " + way, Api.get(address).get("name").asText());
            put("/sneakers/" + way, Api.ask(address).asString(), tag("/sneakers/" + way))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void keepsItsStyleCodeToItself() {
        String code = code();
        String owner = Api.get(
                        created("/sneakers", sneaker(unique("owner"), code).toString()))
                .get("slug")
                .asText();
        String other = created(
                "/sneakers", WrittenKind.SNEAKERS.minimal(unique("other")).toString());
        for (String way :
                new String[] {code, code.toLowerCase(Locale.ROOT), code.replace("-", ""), code.replace("-", " / ")}) {
            String detail = "is already the style code or the slug of '" + owner
                    + "'. To change that sneaker, use its slug; in a file, leave the slug out";
            assertEquals(
                    detail,
                    refusedAt(
                                    "/styleCode",
                                    "409 already-exists",
                                    post(
                                            "/sneakers",
                                            sneaker(unique("new"), way).toString()))
                            .at("/errors/0/detail")
                            .asText());
            refusedAt(
                    "/styleCode",
                    "409 already-exists",
                    put(other, sneaker("Other", way).toString(), "*"));
            refusedAt("/styleCode", "409 already-exists", patch(other, "{\"styleCode\": \"" + way + "\"}", "*"));
        }
    }

    @Test
    void mayWriteItsOwnStyleCodeAnotherWay() {
        String code = code();
        String address = created("/sneakers", sneaker(unique("owner"), code).toString());
        patch(address, "{\"styleCode\": \"" + code.toLowerCase(Locale.ROOT).replace("-", ".") + "\"}", "*")
                .then()
                .statusCode(200);
        assertEquals(
                code.toLowerCase(Locale.ROOT).replace("-", "."),
                Api.get("/sneakers/" + code).get("styleCode").asText());
    }

    @Test
    void mayHaveItsOwnStyleCodeAsItsSlug() {
        String code = code();
        String address = created(
                "/sneakers",
                sneaker("Any", code).put("slug", code.toLowerCase(Locale.ROOT)).toString());
        assertEquals("/sneakers/" + code.toLowerCase(Locale.ROOT), address);
        put(address, sneaker("Other", code).toString(), "*").then().statusCode(200);
        patch(address, "{\"name\": \"Another\"}", "*").then().statusCode(200);
    }

    @Test
    void isNotHiddenByASlugThatIsItsStyleCode() {
        String code = code();
        String owner = unique("owner");
        created("/sneakers", sneaker(owner, code).toString());
        for (String slug : new String[] {
            code.toLowerCase(Locale.ROOT), code.toLowerCase(Locale.ROOT).replace("-", "")
        }) {
            String detail =
                    "is the style code of '" + owner + "': a slug must differ from the style codes of other sneakers";
            assertEquals(
                    detail,
                    refusedAt(
                                    "/slug",
                                    "409 already-exists",
                                    post(
                                            "/sneakers",
                                            WrittenKind.SNEAKERS
                                                    .minimal("Any")
                                                    .put("slug", slug)
                                                    .toString()))
                            .at("/errors/0/detail")
                            .asText());
        }
        // This address is the style code of the sneaker that already exists.
        assertEquals(
                428,
                put(
                                "/sneakers/" + code.toLowerCase(Locale.ROOT),
                                WrittenKind.SNEAKERS.minimal("Any").toString(),
                                null)
                        .statusCode());
    }

    @Test
    void mayNotHaveTheSlugOfAnotherAsItsStyleCode() {
        String slug = unique("x").replace("-", "");
        created("/sneakers", WrittenKind.SNEAKERS.minimal(slug).toString());
        String other = created(
                "/sneakers", WrittenKind.SNEAKERS.minimal(unique("other")).toString());
        for (String way : new String[] {
            slug, slug.toUpperCase(Locale.ROOT), slug.replaceFirst("x", "x-"), slug.replaceFirst("x", "X.")
        }) {
            refusedAt(
                    "/styleCode",
                    "409 already-exists",
                    post("/sneakers", sneaker(unique("new"), way).toString()));
            refusedAt("/styleCode", "409 already-exists", patch(other, "{\"styleCode\": \"" + way + "\"}", "*"));
        }
        put("/sneakers/" + slug, WrittenKind.SNEAKERS.minimal("Still its own").toString(), "*")
                .then()
                .statusCode(200);
    }

    @Test
    void sneakersCanSwapStyleCodesThroughNull() {
        String one = code();
        String two = code();
        String first = created("/sneakers", sneaker(unique("first"), one).toString());
        String second = created("/sneakers", sneaker(unique("second"), two).toString());
        patch(first, "{\"styleCode\": null}", "*").then().statusCode(200);
        patch(second, "{\"styleCode\": \"" + one + "\"}", "*").then().statusCode(200);
        patch(first, "{\"styleCode\": \"" + two + "\"}", "*").then().statusCode(200);
        assertTrue(Api.get("/sneakers/" + one).get("url").asText().endsWith(second));
        assertTrue(Api.get("/sneakers/" + two).get("url").asText().endsWith(first));
    }
}
