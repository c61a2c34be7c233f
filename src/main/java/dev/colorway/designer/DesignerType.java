// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.catalog.EntryType;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/** Loads and writes designers. */
@Singleton
@Priority(40)
public final class DesignerType extends EntryType<Designer, DesignerDraft> {

    DesignerType() {
        super("designers", Designer.class, DesignerDraft.class);
    }

    @Override
    protected Designer blank() {
        return new Designer();
    }

    @Override
    public DesignerDraft toDraft(Designer entry) {
        return new DesignerDraft(
                entry.slug, entry.name, entry.description, entry.images, entry.links, entry.formerSlugs);
    }
}
