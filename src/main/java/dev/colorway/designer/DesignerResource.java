// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.catalog.Entries;
import dev.colorway.http.BaseUri;
import dev.colorway.query.Page;
import dev.colorway.query.PageRequest;
import dev.colorway.query.Question;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Designers: the list and one of them. A page costs three statements: its numbers, how many match in all, and the entries. */
@Path("/designers")
@Tag(name = "Designers")
public class DesignerResource {

    private static final Entries<DesignerView> ENTRIES = new Entries<>("Designer", DesignerResource::load);

    @GET
    @Transactional
    @Operation(operationId = "listDesigners", summary = "List designers",
            description = "The people credited on silhouettes, each with the number of sneakers that they designed or relaunched and the address that lists them.")
    public Page<DesignerView> list(@BeanParam DesignerFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return ENTRIES.page(Question.of("/designers", filter), filter.where(), filter.order(), page, BaseUri.of(uri));
    }

    @GET
    @Path("/{slug}")
    @Transactional
    @Operation(operationId = "readDesigner", summary = "Read one designer", description = "By its slug.")
    public DesignerView read(@RestPath @Parameter(description = "Its slug.", example = "hidenori-yamashita", schema = @Schema(type = SchemaType.STRING, maxLength = 120)) String slug, UriInfo uri) {
        return ENTRIES.read(slug, BaseUri.of(uri));
    }

    private static Map<Long, DesignerView> load(Collection<Long> ids, BaseUri base) {
        return Entries.<Designer, DesignerView>counted("""
                select e, (select count(s.id) from Sneaker s where s.silhouette.id in (
                    select x.id from Silhouette x join x.designers d where d.designer.id = e.id and d.role <> NAMESAKE)) from Designer e
                where e.id in :ids""", ids, (designer, sneakers) -> DesignerView.of(designer, sneakers, base));
    }
}
