// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries to which the sneakers of a table refer by name, and that do not exist yet. */
final class MissingNames {

    private static final int MAX_SHOWN = 1000;
    private static final String BRANDS = "brands";
    private static final String COLLABORATORS = "collaborators";

    private final Map<String, MissingName> bySlug = new LinkedHashMap<>();

    void add(MissingName entry) {
        bySlug.put(key(entry.resource(), entry.slug()), entry);
    }

    private static String key(String resource, @Nullable String slug) {
        return resource + "\n" + slug;
    }

    /** Returns all entries. Each follows the entries to which it refers. */
    List<MissingName> all() {
        List<String> order = List.of(BRANDS, "designers", "silhouettes", COLLABORATORS, "collaborations");
        return bySlug.values().stream()
                .sorted(Comparator.comparingInt(entry -> order.indexOf(entry.resource())))
                .toList();
    }

    /** Returns the names by resource; the first {@value #MAX_SHOWN} of each. */
    Map<String, List<String>> shown() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (MissingName entry : all()) {
            List<String> shown = names.computeIfAbsent(entry.resource(), resource -> new ArrayList<>());
            if (shown.size() < MAX_SHOWN) {
                shown.add(entry.use().name());
            }
        }
        return names;
    }

    /** Returns the missing entries that a sneaker names. Each follows the entries to which it refers. */
    List<MissingName> of(SneakerNames names) {
        Map<String, MissingName> found = new LinkedHashMap<>();
        add(BRANDS, names.brand(), found);
        add("silhouettes", names.silhouette(), found);
        add("collaborations", names.collaboration(), found);
        names.designers().forEach(designer -> add("designers", designer, found));
        return List.copyOf(found.values());
    }

    private void add(String resource, @Nullable String slug, Map<String, MissingName> found) {
        MissingName entry = bySlug.get(key(resource, slug));
        if (entry != null) {
            add(BRANDS, entry.brand(), found);
            entry.collaborators().forEach(party -> add(COLLABORATORS, party, found));
            found.put(key(resource, slug), entry);
        }
    }

    /** Removes the entries that none of these sneakers names. */
    void keepOnly(Iterable<SneakerNames> sneakers) {
        Set<MissingName> named = new HashSet<>();
        sneakers.forEach(names -> named.addAll(of(names)));
        bySlug.values().retainAll(named);
    }
}
