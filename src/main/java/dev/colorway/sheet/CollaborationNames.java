// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.http.problem.Problem;
import dev.colorway.query.Names;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The collaborations that a table names, by their own name or by their collaborators. Two texts with the same brand and
 * the same collaborators mean the same collaboration.
 */
final class CollaborationNames {

    private static final String RESOURCE = "collaborations";
    private static final String ENTITY = "Collaboration";
    private static final String COLLABORATORS = "collaborators";

    private final NameBook book;
    private final Map<String, @Nullable String> slugs = new HashMap<>();
    /** The slugs of collaborations by brand and collaborators. */
    private final Map<String, String> billed = new HashMap<>();
    /**
     * The slugs of those collaborations of the catalog that have a collaborator of the table. The keys are those of
     * {@link PresentNames#billing}.
     */
    private Map<String, List<String>> present = Map.of();

    CollaborationNames(NameBook book) {
        this.book = book;
    }

    /** Finds the collaborations in the catalog. Adds missing collaborations and their missing collaborators. */
    void resolve(Map<String, NameUse> uses) {
        Parties parties = Parties.of(
                uses.values().stream()
                        .map(use -> new Parties.Text(use.name(), use.brand()))
                        .toList(),
                names -> NameBook.present("Collaborator", names).keySet());
        addNamed(uses);
        Map<String, List<String>> split = new LinkedHashMap<>();
        Map<String, NameUse> collaborators = new LinkedHashMap<>();
        Set<String> composed = new LinkedHashSet<>();
        uses.forEach((key, use) -> {
            if (!slugs.containsKey(key)) {
                List<String> names = parties.split(use.name(), use.brand());
                split.put(key, names);
                names.forEach(name -> collaborators.putIfAbsent(Names.key(name), use.named(name)));
                composedNames(names, use).forEach(name -> composed.add(Names.slug(name)));
            }
        });
        composed.remove("");
        PresentNames.among(ENTITY, composed)
                .forEach(entry -> book.addTaken(RESOURCE, List.of(entry.slug(), entry.nameKey())));
        book.resolve(COLLABORATORS, "Collaborator", collaborators);
        present = PresentNames.collaborations(collaborators.values().stream()
                .map(use -> book.slug(COLLABORATORS, use.name()))
                .toList());
        split.forEach((key, names) -> slugs.put(key, slug(Objects.requireNonNull(uses.get(key)), names)));
    }

    /** Adds the collaborations of the catalog that a text names by their own name or slug. */
    private void addNamed(Map<String, NameUse> uses) {
        Set<String> keys = new LinkedHashSet<>();
        uses.values().forEach(use -> keys.addAll(List.of(Names.key(use.name()), Names.slug(use.name()))));
        keys.remove("");
        Map<String, String> named = new HashMap<>();
        List<PresentNames.Entry> present = PresentNames.among(ENTITY, keys);
        present.forEach(entry -> named.putIfAbsent(entry.brand() + "\n" + entry.nameKey(), entry.slug()));
        present.forEach(entry -> named.put(entry.brand() + "\n" + entry.slug(), entry.slug()));
        uses.forEach((key, use) -> Stream.of(Names.slug(use.name()), Names.key(use.name()))
                .map(name -> named.get(book.brand(use.brand()) + "\n" + name))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(slug -> slugs.put(key, slug)));
    }

    /**
     * Returns two names for a new collaboration. Its slug comes from the second name if another collaboration has the
     * slug of the first one.
     */
    private static List<String> composedNames(List<String> names, NameUse use) {
        String name = String.join(" x ", names) + " x " + use.brand();
        return List.of(name, name + " 2");
    }

    /**
     * Returns the slug of a collaboration; null if it has no collaborators besides the brand. Returns a placeholder of
     * {@link NameBook#refuse} if it cannot be imported.
     */
    private @Nullable String slug(NameUse use, List<String> names) {
        String brand = book.brand(use.brand());
        if (names.isEmpty()) {
            return null;
        }
        if (brand == null) {
            return book.refuse(
                    "names a collaboration without a brand", "Add a column for the brand of the collaboration");
        }
        List<String> parties = names.stream()
                .map(name -> book.slug(COLLABORATORS, name))
                .distinct()
                .toList();
        Optional<String> refused = Stream.concat(Stream.of(brand), parties.stream())
                .filter(book::isRefused)
                .findFirst();
        if (refused.isPresent()) {
            return refused.get();
        }
        String same = PresentNames.billing(brand, parties);
        String slug = billed.get(same);
        if (slug == null) {
            slug = find(use, names, brand, parties);
            billed.put(same, slug);
        }
        return slug;
    }

    private String find(NameUse use, List<String> names, String brand, List<String> parties) {
        List<String> composed = composedNames(names, use);
        List<String> owners = present.getOrDefault(PresentNames.billing(brand, parties), List.of());
        if (owners.isEmpty()) {
            return book.create(RESOURCE, use.named(composed.get(0)), brand, parties, composed.toArray(String[]::new));
        }
        String slugOfName = EntryDraft.slugOf(composed.get(0)).orElse("");
        if (owners.size() > 1 && !owners.contains(slugOfName)) {
            return book.refuse(
                    "names '" + Problem.quoted(use.name()) + "', but its collaborators have several collaborations: "
                            + String.join(", ", owners),
                    "Write one of these slugs instead");
        }
        return owners.contains(slugOfName) ? slugOfName : owners.get(0);
    }

    /**
     * Returns the slug of a collaboration by its key in {@link #resolve}, or the placeholder of a refused name; null
     * for a general release.
     */
    @Nullable
    String slug(String key) {
        return slugs.get(key);
    }
}
