// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.catalog.EntryKind;
import java.util.Map;

/** How designers are written. */
public final class DesignerKind extends EntryKind<Designer, DesignerDraft> {

    public static final DesignerKind DESIGNERS = new DesignerKind();

    private DesignerKind() {
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
