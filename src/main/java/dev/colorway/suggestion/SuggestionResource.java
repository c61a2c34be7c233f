// SPDX-License-Identifier: Apache-2.0
package dev.colorway.suggestion;

import dev.colorway.http.BaseUri;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.search.IndexListing;
import dev.colorway.search.IndexOrder;
import dev.colorway.search.IndexSnapshot;
import dev.colorway.search.NamedDocuments;
import dev.colorway.search.SearchIndex;
import dev.colorway.search.TextQuery;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Suggests entries while the user types. Finding the entries costs no SQL statement, unless the index must be updated
 * first.
 */
@Path("/suggestions")
@Tag(name = "Suggestions")
@RevisionSeen.OfCatalog
public class SuggestionResource {

    private static final String SNEAKERS = "sneakers";

    @Inject
    SearchIndex index;

    @GET
    @Operation(
            operationId = "suggest",
            summary = "Suggest while typing",
            description = "Suggests collaborators, silhouettes, designers, brands and collaborations with the typed "
                    + "words in their names, and sneakers with the typed words in any field that `q` of `/sneakers` "
                    + "searches.")
    public Suggestions suggest(@BeanParam SuggestionFilter filter, UriInfo uri) {
        BaseUri base = BaseUri.of(uri);
        Query text = TextQuery.of(filter.words());
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("q", filter.q());
        query.put("limit", filter.limit());
        try (IndexSnapshot reading = index.read()) {
            return new Suggestions(
                    first(reading, text, NamedDocuments.COLLABORATORS, "collaborator", filter, base),
                    first(reading, text, NamedDocuments.SILHOUETTES, "silhouette", filter, base),
                    first(reading, text, NamedDocuments.DESIGNERS, "designer", filter, base),
                    first(reading, text, NamedDocuments.BRANDS, "brand", filter, base),
                    first(reading, text, NamedDocuments.COLLABORATIONS, "collaboration", filter, base),
                    first(reading, text, SNEAKERS, null, filter, base),
                    query);
        }
    }

    /**
     * @param parameter the query parameter of {@code /sneakers} that accepts an entry of this type; null if none does
     */
    private static List<Suggestions.Suggestion> first(
            IndexSnapshot reading,
            Query text,
            String type,
            @Nullable String parameter,
            SuggestionFilter filter,
            BaseUri base) {
        Query ofType = new BooleanQuery.Builder()
                .add(IndexSnapshot.ofType(type), Occur.FILTER)
                .add(text, Occur.MUST)
                .build();
        return IndexListing.firstNamed(reading, ofType, IndexOrder.byScore(), filter.limit()).stream()
                .map(found -> new Suggestions.Suggestion(
                        found.slug(),
                        found.name(),
                        parameter == null ? null : base.uri("/sneakers", parameter + "=" + found.slug()),
                        base.uri("/" + type + "/" + found.slug())))
                .toList();
    }
}
