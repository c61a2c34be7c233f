// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.BaseUri;
import dev.colorway.sheet.Understanding;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import, as the API returns it, while it runs and afterwards. */
@Schema(name = "Import", description = "An import, while it runs and afterwards.")
public record ImportView(
        @Schema(required = true, description = "The id of the import.", examples = "1")
        long id,

        @Schema(
                required = true,
                description = "The state of the import: RECEIVING while its file arrives, RUNNING while its rows are "
                        + "imported, then how it ended.",
                examples = "DONE")
        ImportProgress.State state,

        @Schema(required = true, description = "Whether it only checks and changes nothing.", examples = "false")
        boolean dryRun,

        @Schema(
                required = true,
                description = "How it treats fields of an existing entry that its row does not have.",
                examples = "merge",
                enumeration = {"merge", "replace"})
        String mode,

        @Schema(required = true, description = "How many rows were read so far.", examples = "28", minimum = "0")
        long rows,

        @Schema(
                required = true,
                description = "How much of the file was read so far, in percent.",
                examples = "100",
                minimum = "0",
                maximum = "100")
        long percent,

        @Schema(required = true, description = "How many rows were read per second.", examples = "2800", minimum = "0")
        long rowsPerSecond,

        @Schema(
                required = true,
                description = "The results of the rows so far, by resource; in a dry run, what they would be.")
        Map<String, Counts> resources,

        @Schema(
                required = true,
                description =
                        "The changes of existing entries and prices so far; in a dry run, the changes that it would "
                                + "make. The first 1,000 in the order of the rows, or fewer if their values are long.",
                maxItems = 1000)
        List<ImportChange> changes,

        @Schema(description = "How a table of another source was read; absent for a file of this catalog.") @Nullable
        Understanding table,

        @Schema(
                required = true,
                description = "The columns that were passed over, in alphabetical order: an export shows them beside "
                        + "what you can write, such as the price of a sneaker, whose prices have rows of their own.",
                examples = "[\"collaborators\", \"price\"]")
        List<String> ignoredColumns,

        @Schema(required = true, description = "How many rows cannot be imported.", examples = "0", minimum = "0")
        long faultyRows,

        @Schema(required = true, description = "When it started.", examples = "2026-11-23T00:00:00Z")
        Instant startedAt,

        @Schema(description = "When it ended; absent while it runs.", examples = "2026-11-23T00:00:01Z") @Nullable
        Instant endedAt,

        @Schema(required = true, description = "Its address.", examples = "http://localhost:8080/imports/1")
        URI url) {

    /** The results of the rows of one resource. */
    @Schema(name = "ImportCounts", description = "The results of the rows of one resource.")
    public record Counts(
            @Schema(required = true, examples = "6", minimum = "0")
            long created,

            @Schema(required = true, examples = "0", minimum = "0")
            long changed,

            @Schema(required = true, examples = "0", minimum = "0")
            long unchanged) {

        static Counts of(Map<Change, Long> counts) {
            return new Counts(
                    counts.getOrDefault(Change.CREATED, 0L),
                    counts.getOrDefault(Change.CHANGED, 0L),
                    counts.getOrDefault(Change.UNCHANGED, 0L));
        }
    }

    /** The last imports. */
    @Schema(name = "Imports", description = "The last imports of this process, newest first.")
    public record AllView(
            @Schema(required = true, description = "At most 20 imports.")
            List<ImportView> items) {}

    static ImportView of(ImportProgress progress, BaseUri base) {
        Map<String, Counts> resources = new LinkedHashMap<>();
        progress.counts().forEach((resource, counts) -> resources.put(resource, Counts.of(counts)));
        return new ImportView(
                progress.id,
                progress.state(),
                progress.dryRun,
                progress.mode.toString(),
                progress.rows(),
                progress.percent(),
                progress.rowsPerSecond(),
                resources,
                progress.changes(),
                progress.table(),
                progress.ignoredColumns(),
                progress.faultyRows(),
                progress.startedAt,
                progress.endedAt(),
                base.uri("/imports/" + progress.id));
    }
}
