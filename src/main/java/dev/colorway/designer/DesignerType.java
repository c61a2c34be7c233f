// SPDX-License-Identifier: Apache-2.0
package dev.colorway.designer;

import dev.colorway.catalog.EntryType;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/** Describes, loads and exports designers. */
@Singleton
@Priority(40)
public final class DesignerType extends EntryType<Designer, DesignerDraft> {

    DesignerType() {
        super("designers", Designer.class, DesignerDraft.class, DesignerDraft::of);
    }

    @Override
    protected Designer blank() {
        return new Designer();
    }
}
