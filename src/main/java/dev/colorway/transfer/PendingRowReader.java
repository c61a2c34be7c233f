// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.http.body.Draft;
import dev.colorway.http.body.DraftReader;
import dev.colorway.http.body.MergePatch;
import dev.colorway.http.body.PlainText;
import dev.colorway.http.problem.Fault;
import dev.colorway.price.PriceDraft;
import dev.colorway.price.PriceListing;
import dev.colorway.rows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file into drafts, and into patches of the entries that may exist already. */
final class PendingRowReader {

    private final CatalogExport catalog;
    private final DraftReader reader;
    private final boolean merges;

    PendingRowReader(CatalogExport catalog, DraftReader reader, ImportRules rules) {
        this.catalog = catalog;
        this.reader = reader;
        this.merges = rules.mode() == ImportMode.MERGE;
    }

    /**
     * Reads a row. Also reads a row with faults, to check its references.
     *
     * @param row a readable row
     */
    PendingRow read(Row row) {
        List<Fault> unread = row.faults().stream().map(RefusedRows::fault).toList();
        DraftReader.Reading<?> reading = reading(row, unread);
        if (row.resource().equals(PriceListing.RESOURCE)) {
            String sneaker = reading.readable() instanceof PriceDraft price && price.sneaker() != null
                    ? price.sneaker().slug()
                    : null;
            return new PendingRow(row.line(), sneaker, null, List.of(), reading, null, reading.faults(), unread);
        }
        String slug = slug(row, reading);
        boolean isWrong = reading.faults().stream()
                .anyMatch(fault -> fault.pointerInBody().equals("/slug"));
        boolean isNamed =
                !slug.isEmpty() || isWrong || catalog.type(row.resource()).derivesSlug();
        String identity = isNamed ? slug : slugOfName(row);
        List<String> codes = catalog.type(row.resource()).codes(row.members());
        List<Fault> remaining = merges && !isWrong ? afterMerge(row, reading) : reading.faults();
        MergePatch patch = merges && remaining.isEmpty() && unread.isEmpty() ? new MergePatch(row.members()) : null;
        return new PendingRow(
                row.line(),
                identity,
                isNamed ? null : codes,
                names(row, identity, codes),
                reading,
                patch,
                remaining,
                unread);
    }

    /**
     * Reads a row as a new entry. Leaves out the faults of fields that could not be read from the file: each of them
     * already has a fault in {@code unread}.
     */
    private DraftReader.Reading<?> reading(Row row, List<Fault> unread) {
        DraftReader.Reading<?> reading = reader.read(draft(row.resource()), row.members(), false);
        if (unread.isEmpty()) {
            return reading;
        }
        List<String> columns = unread.stream().map(Fault::column).toList();
        return reading.refused(
                reading.unknown(),
                reading.wrong().stream()
                        .filter(fault -> !columns.contains(RefusedRows.column(fault)))
                        .toList());
    }

    @SuppressWarnings("unchecked") // Each type returns the class of its drafts.
    private <D extends Record & Draft> Class<D> draft(String resource) {
        return (Class<D>)
                (resource.equals(PriceListing.RESOURCE)
                        ? PriceDraft.class
                        : catalog.type(resource).draft());
    }

    /** Returns the slug of a row, even if its draft is wrong; empty if the row has no valid slug. */
    private static String slug(Row row, DraftReader.Reading<?> reading) {
        if (reading.draft() instanceof EntryDraft<?> draft) {
            return Objects.toString(draft.slug(), "");
        }
        String slug = row.members().path("slug").isTextual()
                ? PlainText.trim(row.members().path("slug").textValue())
                : "";
        return slug.matches(EntryDraft.SLUG) ? slug : "";
    }

    /** Returns the slug that is made from the name in a row; null if none can be made. */
    private static @Nullable String slugOfName(Row row) {
        return Optional.ofNullable(row.members().path("name").textValue())
                .flatMap(EntryDraft::slugOf)
                .orElse(null);
    }

    private static List<String> names(Row row, @Nullable String identity, List<String> codes) {
        List<String> names = new ArrayList<>(codes);
        names.add(Objects.requireNonNullElse(identity, ""));
        row.members().path("formerSlugs").forEach(former -> names.add(former.asText()));
        names.removeIf(String::isEmpty);
        return names;
    }

    /** Returns the faults that a row has even if it is merged into an existing entry. */
    private static List<Fault> afterMerge(Row row, DraftReader.Reading<?> reading) {
        List<Fault> remaining = new ArrayList<>(reading.unknown());
        reading.wrong().stream().filter(fault -> !canMerge(row, fault)).forEach(remaining::add);
        return remaining;
    }

    /**
     * Returns whether a merge can remove a fault. It can if the row lacks the field, because the entry may have it, or
     * if the field is an object, because its own fields are merged.
     */
    private static boolean canMerge(Row row, Fault fault) {
        String member = RefusedRows.column(fault);
        return member != null
                && (!row.members().has(member) || row.members().get(member).isObject());
    }
}
