// SPDX-License-Identifier: Apache-2.0
package dev.colorway.digest;

import dev.colorway.http.BaseUri;
import dev.colorway.revision.RevisionSeen;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the digest. */
@Path(DigestListing.PATH)
@Tag(name = "News")
@RevisionSeen.OfCatalog
public class DigestResource {

    @Inject
    DigestListing digests;

    @GET
    @Transactional
    @Operation(
            operationId = "readDigest",
            summary = "Read the news of the week",
            description = "Returns the drops of the coming 7 days whose day is known, the sneakers that were added to "
                    + "the catalog in the last 7 days, and the prices that rose and fell most over 7 days: at most ten "
                    + "of each. Days are those of UTC, so the response changes with writes and at midnight.")
    public DigestView read(@BeanParam DigestFilter filter, UriInfo uri) {
        RevisionSeen.keepOldest();
        return digests.today(filter, BaseUri.of(uri));
    }
}
