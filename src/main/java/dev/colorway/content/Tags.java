// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import dev.colorway.catalog.EntryDraft;
import dev.colorway.http.problem.Fault;
import dev.colorway.query.Names;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares tags, which are short texts that callers choose. */
public final class Tags {

    /** The maximum count of tags of one entry. */
    public static final int MAX = 30;

    /** The maximum count of characters of one tag. */
    public static final int MAX_LENGTH = 50;

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Tags() {}

    /**
     * Returns the common form of all spellings of a tag: {@code Summer 2024} and {@code summer-2024} both become
     * {@code summer-2024}. Keeps the letters of every script. Empty if the tag has no letter and no digit.
     */
    public static String key(String tag) {
        String hyphenated = SEPARATORS
                .matcher(Normalizer.normalize(Names.inOwnScript(tag), Normalizer.Form.NFC))
                .replaceAll("-");
        int from = hyphenated.startsWith("-") ? 1 : 0;
        int to = hyphenated.length() - (hyphenated.length() > from && hyphenated.endsWith("-") ? 1 : 0);
        return hyphenated.substring(from, to);
    }

    /**
     * Returns the text to show for a key. It depends on the key alone, because sneakers can spell the same tag in
     * different ways.
     */
    public static String label(String key) {
        return key.replace('-', ' ');
    }

    /**
     * Adds a fault for each tag that has the key of an earlier tag, and for each tag with an empty key, which no filter
     * could find.
     */
    public static void check(String pointer, List<String> tags, List<Fault> faults) {
        // Skips tags that are too long, because it takes much time to fold a long text. They have a fault already.
        List<String> keys = tags.stream()
                .map(tag -> tag == null || tag.length() > MAX_LENGTH ? null : key(tag))
                .collect(Collectors.toCollection(ArrayList::new));
        EntryDraft.checkDistinct(pointer, keys, key -> key.isEmpty() ? null : key, faults);
        for (int i = 0; i < keys.size(); i++) {
            if ("".equals(keys.get(i))) {
                faults.add(Fault.at(pointer + "/" + i, "must contain a letter or a digit"));
            }
        }
    }
}
