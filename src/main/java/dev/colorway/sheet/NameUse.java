// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import org.jspecify.annotations.Nullable;

/**
 * A name, in the spelling of the first sneaker that has it.
 *
 * @param brand the name of the brand of that sneaker; null if it has none, and for brands and designers
 * @param line the first line of that sneaker
 */
record NameUse(String name, @Nullable String brand, long line) {

    NameUse named(String otherName) {
        return new NameUse(otherName, brand, line);
    }
}
