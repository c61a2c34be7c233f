// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The results of the rows of one resource. */
@Schema(name = "ImportCounts", description = "The results of the rows of one resource.")
public record ImportCounts(
        @Schema(required = true, examples = "6", minimum = "0")
        long created,

        @Schema(required = true, examples = "0", minimum = "0")
        long changed,

        @Schema(required = true, examples = "0", minimum = "0")
        long unchanged,

        @Schema(
                required = true,
                description = "Only an undo deletes: the entries and prices that the undone import created.",
                examples = "0",
                minimum = "0")
        long deleted) {

    private static ImportCounts of(Map<Change, Long> counts) {
        return new ImportCounts(
                counts.getOrDefault(Change.CREATED, 0L),
                counts.getOrDefault(Change.CHANGED, 0L),
                counts.getOrDefault(Change.UNCHANGED, 0L),
                counts.getOrDefault(Change.DELETED, 0L));
    }

    /** Returns the results by resource, in the order of the file. */
    static Map<String, ImportCounts> of(ImportTally tally) {
        Map<String, ImportCounts> resources = new LinkedHashMap<>();
        tally.counts().forEach((resource, counts) -> resources.put(resource, of(counts)));
        return resources;
    }

    /** Returns the counts for a person. */
    @Override
    public String toString() {
        return created + " created, " + changed + " changed, " + unchanged + " unchanged"
                + (deleted == 0 ? "" : ", " + deleted + " deleted");
    }
}
