// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page;

import java.net.URI;

/**
 * A request to the public API whose response a page shows.
 *
 * @param url its address, with scheme and host
 * @param operation the tag and the id of its operation in the contract, with a slash between them:
 *     {@code Sneakers/listSneakers}
 */
public record ApiRequest(URI url, String operation) {

    /** Returns the address without single quotes, so you can put it between single quotes in a shell or a script. */
    public String address() {
        return url.toString().replace("'", "%27");
    }

    /** Returns the command that sends the request. */
    public String curl() {
        return "curl '" + address() + "'";
    }

    /** Returns the JavaScript that sends the request. */
    public String fetch() {
        return "const answer = await (await fetch('" + address() + "')).json();";
    }

    /** Returns the path of the operation in Swagger UI, without the path prefix of a proxy. */
    public String swaggerUi() {
        return "/q/swagger-ui/#/" + operation;
    }
}
