// SPDX-License-Identifier: Apache-2.0
package dev.colorway.testing;

import java.util.Locale;

/**
 * The thoroughness of the tests. {@code ./mvnw verify} runs the quick lane, {@code ./mvnw verify -Pthorough} the
 * thorough one: the same tests with more and larger data, and the tests tagged {@code thorough}.
 */
public enum Lane {
    QUICK,
    THOROUGH;

    /** Returns the lane of this run, from the system property {@code colorway.test.lane}. */
    public static Lane current() {
        return valueOf(System.getProperty("colorway.test.lane", "quick").toUpperCase(Locale.ROOT));
    }

    /** Returns a count of rows, questions or rounds: small in the quick lane, large in the thorough one. */
    public static int size(int quick, int thorough) {
        return current() == QUICK ? quick : thorough;
    }
}
