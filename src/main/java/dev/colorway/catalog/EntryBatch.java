// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.catalog.WriteResult.Change;
import dev.colorway.http.problem.Fault;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks and writes the drafts of a batch one after the other, with data that was loaded once for all of them.
 *
 * @param present the entries that exist, by slug; entries that the batch creates are added
 * @param references the entries to which the drafts refer; entries that the batch creates or changes are added
 * @param owners the owners of the unique values that the drafts claim
 * @param collaborators returns the slugs of the collaborators of an entry in its present state
 */
record EntryBatch<E extends CatalogEntry, D extends Record & EntryDraft<E>>(
        EntryType<E, D> type,
        Write write,
        Map<String, E> present,
        ResolvedReferences references,
        Owners<D> owners,
        Function<E, Set<String>> collaborators) {

    /** Creates an entry, changes it, leaves an equal entry unchanged, or refuses the draft. */
    WriteResult<E> write(ReadProposal<D> read) {
        D given = read.draft();
        if (given == null) {
            return WriteResult.refused(
                    Stream.concat(
                                    read.reading().faults().stream(),
                                    references.missing(read.references().toList()).stream())
                            .toList(),
                    List.of());
        }
        E entry = present.get(read.slug());
        List<Fault> missing = references.missing(given.references());
        if (missing.isEmpty()) {
            missing = type.referenceFaults(entry, given, references);
        }
        List<Fault> conflicts = conflicts(read, entry);
        if (!missing.isEmpty() || !conflicts.isEmpty()) {
            return WriteResult.refused(missing, conflicts);
        }
        D written = EntryDraft.asStored(given);
        if (entry == null) {
            return WriteResult.done(create(written), Change.CREATED);
        }
        D before = type.toDraft(entry);
        if (written.equals(before)) {
            return WriteResult.done(entry, Change.UNCHANGED);
        }
        change(entry, before, written);
        return WriteResult.changed(entry, before, written);
    }

    private List<Fault> conflicts(ReadProposal<D> read, @Nullable E entry) {
        D written = Objects.requireNonNull(read.draft(), "Faults of the body were refused before");
        List<Fault> conflicts = new ArrayList<>();
        if (entry != null && !entry.slug.equals(written.slug())) {
            conflicts.addAll(slugFaults(written.requiredSlug(), entry));
        }
        conflicts.addAll(owners.conflicts(written, read.slug()));
        if (written.formerSlugs().size() > EntryDraft.MAX_FORMER_SLUGS) {
            conflicts.add(Fault.at(
                    "/formerSlugs",
                    "must have at most " + EntryDraft.MAX_FORMER_SLUGS
                            + " slugs, including those that the entry has already"));
        }
        return conflicts;
    }

    /**
     * Returns the fault of a new slug that is the slug or a former slug of another entry; an empty list if there is
     * none.
     */
    private List<Fault> slugFaults(String slug, E renamed) {
        if (!type.load(List.of(slug)).isEmpty()) {
            return List.of(
                    Fault.at("/slug", "is already in use by another " + type.displayName() + ": choose another slug"));
        }
        return type.formerSlugs()
                .owner(slug)
                .filter(owner -> !owner.equals(renamed.slug))
                .map(owner -> List.of(FormerSlugs.fault(owner)))
                .orElse(List.of());
    }

    private E create(D written) {
        E entry = type.blank();
        fill(entry, written);
        record(CatalogChange.Kind.CREATED, entry, collaborators.apply(entry));
        entry.persist();
        present.put(entry.slug, entry);
        references.add(entry);
        EntryAlias.replace(entry.id, Stream.empty(), type.aliases(written));
        recordOwner(null, written);
        return entry;
    }

    private void change(E entry, D before, D written) {
        Set<String> affected = new HashSet<>(collaborators.apply(entry));
        fill(entry, written);
        affected.addAll(collaborators.apply(entry));
        CatalogChange change = record(CatalogChange.Kind.CHANGED, entry, affected);
        change.formerSlug = entry.slug.equals(before.slug()) ? null : before.slug();
        type.complete(change, entry, before, written);
        references.add(entry);
        EntryAlias.replace(entry.id, type.aliases(before), type.aliases(written));
        recordOwner(before, written);
    }

    private void fill(E entry, D written) {
        entry.slug = written.requiredSlug();
        entry.formerSlugs = written.formerSlugs();
        written.applyTo(entry, references);
        entry.writtenBy(write);
    }

    private CatalogChange record(CatalogChange.Kind kind, E entry, Set<String> affected) {
        CatalogChange change = new CatalogChange(type.resource(), kind, entry.slug, entry.name, affected);
        write.record(change);
        return change;
    }

    private void recordOwner(@Nullable D before, D written) {
        if (owners.record(before, written)) {
            // A later draft can claim a value that this entry owned. Without a flush, Hibernate would insert before it
            // updates.
            Panache.getEntityManager().flush();
        }
    }
}
