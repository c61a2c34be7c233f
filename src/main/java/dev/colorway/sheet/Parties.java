// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import dev.colorway.query.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits the text of a collaboration into its collaborators: {@code A x B}, {@code A, B}. A text with {@code x} between
 * names is always split. Any other text or part stays whole if a collaborator of the catalog has this name. {@code A &
 * B} is split only if each side is a collaborator of the catalog, or stands alone elsewhere in the file. Otherwise it
 * is one collaborator, such as Dolce & Gabbana.
 */
final class Parties {

    /** The text of a collaboration, and the name of its brand; null if the row has none. */
    record Text(String text, @Nullable String brand) {}

    private static final Pattern BETWEEN = Pattern.compile("\\s+[xX\u00D7]\\s+|\\s*\u00D7\\s*");
    private static final Pattern COMMAS = Pattern.compile("\\s*[,;]\\s*");
    private static final Pattern AND = Pattern.compile("\\s+(?:&|\\+|and)\\s+");
    private static final Set<String> NOTHING = Set.of("", "none", "no", "n/a", "na", "-", "general release", "gr");

    private final Set<String> known;

    private Parties(Set<String> known) {
        this.known = known;
    }

    /**
     * @param find looks up names in the catalog; returns the folded names ({@link Names#key}) and the slugs of the
     *     collaborators that it finds
     */
    static Parties of(Collection<Text> texts, Function<Collection<String>, Set<String>> find) {
        Set<String> candidates = new LinkedHashSet<>();
        Set<String> known = new HashSet<>();
        for (Text text : texts) {
            candidates.add(text.text);
            for (String part : BETWEEN.split(text.text)) {
                candidates.add(part);
                for (String smaller : COMMAS.split(part)) {
                    candidates.add(smaller);
                    candidates.addAll(Arrays.asList(AND.split(smaller)));
                    if (!AND.matcher(smaller).find()) {
                        known.add(Names.key(smaller));
                    }
                }
            }
        }
        known.addAll(find.apply(candidates));
        return new Parties(known);
    }

    private boolean isKnown(String name) {
        return known.contains(Names.key(name)) || known.contains(Names.slug(name));
    }

    /** Returns the collaborators in a text, in order, without the brand; empty if it names none. */
    List<String> split(String text, @Nullable String brand) {
        Set<String> keys = new HashSet<>();
        if (brand != null) {
            keys.add(Names.key(brand));
        }
        List<String> parties = new ArrayList<>();
        for (String party : parts(text)) {
            if (!NOTHING.contains(Names.key(party)) && keys.add(Names.key(party))) {
                parties.add(party.strip());
            }
        }
        return parties;
    }

    private List<String> parts(String text) {
        if (isKnown(text) && !BETWEEN.matcher(text).find()) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        for (String part : BETWEEN.split(text)) {
            for (String smaller : isKnown(part) ? List.of(part) : List.of(COMMAS.split(part))) {
                List<String> sides = List.of(AND.split(smaller));
                if (!isKnown(smaller) && sides.size() > 1 && sides.stream().allMatch(this::isKnown)) {
                    parts.addAll(sides);
                } else {
                    parts.add(smaller);
                }
            }
        }
        return parts;
    }
}
