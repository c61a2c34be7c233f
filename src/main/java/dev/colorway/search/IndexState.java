// SPDX-License-Identifier: Apache-2.0
package dev.colorway.search;

/** The state of the files of the index. */
enum IndexState {
    /** No files are open: they are not open yet, have failed, or are closed for good. */
    CLOSED,
    /**
     * The open files cannot be searched: they are new, contain another catalog or an index of another form, or are
     * being rebuilt by {@link IndexUpdater#rebuild}.
     */
    UNUSABLE,
    /** The files contain all writes up to the revision of the index. */
    SEARCHABLE,
    /** The files were cleared and are not filled yet. Searches still find the content from before. */
    CLEARED;

    boolean isSearchable() {
        return this == SEARCHABLE || this == CLEARED;
    }
}
