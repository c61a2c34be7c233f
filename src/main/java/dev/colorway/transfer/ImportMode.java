// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an import treats the fields of an existing entry that its row does not have. */
public enum ImportMode {
    /** The fields stay as they are, as with a merge patch. */
    MERGE,
    /**
     * The fields are cleared, so the entry has only the fields of the row. Of a price, only the address of its offer is
     * cleared.
     */
    REPLACE;

    /** Returns the mode of a parameter value; empty if the value is unknown. */
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
