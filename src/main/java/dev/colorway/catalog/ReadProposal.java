// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.http.body.DraftReader;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that was read.
 *
 * @param slug the present slug of the entry; the slug of the draft if the entry is new
 * @param reading the draft, or its faults
 */
record ReadProposal<D extends Record & EntryDraft<?>>(String slug, DraftReader.Reading<D> reading) {

    /** Returns the draft; null if it has faults. */
    @Nullable
    D draft() {
        return reading.draft();
    }

    /**
     * Returns the references in the draft, even if the draft has faults. Leaves out references that have a fault
     * themselves.
     */
    Stream<DraftReference> references() {
        D readable = reading.readable();
        return readable == null
                ? Stream.empty()
                : readable.references().stream()
                        .filter(reference -> reference.slug() != null
                                && reading.wrong().stream()
                                        .noneMatch(fault -> overlap(fault.pointerInBody(), reference.pointer())));
    }

    /** Returns whether two pointers name the same value, or one names a part of the value of the other. */
    private static boolean overlap(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
    }

    /**
     * Replaces former slugs in the references of the draft by the present ones, so that drafts with the same references
     * are equal.
     */
    ReadProposal<D> withPresentSlugs(Class<D> type, ResolvedReferences references) {
        List<DraftReference> renamed = draft() == null
                ? List.of()
                : draft().references().stream()
                        .filter(link -> references
                                .slug(link)
                                .filter(present -> !present.equals(link.slug()))
                                .isPresent())
                        .toList();
        if (renamed.isEmpty()) {
            return this;
        }
        JsonNode json = Arc.container().instance(ObjectMapper.class).get().valueToTree(draft());
        renamed.forEach(link -> ((ObjectNode) json.at(link.pointer()))
                .put("slug", references.slug(link).orElseThrow()));
        return new ReadProposal<>(
                slug, Arc.container().instance(DraftReader.class).get().read(type, json, false));
    }
}
