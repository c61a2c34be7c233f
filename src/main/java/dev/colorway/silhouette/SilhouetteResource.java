// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.catalog.EntryResource;
import dev.colorway.http.BaseUri;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The operations on silhouettes. A page costs at most four SQL statements: the ids of its silhouettes, the count of all
 * matches, the silhouettes with brands, predecessors, credits and technologies, and their awards, successors and
 * sneaker counts.
 */
@Path("/silhouettes")
@Tag(name = "Silhouettes")
@RevisionSeen.OfCatalog
public class SilhouetteResource extends EntryResource<Silhouette, SilhouetteDraft, SilhouetteView> {

    SilhouetteResource(SilhouetteType type) {
        super(type, SilhouetteResource::load);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSilhouettes",
            summary = "List silhouettes",
            description =
                    "The designs that sneakers share, with credits, technologies, awards, predecessor and successor.")
    public Page<SilhouetteView> list(@BeanParam SilhouetteFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return page(filter, filter.where(), filter.order(), page, uri);
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam SilhouetteFilter filter, @BeanParam FileOptions file) {
        return export(filter.where(), filter.order()).with(file);
    }

    private record Shown(Silhouette silhouette, @Nullable Silhouette successor, Long sneakers) {}

    private static Map<Long, SilhouetteView> load(Collection<Long> ids, BaseUri base) {
        Silhouette.fill(ids);
        List<Shown> rows = Panache.getSession()
                .createQuery("""
                select e, successor, (select count(s.id) from Sneaker s where s.silhouette.id = e.id) from Silhouette e
                left join fetch e.awards left join Silhouette successor on successor.predecessor.id = e.id
                where e.id in :ids""", Shown.class)
                .setParameterList("ids", ids)
                .getResultList();
        Map<Long, SilhouetteView> views = new HashMap<>();
        rows.forEach(row ->
                views.put(row.silhouette.id, SilhouetteView.of(row.silhouette, row.successor, row.sneakers, base)));
        return views;
    }
}
