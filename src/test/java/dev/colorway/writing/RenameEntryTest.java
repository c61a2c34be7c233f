// SPDX-License-Identifier: Apache-2.0
package dev.colorway.writing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.delete;
import static dev.colorway.testing.WritableCatalog.patch;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.put;
import static dev.colorway.testing.WritableCatalog.refused;
import static dev.colorway.testing.WritableCatalog.refusedAt;
import static dev.colorway.testing.WritableCatalog.tag;
import static dev.colorway.testing.WritableCatalog.unique;
import static dev.colorway.testing.WritableCatalog.writer;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.testing.Api;
import dev.colorway.testing.Keys;
import dev.colorway.testing.OnBothDatabases;
import dev.colorway.testing.Transfers;
import dev.colorway.testing.WritableCatalog;
import dev.colorway.testing.WrittenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An entry gets another slug. Its former slugs lead to it, in addresses, bodies, files and filters. */
@QuarkusTest
@OnBothDatabases
@TestProfile(WritableCatalog.Profile.class)
class RenameEntryTest {

    private static final HttpClient FOLLOWING = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private static final String PRICE = """
            {"sneaker": "%s", "amount": 120.50, "currency": "SGD", "kind": "ASK", "size": "US9",
            "observedAt": "2026-11-01T00:00:00Z", "source": "renaming"}""";

    /** Creates an entry and renames it; returns the new slug, which is the old one with "-renamed". */
    private static String renamed(WrittenKind kind, String slug) {
        created(kind.list(), kind.minimal(slug).toString());
        rename(kind, slug, slug + "-renamed");
        return slug + "-renamed";
    }

    private static JsonNode rename(WrittenKind kind, String from, String to) {
        Response answer = patch(kind.address(from), "{\"slug\": \"" + to + "\"}", "*");
        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals(Api.base() + kind.address(to), answer.header("Content-Location"));
        return Api.json(answer.asString());
    }

    private static void assertMoved(String to, Response answer) {
        assertEquals(308, answer.statusCode(), answer.asString());
        assertEquals(Api.base() + to, answer.header("Location"));
        assertEquals("public, no-cache", answer.header("Cache-Control"));
    }

    private static Response unfollowed(String address) {
        return given().urlEncodingEnabled(false).redirects().follow(false).get(address);
    }

