// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds headers to the responses in the document. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    /** Adds a header that {@code META-INF/openapi.yaml} describes. */
    static void add(APIResponse response, String name) {
        Header reference = OASFactory.createHeader().ref("#/components/headers/" + name);
        response.addHeader(name, reference);
    }

    /** Adds the header {@code Catalog-Revision} to the response, if the operation returns this header. */
    static void addRevision(String path, HttpMethod method, APIResponse success) {
        if (isOfCatalog(path, method)) {
            add(success, "Catalog-Revision");
        }
    }

    /**
     * Returns whether the response of an operation has the revision of the catalog: each read or write of the catalog,
     * and the creation of a webhook.
     */
    private static boolean isOfCatalog(String path, HttpMethod method) {
        return !path.equals("/")
                && !path.startsWith("/problems")
                && (!path.startsWith("/imports") || method == HttpMethod.POST)
                && (!WriteOperations.isWebhook(path) || (path.equals("/webhooks") && method == HttpMethod.POST));
    }
}
