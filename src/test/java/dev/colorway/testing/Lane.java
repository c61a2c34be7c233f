// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.util.Locale;

/**
 * How thoroughly the tests prove what they prove. {@code ./mvnw verify} is the quick lane, {@code ./mvnw verify
 * -Pthorough} the other: the same tests with more and larger data, and those tagged {@code thorough}.
 */
public enum Lane {
    QUICK,
    THOROUGH;

    /** The lane of this run: the system property {@code colorway.test.lane}. */
    public static Lane current() {
        return valueOf(System.getProperty("colorway.test.lane", "quick").toUpperCase(Locale.ROOT));
    }

    /** A number of rows, questions or rounds: small in the quick lane, large in the thorough one. */
    public static int size(int quick, int thorough) {
        return current() == QUICK ? quick : thorough;
    }
}
