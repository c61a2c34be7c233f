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
import java.util.Set;
import java.util.function.Function;

/**
 * A named entry as a caller writes it: all that the catalog keeps of it. Two entries that are equal as drafts are
 * equal.
 *
 * @param <E> the entry
 */
public interface EntryDraft<E extends CatalogEntry> extends Draft {

    String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    String SLUG_MESSAGE = "must be a slug: letters a-z and digits, in groups with single hyphens between them";

    /** Words that addresses below a resource may come to mean, now or in ten years. */
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

    /** Its identity; null if it is to be made from the name, or stands in the address. */
    String slug();

    /** Never null. */
    String name();

    /** The same with this slug. */
    EntryDraft<E> withSlug(String slug);

    /** What it refers to, each with its place. */
    default List<DraftReference> references() {
        return List.of();
    }

    /**
     * What no other entry of its kind may hold, by the place that would be wrong if one did. See
     * {@link EntryType#owners}.
     */
    default Map<String, List<String>> claims() {
        return Map.of();
    }

    /** What an entry like this holds, in the same words. */
    default List<String> holdings() {
        return List.of();
    }

    /**
     * Sets all of an entry but its slug.
     *
     * @param found what {@link #references} lead to, all of it
     */
    void applyTo(E entry, ResolvedReferences found);

    @Override
    default List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (slug() != null && RESERVED.contains(slug())) {
            faults.add(Fault.at(
                    "/slug",
                    "is reserved: no entry can be called one of "
                            + RESERVED.stream().sorted().toList()));
        }
        checkKey("/name", name(), faults);
        return faults;
    }

    /** Adds the fault that a name is too long to be compared: some characters are many when folded. */
    static void checkKey(String place, String name, List<Fault> faults) {
        if (name != null && Names.key(name).length() > CatalogEntry.LONGEST_NAME) {
            faults.add(Fault.at(
                    place,
                    "must be shorter: it has more than " + CatalogEntry.LONGEST_NAME
                            + " characters when it is folded for comparing"));
        }
    }

    /** Adds the fault that two elements of a list are the same, for each that repeats an earlier one. */
    static <T> void checkDistinct(String place, List<T> list, Function<T, ?> key, List<Fault> faults) {
        Map<Object, Integer> places = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Object same = list.get(i) == null ? null : key.apply(list.get(i));
            Integer first = same == null ? null : places.putIfAbsent(same, i);
            if (first != null) {
                faults.add(Fault.at(place + "/" + i, "is the same as " + place + "/" + first));
            }
        }
    }

    /** A list that may be absent, which is the same as empty. */
    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }
}
