// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker.index;

import dev.colorway.price.PriceListing;
import dev.colorway.query.Batches;
import dev.colorway.search.DocumentSource;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the sneakers whose documents a change of another entry affects. These are the sneakers that refer to the entry
 * now, according to the database, and the sneakers that referred to it before the change, according to the index.
 */
final class AffectedSneakers {

    private static final int BATCH = 1000;

    private AffectedSneakers() {}

    /**
     * Returns the slugs of the sneakers that refer to a changed entry; for a size chart, the sneakers of its brand. A
     * change of a sneaker or of its prices contains the slug of the sneaker itself. Empty for other resources.
     */
    static Set<String> by(String resource, Collection<String> slugs, DocumentSource.Found found) {
        return switch (resource) {
            case SneakerDocuments.TYPE, PriceListing.RESOURCE -> Set.copyOf(slugs);
            case "silhouettes" -> affected(SneakerDocuments.SILHOUETTE, "s.silhouette.slug in :slugs", slugs, found);
            case "brands" ->
                affected(
                        SneakerDocuments.BRAND,
                        "s.silhouette.brand.slug in :slugs",
                        "s.ownBrand.slug in :slugs",
                        slugs,
                        found);
            case "designers" ->
                affected(
                        SneakerDocuments.DESIGNER,
                        "s.silhouette.id in (select x.id from Silhouette x join x.designers d where "
                                + "d.designer.slug in :slugs)",
                        "s.id in (select y.id from Sneaker y join y.credits c where c.designer.slug in :slugs)",
                        slugs,
                        found);
            case "collaborations" ->
                affected(SneakerDocuments.COLLABORATION, "s.collaboration.slug in :slugs", slugs, found);
            case "collaborators" ->
                affected(
                        SneakerDocuments.COLLABORATOR,
                        "s.collaboration.id in (select k.id from Collaboration k join k.collaborators b where "
                                + "b.slug in :slugs)",
                        slugs,
                        found);
            case SneakerDocuments.SIZE_CHARTS ->
                affected(
                        SneakerDocuments.SIZE_CHARTS,
                        "s.silhouette.brand.id in (select c.brand.id from SizeChart c where c.slug in :slugs)",
                        "s.ownBrand.id in (select c.brand.id from SizeChart c where c.slug in :slugs)",
                        slugs,
                        found);
            default -> Set.of();
        };
    }

    /**
     * Returns the slugs of the affected sneakers; one of the conditions is enough. With "or" in one query, a database
     * would read all sneakers.
     */
    private static Set<String> affected(
            String field,
            String condition,
            String otherCondition,
            Collection<String> slugs,
            DocumentSource.Found found) {
        Set<String> affected = affected(field, condition, slugs, found);
        affected.addAll(affected(field, otherCondition, slugs, found));
        return affected;
    }

    private static Set<String> affected(
            String field, String condition, Collection<String> slugs, DocumentSource.Found found) {
        Set<String> affected = new HashSet<>(found.slugs(field, slugs));
        // An import can change more entries than a statement can have parameters.
        for (List<String> batch : Batches.of(slugs, BATCH)) {
            affected.addAll(Panache.getSession()
                    .createQuery("select s.slug from Sneaker s where " + condition, String.class)
                    .setParameterList("slugs", batch)
                    .getResultList());
        }
        return affected;
    }
}
