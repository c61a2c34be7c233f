// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The preferences of a caller in the header {@code Prefer}. Unknown preferences are ignored, as RFC 7240, 2 requires.
 */
public final class Preference {

    public static final String HEADER = "Prefer";
    /** The header of a response that names the preferences that were applied. */
    public static final String APPLIED = "Preference-Applied";

    /** The caller needs only the result of a write, not the written entry. */
    public static final String MINIMAL = "return=minimal";

    private static final Pattern RETURN = Pattern.compile("return\\s*=\\s*\"?(minimal|representation)\"?");

    private Preference() {}

    /**
     * Returns whether the caller prefers a small response. If the header has several {@code return} preferences, the
     * first one counts.
     *
     * @param prefer the value of the header; null without the header
     */
    public static boolean isMinimal(@Nullable String prefer) {
        return Stream.ofNullable(prefer)
                .flatMap(value -> Stream.of(value.split(",")))
                .map(preference -> preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .map(RETURN::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .filter(matcher -> matcher.group(1).equals("minimal"))
                .isPresent();
    }
}
