// SPDX-License-Identifier: Apache-2.0
package dev.colorway.collaboration;

import dev.colorway.catalog.EntryKind;
import java.util.Map;

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
    public Map<String, String> referrers() {
        return Map.of("collaborations", "select count(x.id) from Collaboration x join x.collaborators c where c.id = :id");
    }
}
