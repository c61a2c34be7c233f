// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.http.BaseUri;
import dev.colorway.http.problem.Fault;
import dev.colorway.sheet.Understanding;
import java.net.URI;
import java.time.Instant;
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

        @Schema(description = "The id of the import that it undoes; absent if it is no undo.", examples = "1") @Nullable
        Long undoes,

        @Schema(
                required = true,
                description = "How it treats fields of an existing entry that its row does not have.",
                examples = "merge",
                enumeration = {"merge", "replace"})
        String mode,

        @Schema(
                required = true,
                description = "How it treats rows with faults.",
                examples = "refuse",
                enumeration = {ImportRules.REFUSE, ImportRules.SKIP})
        String onFault,

        @Schema(
                required = true,
                description = "How many rows were read so far; in an undo, how many entries and prices it restored or "
                        + "deleted.",
                examples = "28",
                minimum = "0")
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
                description = "The results of the rows so far, by resource; in a dry run, the results that they would "
                        + "have.")
        Map<String, ImportCounts> resources,

        @Schema(
                required = true,
                description =
                        "The changes of existing entries and prices so far; in a dry run, the changes that it would "
                                + "make. The first 1,000 in the order of the rows, or fewer if their values are long.",
                maxItems = 1000)
        List<ImportChange> changes,

        @Schema(
                description = "How a table of another source was read. Absent for any other file, and until its "
                        + "rows are read. After a restart of the service, also absent if it is very long.")
        @Nullable
        Understanding table,

        @Schema(
                required = true,
                description = "The columns that were ignored, in alphabetical order. An export shows them, but no "
                        + "import writes them. An example is the price of a sneaker: prices have rows of their own.",
                examples = "[\"collaborators\", \"price\"]")
        List<String> ignoredColumns,

        @Schema(
                description = "The address of all changes as a file, one row for each field; absent if there are no "
                        + "changes, or if they are not stored.",
                examples = "http://localhost:8080/imports/1/changes")
        @Nullable
        URI allChanges,

        @Schema(required = true, description = "How many rows cannot be imported.", examples = "0", minimum = "0")
        long faultyRows,

        @Schema(
                description = "The faults of the rows that were left out; absent if none was. The same fault of "
                        + "many rows is listed once. The first 1,000, or fewer after a restart.",
                maxItems = 1000)
        @Nullable
        List<Fault> faults,

        @Schema(
                description = "The address of a file with the rows that were left out, each with its faults; absent if "
                        + "none was. Correct the rows, and import the file.",
                examples = "http://localhost:8080/imports/1/rejected")
        @Nullable
        URI rejected,

        @Schema(
                description = "Whether the import can be undone. `AVAILABLE`: it can, unless others have changed the "
                        + "same entries or prices since; `UNDONE`: it was undone; `NOTHING`: it changed nothing; "
                        + "`NOT_RECORDED`: it is a dry run or an undo, or was sent with `undo=false`; `TOO_LARGE`: it "
                        + "changed more than the service records. Absent unless the state is `DONE`.",
                examples = "AVAILABLE")
        ImportRecord.@Nullable Undo undo,

        @Schema(description = "The id of the import that undid it; absent if none did.", examples = "2") @Nullable
        Long undoneBy,

        @Schema(description = "The revision of its write; absent if it wrote nothing.", examples = "2") @Nullable
        Long revision,

        @Schema(required = true, description = "When it started.", examples = "2026-11-23T00:00:00Z")
        Instant startedAt,

        @Schema(description = "When it ended; absent while it runs.", examples = "2026-11-23T00:00:01Z") @Nullable
        Instant endedAt,

        @Schema(required = true, description = "Its address.", examples = "http://localhost:8080/imports/1")
        URI url) {

    /** The maximum count of stored faults. */
    private static final int MAX_STORED_FAULTS = 100;

    /**
     * Returns an import as it is stored: done, without changes, with at most 100 faults. Its addresses are
     * placeholders, which {@link #with(BaseUri)} replaces.
     */
    static ImportView stored(ImportProgress progress) {
        ImportView view = of(progress, ImportProgress.State.DONE, List.of(), progress.now());
        return view.faults == null || view.faults.size() <= MAX_STORED_FAULTS
                ? view
                : view.with(view.faults.subList(0, MAX_STORED_FAULTS), view.changes);
    }

    /** Returns an import of this process, in its current state. */
    static ImportView of(ImportProgress progress, BaseUri base) {
        return of(progress, progress.state(), progress.tally.changes(), progress.endedAt())
                .with(base);
    }

    private static ImportView of(
            ImportProgress progress,
            ImportProgress.State state,
            List<ImportChange> changes,
            @Nullable Instant endedAt) {
        return new ImportView(
                progress.id,
                state,
                progress.dryRun,
                progress.undoes,
                progress.rules.mode().toString(),
                progress.rules.onFault(),
                progress.rows(),
                progress.percent(state),
                progress.rowsPerSecond(),
                ImportCounts.of(progress.tally),
                changes,
                progress.table(),
                progress.ignoredColumns(),
                progress.recordsChanges() ? EXISTS : null,
                progress.faultyRows(),
                progress.faultyRows() > 0 && progress.rules.skipsFaults() ? progress.faults() : null,
                progress.rejectedType() == null ? null : EXISTS,
                null,
                null,
                progress.revision(),
                progress.startedAt,
                endedAt,
                EXISTS);
    }

    private static final URI EXISTS = URI.create("stored");

    /** Returns the same import with its addresses. */
    ImportView with(BaseUri base) {
        URI address = base.uri("/imports/" + id);
        return copy(
                changes,
                table,
                allChanges == null ? null : URI.create(address + "/changes"),
                faults,
                rejected == null ? null : URI.create(address + "/rejected"),
                undo,
                undoneBy,
                address);
    }

    /** Returns the same import with another undo state, and with the id of the import that undid it. */
    ImportView with(ImportRecord.@Nullable Undo state, @Nullable Long byImport) {
        return copy(changes, table, allChanges, faults, rejected, state, byImport, url);
    }

    ImportView with(List<ImportChange> otherChanges) {
        return with(faults, otherChanges);
    }

    private ImportView with(@Nullable List<Fault> otherFaults, List<ImportChange> otherChanges) {
        return copy(otherChanges, table, allChanges, otherFaults, rejected, undo, undoneBy, url);
    }

    /** Returns the same import without the description of its table. */
    ImportView withoutTable() {
        return copy(changes, null, allChanges, faults, rejected, undo, undoneBy, url);
    }

    private ImportView copy(
            List<ImportChange> newChanges,
            @Nullable Understanding newTable,
            @Nullable URI newAllChanges,
            @Nullable List<Fault> newFaults,
            @Nullable URI newRejected,
            ImportRecord.@Nullable Undo newUndo,
            @Nullable Long newUndoneBy,
            URI newUrl) {
        return new ImportView(
                id,
                state,
                dryRun,
                undoes,
                mode,
                onFault,
                rows,
                percent,
                rowsPerSecond,
                resources,
                newChanges,
                newTable,
                ignoredColumns,
                newAllChanges,
                faultyRows,
                newFaults,
                newRejected,
                newUndo,
                newUndoneBy,
                revision,
                startedAt,
                endedAt,
                newUrl);
    }
}
