// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.Collaborators;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.rows.Export;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.silhouette.TechnologyView;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads, writes and exports sneakers. */
@Singleton
@Priority(80)
public final class SneakerType extends EntryType<Sneaker, SneakerDraft> {

    SneakerType() {
        super("sneakers", Sneaker.class, SneakerDraft.class);
    }

    @Override
    public String parameter() {
        return word();
    }

    @Override
    protected Sneaker blank() {
        return new Sneaker();
    }

    @Override
    public SneakerDraft describe(Sneaker entry) {
        return new SneakerDraft(
                entry.slug,
                entry.name,
                entry.colorway,
                entry.styleCode,
                EntryReference.to(entry.silhouette),
                EntryReference.to(entry.collaboration),
                entry.extraTechnologies.stream().map(TechnologyView::of).toList(),
                entry.releaseDate);
    }

    @Override
    protected List<String> fetches() {
        return List.of("from Sneaker e join fetch e.silhouette left join fetch e.collaboration left join fetch "
                + "e.extraTechnologies");
    }

    /** Exports all sneakers that match a filter. */
    Export export(SneakerFilter filter) {
        return export(target -> SneakerListing.each(filter, ids -> give(ids, target)));
    }

    /** Returns the collaborators of a sneaker's collaboration; none for a general release. */
    @Override
    protected Function<Sneaker, Set<String>> collaborators(Collection<Sneaker> present, ResolvedReferences references) {
        Stream<Long> before = present.stream()
                .filter(sneaker -> sneaker.collaboration != null)
                .map(sneaker -> sneaker.collaboration.id);
        Map<Long, Set<String>> known = Collaborators.ofCollaborations(
                Stream.concat(before, references.numbers(Collaboration.class)).collect(Collectors.toSet()));
        return sneaker ->
                sneaker.collaboration == null ? Set.of() : known.getOrDefault(sneaker.collaboration.id, Set.of());
    }

    @Override
    protected List<Link> links() {
        return List.of(
                link(Silhouette.class, "select count(x.id) from Sneaker x where x.silhouette.id = :id"),
                link(Collaboration.class, "select count(x.id) from Sneaker x where x.collaboration.id = :id"));
    }

    /** Prices refer to sneakers, but are no entries. */
    @Override
    protected Stream<Link> referrers() {
        return Stream.concat(
                super.referrers(),
                Stream.of(new Link(
                        Sneaker.class, "prices", "select count(x.id) from Price x where x.sneakerId = :id")));
    }

    /** Finds a sneaker by its slug, or by its style code in any spelling. */
    @Override
    public Optional<Sneaker> find(String identity) {
        return Optional.ofNullable(SneakerIdentity.find(List.of(identity)).get(identity))
                .flatMap(found -> super.find(found.slug()));
    }

    /** A sneaker whose slug or style code is a claimed style code. */
    private record Owner(Boolean bySlug, String key, String slug) {}

    @Override
    protected Map<String, Set<String>> owners(Collection<String> claims) {
        Map<String, Set<String>> owners = new HashMap<>();
        List<String> codes = claims.stream()
                .map(claim -> claim.substring(SneakerDraft.CODE.length()))
                .distinct()
                .toList();
        Panache.getEntityManager()
                .createQuery(
                        "select true, s.slugKey, s.slug from Sneaker s where s.slugKey in :codes union all "
                                + "select false, c.styleCodeKey, c.slug from Sneaker c where c.styleCodeKey in :codes",
                        Owner.class)
                .setParameter("codes", codes)
                .getResultList()
                .forEach(owner -> owners.computeIfAbsent(
                                (owner.bySlug ? SneakerDraft.SLUG_LIKE : SneakerDraft.CODE) + owner.key,
                                key -> new HashSet<>())
                        .add(owner.slug));
        return owners;
    }

    @Override
    protected String taken(String place, String owner) {
        return place.equals("/slug")
                ? "would hide '" + owner + "', which has it as its style code"
                : "is the style code, or the slug, of '" + owner + "'";
    }
}
