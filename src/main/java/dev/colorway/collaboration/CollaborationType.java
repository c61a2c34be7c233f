// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.brand.Brand;
import dev.colorway.catalog.EntryLink;
import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.ResolvedReferences;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Describes, loads and exports collaborations. */
@Singleton
@Priority(60)
public final class CollaborationType extends EntryType<Collaboration, CollaborationDraft> {

    CollaborationType() {
        super("collaborations", Collaboration.class, CollaborationDraft.class, CollaborationDraft::of);
    }

    @Override
    protected Collaboration blank() {
        return new Collaboration();
    }

    @Override
    protected List<String> fetches() {
        return List.of("from Collaboration e join fetch e.brand left join fetch e.collaborators");
    }

    @Override
    protected Function<Collaboration, Set<String>> collaborators(
            Collection<Collaboration> present, ResolvedReferences references) {
        return entry -> entry.collaborators.stream()
                .map(collaborator -> collaborator.slug)
                .collect(Collectors.toSet());
    }

    @Override
    protected List<EntryLink> links() {
        return List.of(
                link(Brand.class, "select count(x.id) from Collaboration x where x.brand.id = :id"),
                link(
                        Collaborator.class,
                        "select count(x.id) from Collaboration x join x.collaborators c where c.id = :id"));
    }
}
