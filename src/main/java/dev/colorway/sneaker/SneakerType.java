// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import dev.colorway.catalog.Collaborators;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.StyleCode;
import dev.colorway.catalog.UniqueKey;
import dev.colorway.catalog.UniqueKey.KeyField;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.rows.Export;
import dev.colorway.silhouette.Silhouette;
import dev.colorway.silhouette.TechnologyView;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Collection;
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

    private static final KeyField<SneakerDraft> STYLE_CODE = new KeyField<>(
            "styleCodeKey", draft -> draft.styleCode() == null ? null : StyleCode.key(draft.styleCode()));

    private static final KeyField<SneakerDraft> SLUG = new KeyField<>("slugKey", draft -> StyleCode.key(draft.slug()));

    /**
     * A sneaker is found by its slug and by its style code in any spelling, so a style code must differ from the style
     * codes and slugs of all other sneakers.
     */
    private static final List<UniqueKey<SneakerDraft>> UNIQUE_KEYS = List.of(
            new UniqueKey<>(
                    "/styleCode",
                    STYLE_CODE.value(),
                    List.of(STYLE_CODE, SLUG),
                    owner -> "is the style code, or the slug, of '" + owner + "'"),
            new UniqueKey<>(
                    "/slug",
                    SLUG.value(),
                    List.of(STYLE_CODE),
                    owner -> "would hide '" + owner + "', which has it as its style code"));

    SneakerType() {
        super("sneakers", Sneaker.class, SneakerDraft.class);
    }

    @Override
    public String parameter() {
        return displayName();
    }

    @Override
    protected Sneaker blank() {
        return new Sneaker();
    }

    @Override
    public SneakerDraft toDraft(Sneaker entry) {
        return new SneakerDraft(
                entry.slug,
                entry.name,
                entry.colorway,
                entry.styleCode,
                EntryReference.to(entry.silhouette),
                EntryReference.to(entry.collaboration),
                entry.extraTechnologies.stream().map(TechnologyView::of).toList(),
                entry.releaseDate,
                entry.description,
                entry.images,
                entry.links,
                entry.tags,
                entry.metadata);
    }

    @Override
    protected List<String> fetches() {
        return List.of("from Sneaker e join fetch e.silhouette left join fetch e.collaboration left join fetch "
                + "e.extraTechnologies");
    }

    /** Exports all sneakers that match a filter. */
    Export export(SneakerFilter filter) {
        return export(target -> SneakerListing.each(filter, ids -> exportEntries(ids, target)));
    }

    /** Returns the collaborators of a sneaker's collaboration; none for a general release. */
    @Override
    protected Function<Sneaker, Set<String>> collaborators(Collection<Sneaker> present, ResolvedReferences references) {
        Stream<Long> before = present.stream()
                .filter(sneaker -> sneaker.collaboration != null)
                .map(sneaker -> sneaker.collaboration.id);
        Map<Long, Set<String>> known = Collaborators.ofCollaborations(
                Stream.concat(before, references.ids(Collaboration.class)).collect(Collectors.toSet()));
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
                Stream.of(
                        new Link(Sneaker.class, "prices", "select count(x.id) from Price x where x.sneakerId = :id")));
    }

    /** Finds a sneaker by its slug, or by its style code in any spelling. */
    @Override
    public Optional<Sneaker> find(String identity) {
        return Optional.ofNullable(SneakerIdentity.find(List.of(identity)).get(identity))
                .flatMap(found -> super.find(found.slug()));
    }

    @Override
    protected List<UniqueKey<SneakerDraft>> uniqueKeys() {
        return UNIQUE_KEYS;
    }
}
