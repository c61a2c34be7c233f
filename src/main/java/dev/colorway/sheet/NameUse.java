// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import org.jspecify.annotations.Nullable;

/**
 * A name, in the spelling of the first row that contains it.
 *
 * @param brand the name of the brand in that row; null if the row has none, and for brands and designers
 * @param line the line of that row
 */
record NameUse(String name, @Nullable String brand, long line) {

    NameUse named(String otherName) {
        return new NameUse(otherName, brand, line);
    }
}
