// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import static dev.colorway.testing.WritableCatalog.created;
import static dev.colorway.testing.WritableCatalog.post;
import static dev.colorway.testing.WritableCatalog.unique;

import java.time.LocalDate;

/** News in the writable catalog: sneakers of a collaborator that only this object uses, and prices that move. */
public final class NewsCatalog {

    private final String collaborator = unique("newsmaker");
    private final String collaboration = unique("news");

    /** Creates the collaborator and a collaboration. */
    public NewsCatalog() {
        created("/collaborators", "{\"name\": \"" + collaborator + "\"}");
        created("/collaborations", """
                {"name": "%s", "brand": "asics", "collaborators": ["%s"]}""".formatted(collaboration, collaborator));
    }

    /** Returns the name of the collaborator. */
    public String collaborator() {
        return collaborator;
    }

    /** Returns the address with the collaborator as its filter. */
    public String address(String path) {
        return path + "?collaborator=" + collaborator;
    }

    /**
     * Creates a sneaker and returns its slug.
     *
     * @param rest further fields, each after a comma; can be empty
     */
    public String sneaker(String rest) {
        return created("/sneakers", "{" + fields(rest) + "}").replace("/sneakers/", "");
    }

    /** Returns a row of a file that creates a sneaker. */
    public String row() {
        return "{\"resource\": \"sneakers\", " + fields("") + "}";
    }

    private String fields(String rest) {
        return "\"name\": \"%s\", \"silhouette\": \"gel-kayano-14\", \"collaboration\": \"%s\"%s"
                .formatted(unique("newcomer"), collaboration, rest);
    }

    /** Adds an ask that was observed at the start of a day. */
    public static void ask(String sneaker, String amount, String currency, LocalDate day) {
        String body = """
                {"sneaker": "%s", "amount": %s, "currency": "%s", "kind": "ASK", "size": "US9",
                "observedAt": "%s", "source": "shop"}""";
        post("/prices", body.formatted(sneaker, amount, currency, day)).then().statusCode(201);
    }
}
