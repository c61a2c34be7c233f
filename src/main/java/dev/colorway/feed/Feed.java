// SPDX-License-Identifier: Apache-2.0
package dev.colorway.feed;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a feed, independent of its format.
 *
 * @param title one line of plain text
 * @param id the address of the feed without a page, and also its id: a feed of another host is another feed
 * @param self the address of this page
 * @param list the address of the same entries as a list
 * @param next the address of the next page; null on the last page
 * @param entries in the order of the feed
 */
public record Feed(
        String title, URI id, URI self, URI list, @Nullable URI next, List<Entry> entries) {

    /** The author of every entry. Atom requires one. */
    static final String AUTHOR = "Colorway";

    /**
     * One entry of a feed.
     *
     * @param id never changes, even if the rest of the entry does
     * @param title one line of plain text
     * @param url the address of the subject of the entry
     * @param text plain text of several lines, not empty
     * @param image the address of a picture
     * @param published the time at which the entry was created
     * @param updated the time of the last change of the entry
     * @param categories texts by which a reader can group entries, without duplicates
     */
    public record Entry(
            URI id,
            String title,
            URI url,
            String text,
            URI image,
            Instant published,
            Instant updated,
            List<String> categories) {

        /** Cuts the times to whole seconds: some readers read a fraction of a second as milliseconds. */
        public Entry {
            published = published.truncatedTo(ChronoUnit.SECONDS);
            updated = updated.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** Returns the time of the latest change of the entries of this page; the start of 1970 without entries. */
    Instant updated() {
        return entries.stream()
                .map(Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
