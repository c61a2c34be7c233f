// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryKind;
import dev.colorway.catalog.References;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How collaborators are written. */
public final class CollaboratorKind extends EntryKind<Collaborator, CollaboratorDraft> {

    public static final CollaboratorKind COLLABORATORS = new CollaboratorKind();

    private CollaboratorKind() {
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
            Collection<Collaborator> present, References references) {
        return entry -> Set.of(entry.slug);
    }

    @Override
    public Map<String, String> referrers() {
        return Map.of(
                "collaborations", "select count(x.id) from Collaboration x join x.collaborators c where c.id = :id");
    }
}
