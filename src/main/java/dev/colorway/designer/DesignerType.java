// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.catalog.EntryType;
import java.util.Map;

/** Loads and writes designers. */
public final class DesignerType extends EntryType<Designer, DesignerDraft> {

    public static final DesignerType DESIGNERS = new DesignerType();

    private DesignerType() {
        super("designers", Designer.class, DesignerDraft.class);
    }

    @Override
    protected Designer blank() {
        return new Designer();
    }

    @Override
    public DesignerDraft describe(Designer entry) {
        return new DesignerDraft(entry.slug, entry.name);
    }

    @Override
    public Map<String, String> referrers() {
        return Map.of(
                "silhouettes",
                "select count(distinct x.id) from Silhouette x join x.designers c where c.designer.id = :id");
    }
}
