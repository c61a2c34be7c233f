// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.catalog.EntryList;
import dev.colorway.catalog.EntryResource;
import dev.colorway.http.BaseUri;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.revision.RevisionSeen;
import dev.colorway.rows.Export;
import dev.colorway.rows.FileOptions;
import dev.colorway.rows.RowFormat;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Serves lists of designers and single designers. A page costs three statements: the ids of its designers, the number
 * of all matches, and the designers.
 */
@Path("/designers")
@Tag(name = "Designers")
@RevisionSeen.OfCatalog
public class DesignerResource extends EntryResource<Designer, DesignerDraft, DesignerView> {

    DesignerResource(DesignerType type) {
        super(type, DesignerResource::load);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listDesigners",
            summary = "List designers",
            description = "The people credited on silhouettes and sneakers, each with the count of sneakers that they "
                    + "designed or relaunched and the address that lists them.")
    public Page<DesignerView> list(@BeanParam DesignerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return page(filter, filter.where(), filter.order(), page, uri);
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam DesignerFilter filter, @BeanParam FileOptions file) {
        return export(filter.where(), filter.order()).with(file);
    }

    private static Map<Long, DesignerView> load(Collection<Long> ids, BaseUri base) {
        return EntryList.<Designer, DesignerView>counted(
                """
                select e, (select count(s.id) from Sneaker s where s.silhouette.id in (
                    select x.id from Silhouette x join x.designers d
                    where d.designer.id = e.id and d.role <> NAMESAKE))
                  + (select count(distinct y.id) from Sneaker y join y.credits c
                    where c.designer.id = e.id and c.role <> NAMESAKE and not exists (
                        select 1 from Silhouette z join z.designers f
                        where z.id = y.silhouette.id and f.designer.id = e.id and f.role <> NAMESAKE))
                from Designer e
                where e.id in :ids""", ids, (designer, sneakers) -> DesignerView.of(designer, sneakers, base));
    }
}
