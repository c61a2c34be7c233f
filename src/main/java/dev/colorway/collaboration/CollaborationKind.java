// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryKind;
import dev.colorway.catalog.EntryReference;
import dev.colorway.catalog.References;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How collaborations are written. */
public final class CollaborationKind extends EntryKind<Collaboration, CollaborationDraft> {

    public static final CollaborationKind COLLABORATIONS = new CollaborationKind();

    private CollaborationKind() {
        super("collaborations", Collaboration.class, CollaborationDraft.class);
    }

    @Override
    protected Collaboration blank() {
        return new Collaboration();
    }

    @Override
    public CollaborationDraft describe(Collaboration entry) {
        return new CollaborationDraft(
                entry.slug,
                entry.name,
                EntryReference.to(entry.brand),
                entry.collaborators.stream().map(EntryReference::to).toList());
    }

    @Override
    protected List<String> fetches() {
        return List.of("from Collaboration e join fetch e.brand left join fetch e.collaborators");
    }

    @Override
    protected Function<Collaboration, Set<String>> collaborators(
            Collection<Collaboration> present, References references) {
        return entry -> entry.collaborators.stream()
                .map(collaborator -> collaborator.slug)
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> referrers() {
        return Map.of("sneakers", "select count(x.id) from Sneaker x where x.collaboration.id = :id");
    }
}
