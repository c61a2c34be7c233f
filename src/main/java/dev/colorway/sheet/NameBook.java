// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.catalog.EntryDraft;
import dev.colorway.http.problem.Problem;
import dev.colorway.query.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries to which the sneakers of a table refer by name: brands, silhouettes, collaborators, collaborations and
 * designers. First collects all names, then finds the entries of the catalog, then lists the missing ones.
 */
final class NameBook {

    /** The maximum count of different names: all of them are in memory. */
    static final int MAX_NAMES = 200_000;

    private final Map<String, NameUse> brands = new LinkedHashMap<>();
    private final Map<String, NameUse> silhouettes = new LinkedHashMap<>();
    private final Map<String, NameUse> collaborations = new LinkedHashMap<>();
    private final Map<String, NameUse> designers = new LinkedHashMap<>();

    private final Map<String, String> slugs = new HashMap<>();
    private final MissingNames missing = new MissingNames();
    private final Map<String, Set<String>> taken = new HashMap<>();
    /** The faults of names, by the placeholders for their slugs. */
    private final Map<String, String> refused = new HashMap<>();

    private final CollaborationNames joint = new CollaborationNames(this);

    /** Collects the names of the sneaker on a line. Returns false if there are more than {@link #MAX_NAMES}. */
    boolean collect(long line, ObjectNode sneaker) {
        String brand = SneakerFacts.text(sneaker, Fields.BRAND);
        String model = SneakerFacts.text(sneaker, Fields.SILHOUETTE);
        String partners = SneakerFacts.text(sneaker, Fields.COLLABORATION);
        if (brand != null) {
            add(brands, Names.key(brand), brand, null, line);
        }
        if (model != null) {
            add(silhouettes, pair(brand, model), model, brand, line);
        }
        if (partners != null) {
            add(collaborations, pair(brand, partners), partners, brand, line);
        }
        SneakerFacts.texts(sneaker, Fields.DESIGNER).forEach(name -> add(designers, Names.key(name), name, null, line));
        return brands.size() + silhouettes.size() + collaborations.size() + designers.size() <= MAX_NAMES;
    }

    private static void add(Map<String, NameUse> uses, String key, String name, @Nullable String brand, long line) {
        uses.computeIfAbsent(key, first -> new NameUse(name, brand, line));
    }

    private static String pair(@Nullable String brand, String name) {
        return (brand == null ? "" : Names.key(brand)) + "\n" + Names.key(name);
    }

    /** Finds all names in the catalog. Adds the missing ones as entries to create, or refuses them. */
    void resolve() {
        resolve("brands", "Brand", brands);
        resolve("designers", "Designer", designers);
        resolveSilhouettes();
        joint.resolve(collaborations);
    }

    /** Finds names in the catalog. Adds the missing ones as entries to create, or refuses them. */
    void resolve(String resource, String entity, Map<String, NameUse> uses) {
        Map<String, String> found =
                present(entity, uses.values().stream().map(use -> use.name()).toList());
        Map<String, String> created = new HashMap<>();
        uses.forEach((key, use) -> {
            String slug = found.getOrDefault(key, found.get(Names.slug(use.name())));
            // Two spellings can have the same slug: Off-White, Off White.
            String itsSlug = slug != null ? slug : created.get(Names.slug(use.name()));
            if (itsSlug == null) {
                itsSlug = create(resource, use, null, List.of(), use.name());
                created.put(Names.slug(use.name()), itsSlug);
            }
            slugs.put(resource + "\n" + key, itsSlug);
        });
    }

    /**
     * Returns the slugs of the entries of the catalog that have one of these names. The keys of the map are slugs,
     * former slugs and folded names ({@link Names#key}).
     */
    static Map<String, String> present(String entity, Collection<String> names) {
        Set<String> keys = names.stream()
                .flatMap(name -> Stream.of(Names.key(name), Names.slug(name)))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> found = new HashMap<>();
        List<PresentNames.Entry> entries = PresentNames.among(entity, keys);
        entries.forEach(entry -> found.putIfAbsent(entry.nameKey(), entry.slug()));
        // A slug is unique and a name is not, so a slug wins.
        entries.forEach(entry -> found.put(entry.slug(), entry.slug()));
        return found;
    }

    /**
     * Refuses a name, and returns a placeholder for its slug. A placeholder begins with a question mark; no slug does.
     */
    String refuse(String detail, String advice) {
        String mark = "?" + refused.size();
        refused.put(mark, detail + ". " + advice);
        return mark;
    }

    /** Returns whether a slug is the placeholder of a refused name. */
    boolean isRefused(@Nullable String slug) {
        return slug != null && refused.containsKey(slug);
    }

