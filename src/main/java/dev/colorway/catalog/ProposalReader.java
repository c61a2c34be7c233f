// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.body.DraftReader;
import dev.colorway.http.problem.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the drafts of a batch of proposals, in order: a proposal starts from the latest draft of its entry. */
final class ProposalReader<E extends CatalogEntry, D extends Record & EntryDraft<E>> {

    private final EntryType<E, D> type;
    private final Map<String, String> slugsByFormerSlug;
    private final Map<String, String> slugsByCode;
    /** The latest draft of each entry, as it is stored, by present slug. */
    private final Map<String, D> latest = new HashMap<>();

    /**
     * @param present the entries that exist already, by slug
     * @param renamed the present slugs of renamed entries, by former slug
     * @param coded the slugs of entries by code
     */
    ProposalReader(
            EntryType<E, D> type, Map<String, E> present, Map<String, String> renamed, Map<String, String> coded) {
        this.type = type;
        slugsByFormerSlug = new HashMap<>(renamed);
        slugsByCode = new HashMap<>(coded);
        present.forEach((slug, entry) -> latest.put(slug, type.toDraft(entry)));
    }

    ReadProposal<D> read(EntryProposal<D> proposal) {
        Optional<String> owner = proposal.allCodes()
                .map(slugsByCode::get)
                .filter(Objects::nonNull)
                .findFirst();
        String found = owner.orElse(slugsByFormerSlug.getOrDefault(proposal.slug(), proposal.slug()));
        if (!proposal.hasSlug() && owner.isEmpty()) {
            Optional<Fault> fault = faultWithoutSlug(proposal, found, latest.get(found));
            if (fault.isPresent()) {
                return new ReadProposal<>(Objects.toString(found, ""), refused(proposal, fault.get()));
            }
        }
        String slug = Objects.requireNonNull(found, "A proposal without a slug is refused above");
        DraftReader.Reading<D> reading = proposal.draft().apply(latest.get(slug));
        if (reading.draft() == null) {
            return new ReadProposal<>(slug, reading);
        }
        D draft = EntryDraft.settled(reading.draft(), slug, latest.get(slug));
        remember(slug, draft);
        return new ReadProposal<>(slug, new DraftReader.Reading<>(draft, List.of(), List.of()));
    }

    private void remember(String slug, D draft) {
        D before = latest.put(slug, EntryDraft.asStored(draft));
        if (before != null) {
            type.codes(before).forEach(code -> slugsByCode.remove(code, slug));
        }
        draft.formerSlugs().stream()
                .filter(former -> !latest.containsKey(former))
                .forEach(former -> slugsByFormerSlug.putIfAbsent(former, slug));
        type.codes(draft).forEach(code -> slugsByCode.putIfAbsent(code, slug));
    }

    /**
     * Returns the fault of a proposal that has no slug and whose codes find no entry; empty if there is no fault.
     *
     * @param slug the slug that is made from the name; null if none can be made
     * @param present the draft of the entry with this slug; null if there is none
     */
    private Optional<Fault> faultWithoutSlug(EntryProposal<D> proposal, @Nullable String slug, @Nullable D present) {
        if (slug == null) {
            return Optional.of(Fault.at("/slug", "must be given: no slug can be made from the name"));
        }
        return present == null
                        || proposal.allCodes().findAny().isEmpty()
                        || type.codes(present).isEmpty()
                ? Optional.empty()
                : Optional.of(Fault.at(
                        "/slug",
                        "must be given: the slug that is made from the name belongs to another " + type.displayName()
                                + ", '" + slug + "', which has another code"));
    }

    /** Returns the reading of a refused proposal, with its fault and all faults that it would have as a new entry. */
    private DraftReader.Reading<D> refused(EntryProposal<D> proposal, Fault fault) {
        DraftReader.Reading<D> asNew = proposal.draft().apply(null);
        return asNew.refused(
                asNew.unknown(),
                Stream.concat(Stream.of(fault), asNew.wrong().stream()).toList());
    }
}
