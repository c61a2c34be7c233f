// SPDX-License-Identifier: Apache-2.0
package dev.colorway.brand;

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
 * Serves lists of brands and single brands. A page costs three statements: the ids of its brands, the number of all
 * matches, and the brands. An empty page costs two.
 */
@Path("/brands")
@Tag(name = "Brands")
@RevisionSeen.OfCatalog
public class BrandResource extends EntryResource<Brand, BrandDraft, BrandView> {

    BrandResource(BrandType type) {
        super(type, BrandResource::load);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listBrands",
            summary = "List brands",
            description =
                    "The makers of sneakers, each with the number of its sneakers and the address that lists them.")
    public Page<BrandView> list(@BeanParam BrandFilter filter, @BeanParam PageRequest page, UriInfo uri) {
        return page(filter, filter.where(), filter.order(), page, uri);
    }

    @GET
    @Produces({RowFormat.OF_NDJSON, RowFormat.OF_CSV, RowFormat.OF_TSV, RowFormat.OF_XLSX})
    @Transactional
    @Operation(hidden = true)
    public Export export(@BeanParam BrandFilter filter, @BeanParam FileOptions file) {
        return export(filter.where(), filter.order()).with(file);
    }

    private static Map<Long, BrandView> load(Collection<Long> ids, BaseUri base) {
        return EntryList.<Brand, BrandView>counted("""
                select e, (select count(s.id) from Sneaker s where s.silhouette.brand.id = e.id)
                  + (select count(o.id) from Sneaker o where o.ownBrand.id = e.id) from Brand e
                where e.id in :ids""", ids, (brand, sneakers) -> BrandView.of(brand, sneakers, base));
    }
}
