// SPDX-License-Identifier: Apache-2.0
package dev.colorway.page.entry;

import dev.colorway.collaboration.CollaborationView;
import dev.colorway.silhouette.SilhouetteView;
import dev.colorway.sneaker.SneakerView;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of the page of an entry of any type but sneakers.
 *
 * @param silhouette the entry itself if it is a silhouette, else null
 * @param collaboration the entry itself if it is a collaboration, else null
 * @param sneakers the first sneakers of the entry: the oldest of a silhouette, the newest of any other type
 * @param silhouettes the first silhouettes of a designer or a brand, else empty
 * @param collaborations the first collaborations of a collaborator, else empty
 * @param others how many silhouettes or collaborations the entry has; 0 for a type that lists none
 */
public record EntryProfile(
        EntryPath type,
        EntryView entry,
        @Nullable SilhouetteView silhouette,
        @Nullable CollaborationView collaboration,
        List<SneakerView> sneakers,
        List<SilhouetteView> silhouettes,
        List<CollaborationView> collaborations,
        long others) {

    /** Returns whether the entry has more silhouettes or collaborations than the page lists. */
    public boolean hasMoreOthers() {
        return others > silhouettes.size() + collaborations.size();
    }

    /** Returns the path and query of the page that lists all silhouettes or collaborations of the entry. */
    public String listOfOthers() {
        EntryPath listed = Objects.requireNonNull(type.others(), "The type lists others");
        return listed.list() + EntryApi.othersOf(type, entry.slug()).text();
    }

    /** Returns {@code sneakers} by year of release. */
    public List<Releases> years() {
        return Releases.byYear(sneakers);
    }
}
