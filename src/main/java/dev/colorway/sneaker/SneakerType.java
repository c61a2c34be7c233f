// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sneaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.brand.Brand;
import dev.colorway.catalog.CalendarDate;
import dev.colorway.catalog.Collaborators;
import dev.colorway.catalog.EntryAlias;
import dev.colorway.catalog.EntryLink;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.SneakerIdentity;
import dev.colorway.catalog.StyleCode;
import dev.colorway.catalog.UniqueKey;
import dev.colorway.collaboration.Collaboration;
import dev.colorway.designer.Designer;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.body.PlainText;
import dev.colorway.http.problem.Fault;
import dev.colorway.revision.CancelledDrop;
import dev.colorway.revision.CatalogChange;
import dev.colorway.rows.Export;
import dev.colorway.rows.RowShape;
import dev.colorway.silhouette.Silhouette;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes the type of sneakers, and loads and exports them. */
@Singleton
@Priority(80)
public final class SneakerType extends EntryType<Sneaker, SneakerDraft> {

    private static final String CODE = "styleCode";
    private static final String CODES = "styleCodes";

    SneakerType() {
        super("sneakers", Sneaker.class, SneakerDraft.class, SneakerDraft::of);
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
    protected List<String> fetches() {
        return List.of(
                "from Sneaker e left join fetch e.silhouette left join fetch e.ownBrand left join fetch "
                        + "e.collaboration left join fetch e.extraTechnologies",
                "from Sneaker e left join fetch e.colors left join fetch e.credits credit "
                        + "left join fetch credit.designer");
    }

    /** Exports all sneakers that match a filter. */
    public Export export(SneakerFilter filter) {
        return export(target -> SneakerIds.each(filter, prices -> {
            if (target.showsValues()) {
                SneakerColumns.export(byId(prices.keySet()), prices, this, target);
            } else {
                exportEntries(List.copyOf(prices.keySet()), target);
            }
        }));
    }

    @Override
    public RowShape rowShape() {
        return new RowShape(draft(), SneakerColumns.FIRST, SneakerColumns.class);
    }

    /** Returns a function that finds the collaborators of a sneaker's collaboration; none for a general release. */
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

    /** Records the release day that a change removed, so that calendars can cancel the event. */
    @Override
    protected void complete(CatalogChange change, Sneaker entry, SneakerDraft before, @Nullable SneakerDraft after) {
        CalendarDate day = before.releaseDate();
        CalendarDate now = after == null ? null : after.releaseDate();
        if (day != null && day.coversOneDay() && (now == null || !now.coversOneDay())) {
            change.cancelledDrop = new CancelledDrop(entry.id, entry.createdAt, day.first());
        }
    }

    @Override
    protected List<EntryLink> links() {
        return List.of(
                link(Silhouette.class, "select count(x.id) from Sneaker x where x.silhouette.id = :id"),
                link(Collaboration.class, "select count(x.id) from Sneaker x where x.collaboration.id = :id"),
                link(Brand.class, "select count(x.id) from Sneaker x where x.ownBrand.id = :id"),
                link(
                        Designer.class,
                        "select count(distinct x.id) from Sneaker x join x.credits c where c.designer.id = :id"));
    }

    /** Adds the prices: they also refer to sneakers, but they are not entries. */
    @Override
    protected Stream<EntryLink> referrers() {
        return Stream.concat(
                super.referrers(),
                Stream.of(new EntryLink(
                        Sneaker.class, "prices", "select count(x.id) from Price x where x.sneakerId = :id")));
    }

    /** Finds a sneaker by its slug, or by its style code in any spelling. */
    @Override
    public Optional<Sneaker> find(String identity) {
        return Optional.ofNullable(
                        SneakerIdentity.findPresent(List.of(identity)).get(identity))
                .flatMap(found -> super.find(found.slug()));
    }

    /** Checks that a draft with a silhouette and a brand has the brand of the silhouette. */
    @Override
    protected List<Fault> referenceFaults(@Nullable Sneaker entry, SneakerDraft changed, ResolvedReferences found) {
        Silhouette silhouette = found.getOrNull(Silhouette.class, changed.silhouette());
        Brand brand = found.getOrNull(Brand.class, changed.brand());
        return silhouette == null || brand == null || silhouette.brand.id.equals(brand.id)
                ? List.of()
                : List.of(Fault.at(
                        "/brand",
                        "must be '" + silhouette.brand.slug + "', the brand of the silhouette '" + silhouette.slug
                                + "', or be left out"));
    }

    @Override
    protected Stream<EntryAlias.Key> aliases(SneakerDraft draft) {
        return Stream.concat(super.aliases(draft), SneakerKeys.aliases(draft));
    }

    @Override
    public List<String> codes(JsonNode row) {
        String first =
                row.path(CODE).isTextual() ? PlainText.trim(row.path(CODE).textValue()) : null;
        List<String> all = new ArrayList<>();
        row.path(CODES).forEach(code -> all.add(PlainText.trim(code.asText())));
        return StyleCodes.of(first, all).stream()
                .filter(StyleCodes::isValid)
                .map(StyleCode::key)
                .toList();
    }

    @Override
    protected List<String> codes(SneakerDraft draft) {
        return draft.codes().stream().map(StyleCode::key).toList();
    }

    @Override
    protected Map<String, String> slugsByCode(Collection<String> codes) {
        Map<String, String> slugs = new HashMap<>();
        if (!codes.isEmpty()) {
            SneakerIdentity.findPresent(codes).forEach((code, sneaker) -> slugs.put(code, sneaker.slug()));
        }
        return slugs;
    }

    /**
     * Applies a merge patch. {@code styleCode} and {@code styleCodes} are two forms of the same codes: a patch of only
     * one field removes the other field. But if the present codes begin with the {@code styleCode} of the patch,
     * {@code styleCodes} stays.
     */
    @Override
    public DraftReader.Reading<SneakerDraft> merge(SneakerDraft present, MergePatch patch) {
        JsonNode json = patch.json();
        if (json.has(CODE) == json.has(CODES)
                || (json.path(CODE).isTextual()
                        && StyleCodes.begins(present.codes(), json.path(CODE).textValue()))) {
            return super.merge(present, patch);
        }
        ObjectNode both = json.deepCopy();
        return super.merge(present, new MergePatch(both.putNull(json.has(CODE) ? CODES : CODE)));
    }

    @Override
    protected List<UniqueKey<SneakerDraft>> uniqueKeys() {
        return SneakerKeys.UNIQUE;
    }
}
