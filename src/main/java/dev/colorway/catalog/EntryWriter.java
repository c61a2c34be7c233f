// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.body.DraftReader;
import dev.colorway.revision.CatalogChange;
import dev.colorway.revision.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes entries of one type, for single requests and for imports. The number of queries does not grow with the number
 * of entries, with three exceptions. Many unique values need further queries (see {@link Owners}). So does an entry
 * that gets another slug or loses an alias. {@link EntryType#referenceFaults} can also need some: the check of a
 * silhouette reads its predecessors one after another.
 *
 * @param type the type of the entries
 * @param write the write that records the changes
 */
public record EntryWriter<E extends CatalogEntry, D extends Record & EntryDraft<E>>(EntryType<E, D> type, Write write) {

    /**
     * Creates or changes one entry. Renames it if the slug of the draft is another one.
     *
     * @param slug the present slug of the entry; the slug of the draft if the entry is new
     */
    WriteResult<E> write(String slug, D written) {
        Map<String, E> present = type.load(List.of(slug));
        D before = present.containsKey(slug) ? type.toDraft(present.get(slug)) : null;
        D settled = EntryDraft.settled(written, written.requiredSlug(), before);
        return write(
                        List.of(new ReadProposal<>(slug, new DraftReader.Reading<>(settled, List.of(), List.of()))),
                        present)
                .get(0);
    }

    /**
     * Creates or changes an entry for each proposal, in order. A proposal starts from the changes of earlier proposals
     * for the same entry. A refused proposal writes nothing, but later proposals for its entry can contain its changes.
     * So if any is refused, the caller must not commit.
     *
     * @return the result of each proposal
     */
    public List<WriteResult<E>> write(List<EntryProposal<D>> proposals) {
        Map<String, String> coded = type.slugsByCode(
                proposals.stream().flatMap(EntryProposal::allCodes).collect(Collectors.toSet()));
        Set<String> slugs = Stream.concat(
                        proposals.stream().map(EntryProposal::slug).filter(Objects::nonNull), coded.values().stream())
                .collect(Collectors.toSet());
        Map<String, E> present = type.load(slugs);
        Map<String, String> renamed = EntryAlias.slugsByFormerSlug(
                type.entity(),
                slugs.stream().filter(slug -> !present.containsKey(slug)).toList());
        if (!renamed.isEmpty()) {
            present.putAll(type.load(renamed.values()));
        }
        ProposalReader<E, D> reader = new ProposalReader<>(type, present, renamed, coded);
        return write(proposals.stream().map(reader::read).toList(), present);
    }

    /**
     * Creates or changes an entry for each proposal that was read, in order.
     *
     * @param present the entries that exist already, by slug
     */
    List<WriteResult<E>> write(List<ReadProposal<D>> read, Map<String, E> present) {
        ResolvedReferences references = ResolvedReferences.of(
                read.stream().flatMap(ReadProposal::references).toList());
        List<ReadProposal<D>> current = references.hasFormerSlugs()
                ? read.stream()
                        .map(each -> each.withPresentSlugs(type.draft(), references))
                        .toList()
                : read;
        EntryBatch<E, D> batch = new EntryBatch<>(
                type,
                write,
                present,
                references,
                new Owners<>(
                        type.entity(), type.allUniqueKeys(), drafts(current).toList()),
                type.collaborators(present.values(), references));
        return current.stream().map(batch::write).toList();
    }

    private Stream<D> drafts(Collection<ReadProposal<D>> read) {
        return read.stream().map(ReadProposal::draft).filter(Objects::nonNull);
    }

    /** Deletes an entry. The caller must have checked that no other entry refers to it. */
    void delete(E entry) {
        D before = type.toDraft(entry);
        CatalogChange change = new CatalogChange(
                type.resource(),
                CatalogChange.Kind.DELETED,
                entry.slug,
                entry.name,
                type.collaborators(List.of(entry), ResolvedReferences.of(List.of()))
                        .apply(entry));
        type.complete(change, entry, before, null);
        write.record(change);
        EntryAlias.replace(entry.id, type.aliases(before), Stream.empty());
        entry.delete();
    }
}
