// SPDX-License-Identifier: Apache-2.0
package dev.colorway.silhouette;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.EntryLink;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.ResolvedReferences;
import dev.colorway.catalog.UniqueKey;
import dev.colorway.catalog.UniqueKey.KeyField;
import dev.colorway.designer.Designer;
import dev.colorway.http.problem.Fault;
import dev.colorway.query.Listing;
import dev.colorway.query.Where;
import dev.colorway.rows.Export;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes the type of silhouettes, and loads and exports them. */
@Singleton
@Priority(70)
public final class SilhouetteType extends EntryType<Silhouette, SilhouetteDraft> {

    private static final KeyField<SilhouetteDraft> PREDECESSOR =
            KeyField.ofEntry("predecessor.slug", SilhouetteType::predecessor);

    /** A silhouette has at most one successor. */
    private static final List<UniqueKey<SilhouetteDraft>> UNIQUE_KEYS = List.of(new UniqueKey<>(
            "/predecessor",
            SilhouetteType::predecessor,
            List.of(PREDECESSOR),
            owner -> "has a successor already: '" + owner + "'"));

    private static @Nullable String predecessor(SilhouetteDraft draft) {
        return draft.predecessor() == null ? null : draft.predecessor().slug();
    }

    private record Line(Long id, @Nullable Long predecessor) {}

    SilhouetteType() {
        super("silhouettes", Silhouette.class, SilhouetteDraft.class, SilhouetteDraft::of);
    }

    @Override
    protected Silhouette blank() {
        return new Silhouette();
    }

    @Override
    protected List<String> fetches() {
        return List.of("from Silhouette e " + Silhouette.FETCHES, "from Silhouette e left join fetch e.awards");
    }

    /** Exports all silhouettes by slug, but each after its predecessor. */
    @Override
    public Export exportAll() {
        return export(target -> {
            Map<Long, Long> predecessors = new LinkedHashMap<>();
            Listing.each(
                    "select e.id, e.predecessor.id from Silhouette e order by e.slug",
                    Line.class,
                    new Where(),
                    silhouette -> predecessors.put(silhouette.id, silhouette.predecessor));
            for (Long id : List.copyOf(predecessors.keySet())) {
                exportEntries(lineUpTo(id, predecessors), target);
                Panache.getSession().clear();
            }
        });
    }

    /**
     * Returns a silhouette and its predecessors, the first silhouette of the line first. Leaves out silhouettes that an
     * earlier call returned: each call removes its result from {@code predecessors}.
     */
    private static List<Long> lineUpTo(Long id, Map<Long, Long> predecessors) {
        Deque<Long> line = new ArrayDeque<>();
        for (Long before = id;
                before != null && predecessors.containsKey(before);
                before = predecessors.remove(before)) {
            line.addFirst(before);
        }
        return List.copyOf(line);
    }

    @Override
    protected List<EntryLink> links() {
        return List.of(
                link(Brand.class, "select count(x.id) from Silhouette x where x.brand.id = :id"),
                link(
                        Designer.class,
                        "select count(distinct x.id) from Silhouette x join x.designers c where c.designer.id = :id"),
                new EntryLink(
                        Silhouette.class,
                        "silhouettes that followed it",
                        "select count(x.id) from Silhouette x where x.predecessor.id = :id"));
    }

    @Override
    protected List<UniqueKey<SilhouetteDraft>> uniqueKeys() {
        return UNIQUE_KEYS;
    }

    /** Checks that the silhouette does not follow itself, directly or through others. */
    @Override
    protected List<Fault> referenceFaults(
            @Nullable Silhouette entry, SilhouetteDraft changed, ResolvedReferences found) {
        if (entry == null) {
            return List.of();
        }
        for (Silhouette before = found.getOrNull(Silhouette.class, changed.predecessor());
                before != null;
                before = before.predecessor) {
            if (before.slug.equals(entry.slug)) {
                return List.of(Fault.at(
                        "/predecessor", "cannot be this silhouette: '" + entry.slug + "' would follow itself"));
            }
        }
        return List.of();
    }
}
