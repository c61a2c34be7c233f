// SPDX-License-Identifier: Apache-2.0
package dev.colorway.naive;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Lists sneakers and returns single ones. */
@Path("/sneakers")
public class SneakerResource {

    @GET
    @Transactional
    public SneakerPage list(
            @RestQuery String collaborator,
            @RestQuery String designer,
            @RestQuery String brand,
            @RestQuery String size,
            @RestQuery BigDecimal minPrice,
            @RestQuery BigDecimal maxPrice,
            @RestQuery String facets,
            @RestQuery @DefaultValue("20") int limit) {
        Offers offers = new Offers(size, minPrice, maxPrice);
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        if (collaborator != null) {
            conditions.add("s.collaboration.id in (select k.id from Collaboration k join k.collaborators c "
                    + "where c.slug = :collaborator)");
            values.put("collaborator", collaborator);
        }
        if (designer != null) {
            conditions.add("s.silhouette.id in (select h.id from Silhouette h join h.designers d "
                    + "where d.designer.slug = :designer and d.role <> '" + Credit.NAMESAKE + "')");
            values.put("designer", designer);
        }
        if (brand != null) {
            conditions.add("s.silhouette.brand.slug = :brand");
            values.put("brand", brand);
        }
        if (offers.isNarrow()) {
            conditions.add("s.id in (select p.sneaker.id from Price p where " + offers.condition("p") + ")");
            values.putAll(offers.values());
        }
        String where = String.join(" and ", conditions);
        PanacheQuery<Sneaker> found =
                Sneaker.find("from Sneaker s where " + where + " order by s.nameKey, s.slug", values);
        List<Sneaker> sneakers = found.page(0, limit).list();
        return new SneakerPage(
                sneakers.stream()
                        .map(sneaker -> SneakerDto.of(sneaker, offers.lowest(sneaker)))
                        .toList(),
                found.count(),
                Facets.of(facets, where, values));
    }

    @GET
    @Path("/{slug}")
    @Transactional
    public SneakerDto read(@RestPath String slug) {
        Sneaker sneaker = Sneaker.find("slug", slug).firstResult();
        if (sneaker == null) {
            throw new NotFoundException();
        }
        return SneakerDto.of(sneaker, new Offers(null, null, null).lowest(sneaker));
    }
}
