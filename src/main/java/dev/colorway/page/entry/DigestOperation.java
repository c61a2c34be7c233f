// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.digest.DigestFilter;
import dev.colorway.digest.DigestResource;
import dev.colorway.digest.DigestView;
import dev.colorway.http.request.ParameterRecord;
import dev.colorway.page.ApiQuery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;

/** Reads the digest for its page and for its mail. */
@Singleton
class DigestOperation {

    @Inject
    DigestResource digests;

    @Inject
    EntryPages entries;

    /** Returns those parameters of an address that the operation has. */
    static ApiQuery given(UriInfo uri) {
        return ApiQuery.of(uri).only("collaborator", "currency");
    }

    /** Returns the query that chooses the prices of the digest, for the page of a sneaker; empty for none. */
    static String choice(UriInfo uri) {
        return given(uri).only("currency").text();
    }

    /** Returns the query of the operation: in the currency of the pages, unless the address names a currency. */
    ApiQuery asked(UriInfo uri) {
        ApiQuery given = given(uri);
        return given.has("currency") ? given : entries.inCurrency(given);
    }

    DigestView read(UriInfo uri) {
        return digests.read(ParameterRecord.of(DigestFilter.class, asked(uri).parameters()), uri);
    }
}
