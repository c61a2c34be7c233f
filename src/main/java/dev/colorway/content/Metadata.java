// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import dev.colorway.http.problem.Fault;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts by name that callers store with an entry. The catalog only stores and returns them. */
public final class Metadata {

    /** The maximum count of texts of one entry. */
    public static final int MAX = 50;

    /** The maximum count of characters of one text. */
    public static final int MAX_LENGTH = 500;

    private static final int MAX_NAME_LENGTH = 64;

    private Metadata() {}

    /**
     * Returns the texts in the order of their names, unmodifiable, so that equal texts have the same JSON; an empty map
     * for null.
     */
    public static Map<String, String> sorted(@Nullable Map<String, String> metadata) {
        return metadata == null || metadata.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** Adds a fault for each name of more than {@value #MAX_NAME_LENGTH} characters. */
    public static void check(String pointer, Map<String, String> metadata, List<Fault> faults) {
        metadata.keySet().stream()
                .filter(name -> name.length() > MAX_NAME_LENGTH)
                .forEach(name -> faults.add(Fault.at(
                        Fault.pointer(pointer, name), "has a name of more than " + MAX_NAME_LENGTH + " characters")));
    }
}