    /**
     * Adds a missing entry and returns its slug. The slug comes from the first of {@code namesOfSlug} whose slug is
     * free. Returns a placeholder of {@link #refuse} if none is free.
     */
    String create(String resource, NameUse use, @Nullable String brand, List<String> parties, String... namesOfSlug) {
        Set<String> used = taken.computeIfAbsent(resource, type -> new HashSet<>());
        String slug = "";
        for (String name : namesOfSlug) {
            slug = EntryDraft.slugOf(name).orElse("");
            if (!slug.isEmpty() && !used.contains(slug)) {
                break;
            }
        }
        if (slug.isEmpty() || !used.add(slug)) {
            return refuse(
                    "no free slug can be made from the name '" + Problem.quoted(use.name()) + "'",
                    "Create the entry yourself, under " + "/" + resource);
        }
        missing.add(new MissingName(use, resource, slug, brand, parties));
        return slug;
    }

    private void resolveSilhouettes() {
        Set<String> keys = new LinkedHashSet<>();
        silhouettes
                .values()
                .forEach(use -> namesOf(use).forEach(name -> {
                    keys.add(Names.key(name));
                    keys.add(Names.slug(name));
                }));
        keys.remove("");
        List<PresentNames.Entry> present = PresentNames.among("Silhouette", keys);
        Map<String, List<PresentNames.Entry>> byKey = new HashMap<>();
        present.forEach(entry -> Stream.of(entry.nameKey(), entry.slug())
                .distinct()
                .forEach(key ->
                        byKey.computeIfAbsent(key, first -> new ArrayList<>()).add(entry)));
        present.forEach(entry -> addTaken("silhouettes", List.of(entry.slug(), entry.nameKey())));
        Map<String, String> created = new HashMap<>();
        silhouettes.forEach((key, use) -> {
            String brand = brand(use.brand());
            List<String> owners = namesOf(use).stream()
                    .flatMap(name -> Stream.of(Names.key(name), Names.slug(name)))
                    .flatMap(name -> byKey.getOrDefault(name, List.of()).stream())
                    .filter(entry -> brand == null || entry.brand().equals(brand))
                    .map(PresentNames.Entry::slug)
                    .distinct()
                    .toList();
            String same = brand + "\n" + Names.slug(use.name());
            String slug;
            if (!owners.isEmpty() && (brand != null || owners.size() == 1)) {
                slug = owners.get(0);
            } else if (brand == null) {
                slug = refuse(
                        "names the silhouette '" + Problem.quoted(use.name())
                                + "' without a brand, and "
                                + (owners.isEmpty() ? "no" : "more than one") + " silhouette has this name",
                        "Add a column for the brand");
            } else if (isRefused(brand)) {
                slug = brand;
            } else {
                slug = created.computeIfAbsent(
                        same,
                        first -> create(
                                "silhouettes", use, brand, List.of(), use.name(), use.brand() + " " + use.name()));
            }
            slugs.put("silhouettes\n" + key, slug);
        });
    }

    /** Returns the names by which to look up a silhouette: as in the table, and without its brand in front. */
    private static List<String> namesOf(NameUse use) {
        String brand = use.brand() == null ? "" : Names.key(use.brand()) + " ";
        String key = Names.key(use.name());
        return brand.length() > 1 && key.startsWith(brand) && key.length() > brand.length()
                ? List.of(use.name(), key.substring(brand.length()))
                : List.of(use.name());
    }

    /** Returns the slug of a brand; null for null. */
    @Nullable
    String brand(@Nullable String name) {
        return name == null ? null : slugs.get("brands\n" + Names.key(name));
    }

    /** Returns the slug of an entry of a type without a brand, after {@link #resolve}. */
    String slug(String resource, String name) {
        return Objects.requireNonNull(slugs.get(resource + "\n" + Names.key(name)));
    }

    /** Makes slugs unusable for new entries of a type. */
    void addTaken(String resource, Collection<String> present) {
        taken.computeIfAbsent(resource, type -> new HashSet<>()).addAll(present);
    }

    /** Returns the slugs of the entries that a sneaker names, after {@link #resolve}. */
    SneakerNames of(ObjectNode sneaker) {
        String brand = SneakerFacts.text(sneaker, Fields.BRAND);
        String silhouette = SneakerFacts.text(sneaker, Fields.SILHOUETTE);
        String partners = SneakerFacts.text(sneaker, Fields.COLLABORATION);
        return new SneakerNames(
                brand(brand),
                silhouette == null ? null : slugs.get("silhouettes\n" + pair(brand, silhouette)),
                partners == null ? null : joint.slug(pair(brand, partners)),
                SneakerFacts.texts(sneaker, Fields.DESIGNER).stream()
                        .map(name -> slug("designers", name))
                        .distinct()
                        .toList());
    }

    MissingNames missing() {
        return missing;
    }

    boolean hasRefused() {
        return !refused.isEmpty();
    }

    /**
     * Returns why a sneaker cannot be imported: a name was refused, or its entry does not exist and may not be created.
     * Empty if its names do not prevent the import.
     */
    List<String> faults(SneakerNames names, boolean createsMissing) {
        List<String> texts = new ArrayList<>(names.all().stream()
                .filter(refused::containsKey)
                .map(refused::get)
                .distinct()
                .toList());
        if (!createsMissing) {
            missing.of(names).forEach(entry -> texts.add(entry.detail()));
        }
        return texts;
    }
}
