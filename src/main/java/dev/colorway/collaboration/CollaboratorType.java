// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.ResolvedReferences;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

/** Describes, loads and exports collaborators. */
@Singleton
@Priority(50)
public final class CollaboratorType extends EntryType<Collaborator, CollaboratorDraft> {

    CollaboratorType() {
        super("collaborators", Collaborator.class, CollaboratorDraft.class, CollaboratorDraft::of);
    }

    @Override
    protected Collaborator blank() {
        return new Collaborator();
    }

    @Override
    protected Function<Collaborator, Set<String>> collaborators(
            Collection<Collaborator> present, ResolvedReferences references) {
        return entry -> Set.of(entry.slug);
    }
}
