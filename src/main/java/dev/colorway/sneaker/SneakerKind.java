// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.EntryKind;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.StyleCode;
import dev.colorway.catalog.TechnologyView;
import dev.colorway.rows.Export;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How sneakers are written. */
public final class SneakerKind extends EntryKind<Sneaker, SneakerDraft> {

    public static final SneakerKind SNEAKERS = new SneakerKind();

    private SneakerKind() {
        super("sneakers", Sneaker.class, SneakerDraft.class);
    }

    @Override
    protected Sneaker blank() {
        return new Sneaker();
    }

    @Override
    public SneakerDraft describe(Sneaker entry) {
        return new SneakerDraft(entry.slug, entry.name, entry.colorway, entry.styleCode, EntryReference.to(entry.silhouette), EntryReference.to(entry.collaboration),
                entry.extraTechnologies.stream().map(TechnologyView::of).toList(), entry.releaseDate);
    }

    @Override
    protected List<String> fetches() {
        return List.of("from Sneaker e join fetch e.silhouette left join fetch e.collaboration left join fetch e.extraTechnologies");
    }

    /** All sneakers that a question matches. */
    Export export(SneakerFilter filter) {
        return export(target -> SneakerListing.LISTING.each(filter.where(), filter.order(), ids -> give(ids, target)));
    }

    @Override
    public Map<String, String> referrers() {
        return Map.of("prices", "select count(x.id) from Price x where x.sneakerId = :id");
    }

    /** Its slug, or its style code in any way of writing it. */
    @Override
    public Optional<Sneaker> find(String identity) {
        return Optional.ofNullable(SneakerIdentity.find(List.of(identity)).get(identity)).flatMap(found -> super.find(found.slug()));
    }

    /**
     * Whose style codes these are, written without separators in capitals; and of those that are nobody's, whose slugs, as far as a
     * slug is the code in small letters.
     */
    @Override
    protected Map<String, String> owners(Collection<String> codes) {
        Map<String, String> owners = new HashMap<>();
        Panache.getEntityManager().createQuery("select s.slug, s.slug from Sneaker s where s.slug in :slugs union all "
                + "select c.styleCodeKey, c.slug from Sneaker c where c.styleCodeKey in :codes", Object[].class)
                .setParameter("slugs", codes.stream().map(code -> code.toLowerCase(Locale.ROOT)).toList()).setParameter("codes", codes)
                .getResultList().forEach(row -> owners.put(StyleCode.key((String) row[0]), (String) row[1]));
        return owners;
    }

    @Override
    protected String taken(String place, String owner) {
        return place.equals("/slug") ? "would hide '" + owner + "', whose style code it is" : "is the style code, or the slug, of '" + owner + "'";
    }
}
