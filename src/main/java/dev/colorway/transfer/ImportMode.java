// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a row does to the fields of an entry that it does not have. */
public enum ImportMode {
    /** They stay as they are, as with a merge patch. */
    MERGE,
    /** They are cleared, so that the entry becomes what the row says. */
    REPLACE;

    /** The mode of this name, as callers write it. */
    public static Optional<ImportMode> of(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
