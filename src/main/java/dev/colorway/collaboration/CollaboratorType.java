// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryType;
import dev.colorway.catalog.ResolvedReferences;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Loads and writes collaborators. */
public final class CollaboratorType extends EntryType<Collaborator, CollaboratorDraft> {

    public static final CollaboratorType COLLABORATORS = new CollaboratorType();

    private CollaboratorType() {
        super("collaborators", Collaborator.class, CollaboratorDraft.class);
    }

    @Override
    protected Collaborator blank() {
        return new Collaborator();
    }

    @Override
    public CollaboratorDraft describe(Collaborator entry) {
        return new CollaboratorDraft(entry.slug, entry.name, entry.note);
    }

    @Override
    protected Function<Collaborator, Set<String>> collaborators(
            Collection<Collaborator> present, ResolvedReferences references) {
        return entry -> Set.of(entry.slug);
    }

    @Override
    public Map<String, String> referrers() {
        return Map.of(
                "collaborations", "select count(x.id) from Collaboration x join x.collaborators c where c.id = :id");
    }
}
