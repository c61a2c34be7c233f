// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.catalog.UniqueKey.Claim;
import dev.colorway.catalog.UniqueKey.KeyField;
import dev.colorway.http.problem.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The former slugs of the entries of one type: slugs of entries before a rename, and other slugs that callers added.
 * The address of a former slug redirects to its entry, so no other entry can have this slug.
 *
 * @param entity the name of the entity in HQL
 */
record FormerSlugs(String entity) {

    /** Returns the present slug of the entry with this former slug; empty if there is none. Needs one statement. */
    Optional<String> owner(String former) {
        return Optional.ofNullable(
                EntryAlias.slugsByFormerSlug(entity, List.of(former)).get(former));
    }

    /**
     * Returns the fault of a slug that is a former slug of another entry.
     *
     * @param owner the present slug of the other entry
     */
    static Fault fault(String owner) {
        return Fault.at(
                "/slug",
                "is a former slug of '" + owner + "', and its address leads there: choose another slug, or change that "
                        + "entry");
    }

    /** Returns the rule that a former slug of an entry cannot be the present or a former slug of another entry. */
    <D extends EntryDraft<?>> UniqueKey<D> uniqueKey() {
        KeyField<D> slug = KeyField.ofEntry("slug", EntryDraft::slug);
        KeyField<D> former = KeyField.ofAliases(EntryAlias.schemeOfSlugs(entity), EntryDraft::formerSlugs);
        return new UniqueKey<>(
                draft -> Claim.ofAll("/formerSlugs", draft.formerSlugs(), each -> each),
                List.of(slug, former),
                owner -> "already leads to '" + owner + "': it is the present or a former slug of that entry. To "
                        + "rename that entry, change its 'slug' with PATCH");
    }

    /** Returns the aliases of the former slugs of an entry with this draft. */
    Stream<EntryAlias.Key> aliases(EntryDraft<?> draft) {
        return draft.formerSlugs().stream().map(slug -> new EntryAlias.Key(slug, EntryAlias.schemeOfSlugs(entity)));
    }
}
