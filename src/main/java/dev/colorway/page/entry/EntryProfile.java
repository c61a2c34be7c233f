// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.collaboration.CollaborationView;
import dev.colorway.silhouette.SilhouetteView;
import dev.colorway.sneaker.SneakerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of the page of an entry of any type but sneakers.
 *
 * @param silhouette the entry itself if it is a silhouette, else null
 * @param collaboration the entry itself if it is a collaboration, else null
 * @param sneakers the first sneakers of the entry: the oldest of a silhouette, the newest of any other type
 * @param silhouettes the first silhouettes of a designer or a brand, else empty
 * @param collaborations the first collaborations of a collaborator, else empty
 */
public record EntryProfile(
        EntryPath type,
        EntryView entry,
        @Nullable SilhouetteView silhouette,
        @Nullable CollaborationView collaboration,
        List<SneakerView> sneakers,
        List<SilhouetteView> silhouettes,
        List<CollaborationView> collaborations) {

    /** Returns {@code sneakers} by year of release. */
    public List<Releases> years() {
        return Releases.byYear(sneakers);
    }
}
