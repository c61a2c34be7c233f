// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import java.util.Locale;

/** The name of a type in texts for people. */
public final class DisplayName {

    private DisplayName() {}

    /**
     * Returns the words of a type name in lower case: {@code size chart} for {@code SizeChart}.
     *
     * @param typeName the name of an entity or a schema
     */
    public static String of(String typeName) {
        return typeName.replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
