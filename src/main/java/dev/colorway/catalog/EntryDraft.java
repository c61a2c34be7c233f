// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import dev.colorway.http.body.Draft;
import dev.colorway.http.problem.Fault;
import dev.colorway.query.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A named entry as a caller writes it: all that the catalog stores of it. Two entries with equal drafts are equal.
 *
 * @param <E> the entry
 */
public interface EntryDraft<E extends CatalogEntry> extends Draft {

    String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    String SLUG_MESSAGE = "must be a slug: letters a-z and digits, in groups with single hyphens between them";

    int MAX_SLUG_LENGTH = 120;
    int MAX_FORMER_SLUGS = 100;
    String FORMER_SLUGS =
            "Other slugs that lead here, such as its former ones. You can add some, but you cannot remove any.";

    /** Slugs that no entry can have, because paths below a resource use them now or could use them later. */
    Set<String> RESERVED = Set.of(
            "batch",
            "changes",
            "export",
            "facets",
            "import",
            "new",
            "prices",
            "related",
            "search",
            "stream",
            "suggestions");

    /** Returns the slug; null if it is built from the name, or is in the address. */
    @Nullable
    String slug();

    /** Returns the slug of a draft that has one, such as that of a stored entry. */
    default String requiredSlug() {
        return Objects.requireNonNull(slug(), "The draft has no slug yet");
    }

    /** Returns the name, never null. */
    String name();

    /** Returns the slugs that lead to the entry besides its own, such as its former ones. Never null. */
    List<String> formerSlugs();

    /** Returns a copy with this slug. */
    default EntryDraft<E> withSlug(String slug) {
        return withSlugs(slug, formerSlugs());
    }

    /** Returns a copy with this slug and these former slugs. */
    EntryDraft<E> withSlugs(String slug, List<String> formerSlugs);

    /** Returns the references to other entries, each with its JSON Pointer. */
    default List<DraftReference> references() {
        return List.of();
    }

    /**
     * Sets all fields of an entry except its slug and its former slugs.
     *
     * @param found the entries to which {@link #references} refer; no entry is missing
     */
    void applyTo(E entry, ResolvedReferences found);

    /** Returns the draft as it is stored: without fields that follow from others. */
    default EntryDraft<E> stored() {
        return this;
    }

    /** Returns a draft as it is stored, see {@link #stored()}. */
    @SuppressWarnings("unchecked") // A draft returns copies of its own type.
    static <D extends EntryDraft<?>> D asStored(D draft) {
        return (D) draft.stored();
    }

    /**
     * Returns a copy of a draft with its slug and, as former slugs, all other slugs that lead to its entry, sorted.
     *
     * @param slug the slug of the entry after the write
     * @param before the draft of the entry before; null for a new entry
     */
    @SuppressWarnings("unchecked") // A draft returns copies of its own type.
    static <D extends EntryDraft<?>> D settled(D draft, String slug, @Nullable D before) {
        Set<String> formerSlugs = new TreeSet<>(draft.formerSlugs());
        if (before != null) {
            formerSlugs.addAll(before.formerSlugs());
            formerSlugs.add(before.slug());
        }
        formerSlugs.remove(slug);
        return (D) draft.withSlugs(slug, List.copyOf(formerSlugs));
    }

    @Override
    default List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        checkReserved("/slug", slug(), faults);
        for (int i = 0; i < formerSlugs().size(); i++) {
            checkReserved("/formerSlugs/" + i, formerSlugs().get(i), faults);
        }
        checkDistinct("/formerSlugs", formerSlugs(), slug -> slug, faults);
        return faults;
    }

    /**
     * Returns the slug that is made from a name; empty if the name is too long, or if the slug would be empty, too long
     * or reserved.
     */
    static Optional<String> slugOf(String name) {
        // Checks the length first: a row of a file can have a name of any length, and it takes much time to fold a long
        // name.
        return Optional.of(name)
                .filter(text -> text.length() <= CatalogEntry.MAX_NAME_LENGTH)
                .map(Names::slug)
                .filter(slug -> !slug.isEmpty() && slug.length() <= MAX_SLUG_LENGTH && !RESERVED.contains(slug));
    }

    private static void checkReserved(String pointer, @Nullable String slug, List<Fault> faults) {
        if (slug != null && RESERVED.contains(slug)) {
            faults.add(Fault.at(
                    pointer,
                    "is reserved: no entry can have one of the slugs "
                            + RESERVED.stream().sorted().toList()));
        }
    }

    /**
     * Adds a fault for each element of a list whose key repeats that of an earlier element.
     *
     * @param key returns the part of an element to compare; null if the element is not compared
     */
    static <T> void checkDistinct(
            String pointer, List<T> list, Function<T, ? extends @Nullable Object> key, List<Fault> faults) {
        Map<Object, Integer> indexes = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Object same = list.get(i) == null ? null : key.apply(list.get(i));
            Integer first = same == null ? null : indexes.putIfAbsent(same, i);
            if (first != null) {
                faults.add(Fault.at(pointer + "/" + i, "is the same as " + pointer + "/" + first));
            }
        }
    }

    /** Returns the list, unmodifiable; an empty one for null. */
    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }
}
