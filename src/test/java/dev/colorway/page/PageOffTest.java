// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.testing.Api;
import dev.colorway.testing.OnAnyDatabase;
import dev.colorway.testing.TightService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Checks a service whose operator wants no pages. */
@QuarkusTest
@OnAnyDatabase
@TestProfile(TightService.class)
class PageOffTest {

    @Test
    void sendsABrowserToSwaggerUi() {
        Response answer = given().redirects().follow(false).accept("text/html").get("/?size=US9");
        assertEquals(307, answer.statusCode());
        assertEquals(Api.base() + "/q/swagger-ui/", answer.header("Location"));
        assertTrue(Api.get("/").has("sneakers"));
    }

    @Test
    void hasNoFilesOfPages() {
        given().get("/page/page-000000000000.css").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void hasNoPagesOfEntriesAndNoSitemaps() {
        for (String address : new String[] {
            "/s/x", "/browse/brands", "/releases", "/digest.html", "/digest.txt", "/sitemap.xml", "/nothing"
        }) {
            Response answer = given().accept("text/html, */*").get(address);
            assertEquals(404, answer.statusCode(), address);
            assertEquals("application/problem+json", answer.contentType(), address);
        }
    }
}