    private static JsonNode imported(String rows) {
        return Transfers.imported(Transfers.NDJSON, rows.replace('\'', '"'));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundAtItsFormerAddress(WrittenKind kind) {
        String old = unique(kind.word());
        String renamed = renamed(kind, old);
        String address = kind.address(renamed);
        assertMoved(address, unfollowed(kind.address(old)));
        assertMoved(address, given().redirects().follow(false).head(kind.address(old)));
        assertEquals(Api.ask(address).asString(), Api.ask(kind.address(old)).asString());
        assertEquals("[\"" + old + "\"]", Api.get(address).get("formerSlugs").toString());
        assertEquals(renamed, Api.get(address).get("slug").asText());
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenAtItsPresentAddress(WrittenKind kind) {
        String old = unique(kind.word());
        String renamed = renamed(kind, old);
        String address = kind.address(renamed);
        String former = kind.address(old);
        String state = Api.ask(address).asString();
        assertMoved(address, patch(former, "{\"name\": \"Other\"}", "*"));
        assertMoved(address, put(former, kind.minimal("Other").toString(), "*"));
        assertMoved(address, put(former, kind.minimal("Other").toString(), null));
        assertMoved(address, delete(former, "*"));
        assertEquals(state, Api.ask(address).asString());
    }

    /** Sends a request and follows redirects, as {@code curl -L} does: with the same method, headers and body. */
    private static HttpResponse<String> followed(HttpRequest.Builder request) throws Exception {
        return FOLLOWING.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder byWriter(String address, String ifMatch) {
        return Transfers.to(address).header(Keys.HEADER, Keys.WRITER).header("If-Match", ifMatch);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAndWrittenByCallersThatFollowItsFormerAddress(WrittenKind kind) throws Exception {
        String old = unique(kind.word());
        String address = kind.address(renamed(kind, old));
        String former = kind.address(old);
        HttpResponse<String> read = followed(Transfers.to(former));
        assertEquals(200, read.statusCode(), read.body());
        assertEquals(Api.base() + address, read.uri().toString());
        assertEquals(Api.get(address), Api.json(read.body()));
        String tag = read.headers().firstValue("ETag").orElseThrow();
        String patch = "{\"name\": \"" + old + " followed\"}";
        HttpResponse<String> patched = followed(byWriter(former, tag)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(patch)));
        assertEquals(200, patched.statusCode(), patched.body());
        assertEquals(old + " followed", Api.get(address).get("name").asText());
        assertEquals("[\"" + old + "\"]", Api.get(address).get("formerSlugs").toString());
        HttpResponse<String> outdated = followed(byWriter(former, tag).DELETE());
        assertEquals(412, outdated.statusCode(), outdated.body());
        HttpResponse<String> deleted = followed(byWriter(former, tag(former)).DELETE());
        assertEquals(204, deleted.statusCode(), deleted.body());
        Api.problem(404, address);
    }

    @ParameterizedTest
    @EnumSource
    void isRenamedByPut(WrittenKind kind) {
        String old = unique(kind.word());
        String address = created(kind.list(), kind.full(old).toString());
        ObjectNode body = (ObjectNode) Api.get(address);
        String other = old + "-other";
        put(address, body.put("slug", other).toString(), tag(address)).then().statusCode(200);
        ObjectNode expected = (ObjectNode)
                Api.json(body.toString().replace(old + "\"", other + "\"").replace("/" + old + "/", "/" + other + "/"));
        expected.putArray("formerSlugs").add(old);
        expected.set("name", body.get("name"));
        ObjectNode found = (ObjectNode) Api.get(kind.address(other));
        assertEquals(expected.get("formerSlugs"), found.get("formerSlugs"));
        assertEquals(other, found.get("slug").asText());
        assertEquals(body.get("name"), found.get("name"));
        // A replacement that does not know former slugs removes none.
        put(kind.address(other), kind.minimal("Less").toString(), "*").then().statusCode(200);
        assertEquals(expected.get("formerSlugs"), Api.get(kind.address(other)).get("formerSlugs"));
        assertMoved(kind.address(other), unfollowed(address));
    }

    @ParameterizedTest
    @EnumSource
    void leadsFromEachFormerSlugInOneStep(WrittenKind kind) {
        String slug = unique(kind.word());
        created(kind.list(), kind.minimal(slug).toString());
        rename(kind, slug, slug + "-b");
        rename(kind, slug + "-b", slug + "-c");
        assertMoved(kind.address(slug + "-c"), unfollowed(kind.address(slug)));
        assertMoved(kind.address(slug + "-c"), unfollowed(kind.address(slug + "-b")));
        assertEquals(
                "[\"" + slug + "-b\",\"" + slug + "-c\"]",
                rename(kind, slug + "-c", slug).get("formerSlugs").toString());
        assertEquals(200, unfollowed(kind.address(slug)).statusCode());
        assertMoved(kind.address(slug), unfollowed(kind.address(slug + "-b")));
        assertMoved(kind.address(slug), unfollowed(kind.address(slug + "-c")));
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsFormerSlugsToItself(WrittenKind kind) {
        String old = unique(kind.word());
        String renamed = renamed(kind, old);
        String other = unique(kind.word());
        created(kind.list(), kind.minimal(other).toString());
        String detail = refusedAt(
                        "/slug",
                        "409 already-exists",
                        post(kind.list(), kind.minimal("New").put("slug", old).toString()))
                .at("/errors/0/detail")
                .asText();
        assertTrue(detail.startsWith("is a former slug of '" + renamed + "'"), detail);
        for (String taken : List.of(old, renamed)) {
            refusedAt("/slug", "409 already-exists", patch(kind.address(other), "{\"slug\": \"" + taken + "\"}", "*"));
            refusedAt(
                    "/formerSlugs/0",
                    "409 already-exists",
                    patch(kind.address(other), "{\"formerSlugs\": [\"" + taken + "\"]}", "*"));
        }
        delete(kind.address(renamed), "*").then().statusCode(204);
        Api.problem(404, kind.address(old));
        created(kind.list(), kind.minimal("New").put("slug", old).toString());
        assertEquals("New", Api.get(kind.address(old)).get("name").asText());
    }

    @ParameterizedTest
    @EnumSource
    void acceptsFormerSlugsFromACaller(WrittenKind kind) {
        String slug = unique(kind.word());
        ObjectNode body = kind.minimal(slug);
        body.putArray("formerSlugs").add(slug + "-z").add(slug + "-a");
        String address = created(kind.list(), body.toString());
        assertEquals(
                "[\"" + slug + "-a\",\"" + slug + "-z\"]",
                Api.get(address).get("formerSlugs").toString());
        assertMoved(address, unfollowed(kind.address(slug + "-z")));
        String tag = tag(address);
        patch(address, "{\"formerSlugs\": null}", "*").then().statusCode(200);
        assertEquals(tag, tag(address));
        refusedAt("/formerSlugs/0", "422 invalid-patch", patch(address, "{\"formerSlugs\": [\"prices\"]}", "*"));
        refusedAt("/formerSlugs/0", "422 invalid-patch", patch(address, "{\"formerSlugs\": [\"A b\"]}", "*"));
        refusedAt("/formerSlugs/1", "422 invalid-patch", patch(address, "{\"formerSlugs\": [\"x\", \"x\"]}", "*"));
    }

    @ParameterizedTest
    @EnumSource
    void isChangedByAFileThatHasItsFormerSlug(WrittenKind kind) {
        String old = unique(kind.word());
        String renamed = renamed(kind, old);
        JsonNode done = imported(
                "{'resource': '" + kind.list().substring(1) + "', 'slug': '" + old + "', 'name': 'From a file'}");
        assertEquals(1, Transfers.count(done, "changed"), done.toString());
        assertEquals(renamed, done.at("/changes/0/slug").asText(), done.toString());
        assertEquals("From a file", Api.get(kind.address(renamed)).get("name").asText());
        assertEquals(
                "[\"" + old + "\"]",
                Api.get(kind.address(renamed)).get("formerSlugs").toString());
        JsonNode twice = imported(("{'resource': '%1$s', 'slug': '%2$s', 'name': 'One'}\n"
                        + "{'resource': '%1$s', 'slug': '%3$s', 'name': 'Two', 'formerSlugs': []}")
                .formatted(kind.list().substring(1), old, renamed));
        assertEquals(2, Transfers.count(twice, "changed"), twice.toString());
        assertEquals("Two", Api.get(kind.address(renamed)).get("name").asText());
        assertEquals(
                "[\"" + old + "\"]",
                Api.get(kind.address(renamed)).get("formerSlugs").toString());
    }

    @Test
    void isReferredToByItsFormerSlug() {
        String silhouette = unique("silhouette");
        String kept = renamed(WrittenKind.SILHOUETTES, silhouette);
        String sneaker = unique("sneaker");
        String address = created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(sneaker)
                        .put("silhouette", silhouette)
                        .toString());
        assertEquals(kept, Api.get(address).at("/silhouette/slug").asText());
        String tag = tag(address);
        patch(address, "{\"silhouette\": {\"slug\": \"" + silhouette + "\"}}", "*")
                .then()
                .statusCode(200);
        assertEquals(tag, tag(address));
        JsonNode unchanged =
                imported("{'resource': 'sneakers', 'slug': '" + sneaker + "', 'silhouette': '" + silhouette + "'}");
        assertEquals(1, Transfers.count(unchanged, "unchanged"), unchanged.toString());
        String collaborator = unique("collaborator");
        String renamed = renamed(WrittenKind.COLLABORATORS, collaborator);
        ObjectNode twice = WrittenKind.COLLABORATIONS.minimal(unique("collaboration"));
        twice.putArray("collaborators").add(collaborator).add(renamed);
        refusedAt("/collaborators/1", "422 invalid-reference", post("/collaborations", twice.toString()));
    }

    @Test
    void isReferredToByItsFormerSlugInEveryFieldOfAFile() {
        String brand = unique("brand");
        String designer = unique("designer");
        String collaborator = unique("collaborator");
        String collaboration = unique("collaboration");
        String silhouette = unique("silhouette");
        String sneaker = unique("sneaker");
        renamed(WrittenKind.BRANDS, brand);
        renamed(WrittenKind.DESIGNERS, designer);
        renamed(WrittenKind.COLLABORATORS, collaborator);
        renamed(WrittenKind.COLLABORATIONS, collaboration);
        renamed(WrittenKind.SILHOUETTES, silhouette);
        renamed(WrittenKind.SNEAKERS, sneaker);
        String own = unique("by-file");
        String credits = "[{'slug': '" + designer + "', 'role': 'DESIGNER'}]";
        String file = """
                {'resource': 'silhouettes', 'slug': '#', 'name': '#', 'brand': '%1$s', 'designers': %2$s,\
                 'predecessor': '%3$s'}
                {'resource': 'collaborations', 'slug': '#', 'name': '#', 'brand': '%1$s', 'collaborators': ['%4$s']}
                {'resource': 'size-charts', 'slug': '#', 'name': '#', 'brand': '%1$s',\
                 'rows': [{'sizes': ['US9', 'JP27']}]}
                {'resource': 'sneakers', 'slug': '#', 'name': '#', 'silhouette': '%3$s', 'collaboration': '%5$s',\
                 'credits': %2$s}
                {'resource': 'sneakers', 'slug': '#-b', 'name': '#', 'brand': '%1$s'}
                {'resource': 'prices', 'sneaker': '%6$s', 'amount': 1, 'currency': 'SGD', 'kind': 'ASK',\
                 'size': 'US9', 'observedAt': '2026-11-01', 'source': 'renaming'}
                """.formatted(brand, credits, silhouette, collaborator, collaboration, sneaker)
                .replace("#", own);
        assertEquals(6, Transfers.count(imported(file), "created"));
        JsonNode later = Api.get("/silhouettes/" + own);
        assertEquals(brand + "-renamed", later.at("/brand/slug").asText());
        assertEquals(designer + "-renamed", later.at("/designers/0/slug").asText());
        assertEquals(silhouette + "-renamed", later.at("/predecessor/slug").asText());
        JsonNode joint = Api.get("/collaborations/" + own);
        assertEquals(brand + "-renamed", joint.at("/brand/slug").asText());
        assertEquals(
                collaborator + "-renamed", joint.at("/collaborators/0/slug").asText());
        assertEquals(
                brand + "-renamed",
                Api.get("/size-charts/" + own).at("/brand/slug").asText());
        JsonNode shoe = Api.get("/sneakers/" + own);
        assertEquals(silhouette + "-renamed", shoe.at("/silhouette/slug").asText());
        assertEquals(collaboration + "-renamed", shoe.at("/collaboration/slug").asText());
        assertEquals(designer + "-renamed", shoe.at("/credits/0/slug").asText());
        assertEquals(
                brand + "-renamed",
                Api.get("/sneakers/" + own + "-b").at("/brand/slug").asText());
        assertEquals(
                1,
                Api.get("/sneakers/" + sneaker + "-renamed/prices").get("total").asInt());
        assertEquals(6, Transfers.count(imported(file), "unchanged"), "the same file again");
    }

    @Test
    void canStillHaveOneSuccessorOnly() {
        String old = unique("silhouette");
        renamed(WrittenKind.SILHOUETTES, old);
        created(
                "/silhouettes",
                WrittenKind.SILHOUETTES
                        .minimal(unique("successor"))
                        .put("predecessor", old)
                        .toString());
        refusedAt(
                "/predecessor",
                "409 already-exists",
                post(
                        "/silhouettes",
                        WrittenKind.SILHOUETTES
                                .minimal(unique("second"))
                                .put("predecessor", old)
                                .toString()));
    }

    @Test
    void isFilteredByItsFormerSlugEverywhere() {
        String brand = unique("brand");
        created("/brands", WrittenKind.BRANDS.minimal(brand).toString());
        String silhouette = unique("silhouette");
        created(
                "/silhouettes",
                WrittenKind.SILHOUETTES.minimal(silhouette).put("brand", brand).toString());
        String collaborator = unique("collaborator");
        created(
                "/collaborators",
                WrittenKind.COLLABORATORS.minimal(collaborator).toString());
        String collaboration = unique("collaboration");
        ObjectNode joint = WrittenKind.COLLABORATIONS.minimal(collaboration).put("brand", brand);
        joint.putArray("collaborators").add(collaborator);
        created("/collaborations", joint.toString());
        String sneaker = unique("sneaker");
        created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(sneaker)
                        .put("silhouette", silhouette)
                        .put("collaboration", collaboration)
                        .toString());
        post("/prices", PRICE.formatted(sneaker)).then().statusCode(201);
        assertEquals(List.of(sneaker), Api.slugs("/sneakers?brand=" + brand));
        rename(WrittenKind.BRANDS, brand, brand + "-now");
        rename(WrittenKind.SILHOUETTES, silhouette, silhouette + "-now");
        rename(WrittenKind.COLLABORATORS, collaborator, collaborator + "-now");
        rename(WrittenKind.COLLABORATIONS, collaboration, collaboration + "-now");
        rename(WrittenKind.SNEAKERS, sneaker, sneaker + "-now");
        for (String now : List.of("", "-now")) {
            for (String filter : List.of(
                    "brand=" + brand,
                    "silhouette=" + silhouette,
                    "collaborator=" + collaborator,
                    "collaboration=" + collaboration)) {
                assertEquals(List.of(sneaker + "-now"), Api.slugs("/sneakers?" + filter + now), filter + now);
            }
            assertEquals(List.of(silhouette + "-now"), Api.slugs("/silhouettes?brand=" + brand + now));
            assertEquals(
                    List.of(collaboration + "-now"), Api.slugs("/collaborations?collaborator=" + collaborator + now));
            assertEquals(List.of(brand + "-now"), Api.slugs("/brands?collaborator=" + collaborator + now));
            for (String prices : List.of(
                    "/prices?sneaker=" + sneaker + now,
                    "/prices?collaborator=" + collaborator + now,
                    "/sneakers/" + sneaker + now + "/prices")) {
                JsonNode page = Api.get(prices);
                assertEquals(1, page.get("total").asInt(), prices);
                assertEquals(sneaker + "-now", page.at("/items/0/sneaker/slug").asText());
            }
            assertEquals(
                    sneaker + "-now",
                    Api.get("/sneakers/" + sneaker + now + "/related")
                            .at("/query/sneaker")
                            .asText());
            assertTrue(
                    Api.items(Api.get("/changes?limit=100&collaborator=" + collaborator + now))
                            .anyMatch(
                                    change -> change.at("/entry/slug").asText().equals(collaborator)),
                    "changes before it was renamed");
        }
        post("/prices", PRICE.formatted(sneaker).replace("120.50", "121.5").replace("11-01", "11-02"))
                .then()
                .statusCode(201);
        imported("{'resource': 'prices', 'sneaker': '" + sneaker
                + "', 'amount': 1, 'currency': 'SGD', 'kind': 'SALE', 'size': 'US9', "
                + "'observedAt': '2026-11-03T00:00:00Z', 'source': 'renaming'}");
        assertEquals(
                3,
                Api.get("/sneakers/" + sneaker + "-now/prices?current=false")
                        .get("total")
                        .asInt());
        assertEquals(
                1,
                Api.get("/sneakers?q=" + sneaker.replace("-", "+")).get("total").asInt());
    }

    @ParameterizedTest
    @EnumSource
    void listsBothSlugsInItsChange(WrittenKind kind) {
        String slug = unique(kind.word());
        created(kind.list(), kind.minimal(slug).toString());
        long before = Api.revision();
        rename(kind, slug, slug + "-now");
        JsonNode changes = Api.get("/changes?after=" + before).get("items");
        assertEquals(1, changes.size(), changes.toString());
        assertEquals("CHANGED", changes.at("/0/change").asText());
        assertEquals(slug + "-now", changes.at("/0/entry/slug").asText());
        assertEquals(slug, changes.at("/0/formerSlug").asText());
        patch(kind.address(slug + "-now"), "{\"name\": \"Again\"}", "*").then().statusCode(200);
        assertFalse(Api.get("/changes?after=" + (before + 1)).at("/items/0").has("formerSlug"));
    }

    @Test
    void keepsStyleCodesFromHidingFormerSlugs() {
        String slug = unique("x").replace("-", "");
        renamed(WrittenKind.SNEAKERS, slug);
        ObjectNode other = WrittenKind.SNEAKERS.minimal(unique("other")).put("styleCode", slug);
        refusedAt("/styleCode", "409 already-exists", post("/sneakers", other.toString()));
        String code = unique("code");
        created(
                "/sneakers",
                WrittenKind.SNEAKERS
                        .minimal(unique("coded"))
                        .put("styleCode", code)
                        .toString());
        ObjectNode hidden = WrittenKind.SNEAKERS.minimal(unique("hidden"));
        hidden.putArray("formerSlugs").add(code);
        refusedAt("/formerSlugs/0", "409 already-exists", post("/sneakers", hidden.toString()));
    }

    @Test
    void keepsTheQueryOfARedirect() {
        String old = unique("sneaker");
        String renamed = renamed(WrittenKind.SNEAKERS, old);
        assertMoved(
                "/sneakers/" + renamed + "?currency=USD&kind=SALE",
                unfollowed("/sneakers/" + old + "?currency=USD&kind=SALE"));
        refused("400 unknown-parameter", unfollowed("/sneakers/" + old + "?colour=red"));
    }

    @Test
    void needsCredentialsAndThePresentTag() {
        String slug = unique("brand");
        String address = created("/brands", WrittenKind.BRANDS.minimal(slug).toString());
        refused("428 precondition-required", patch(address, "{\"slug\": \"" + slug + "-b\"}", null));
        refused("412 precondition-failed", patch(address, "{\"slug\": \"" + slug + "-b\"}", "\"0-x\""));
        assertEquals(slug, Api.get(address).get("slug").asText());
        writer().header("If-Match", tag(address))
                .contentType("application/merge-patch+json")
                .body("{\"slug\": \"" + slug + "-b\"}")
                .patch(address)
                .then()
                .statusCode(200);
    }

    @Test
    void isAlwaysFoundWhileItIsRenamed() {
        String slug = unique("sneaker");
        created("/sneakers", WrittenKind.SNEAKERS.minimal(slug).toString());
        AtomicBoolean isDone = new AtomicBoolean();
        CompletableFuture<Integer> reads = CompletableFuture.supplyAsync(() -> {
            int count = 0;
            while (!isDone.get()) {
                for (String address : List.of("/sneakers/", "/prices?sneaker=")) {
                    Response answer = unfollowed(address + slug);
                    assertTrue(
                            answer.statusCode() == 200 || answer.statusCode() == 308,
                            answer.statusCode() + answer.asString());
                }
                assertEquals(
                        1,
                        Api.get("/sneakers?q=" + slug.replace("-", "+"))
                                .get("total")
                                .asInt());
                count++;
            }
            return count;
        });
        try {
            for (int i = 0; i < 10; i++) {
                rename(WrittenKind.SNEAKERS, slug, slug + "-now");
                rename(WrittenKind.SNEAKERS, slug + "-now", slug);
            }
        } finally {
            isDone.set(true);
        }
        assertTrue(reads.join() > 0);
    }
}
