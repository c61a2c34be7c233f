// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http;

import io.netty.util.AsciiString;
import java.util.Collection;
import java.util.Optional;

/** Names and values of a fixed set, such as {@code ASK}. Callers can write them in upper or lower case. */
public final class Choices {

    private Choices() {}

    /**
     * Returns the choice that equals the text if the case of the letters A to Z is ignored. Other letters must be the
     * same: some of them differ from an ASCII letter only by case, for example the Kelvin sign.
     */
    public static Optional<String> find(String text, Collection<String> choices) {
        return choices.stream()
                .filter(choice -> AsciiString.contentEqualsIgnoreCase(choice, text))
                .findFirst();
    }
}
