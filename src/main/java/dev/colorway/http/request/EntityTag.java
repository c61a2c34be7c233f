// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import java.util.Arrays;

/** Comparison of entity tags (RFC 9110, 8.8.3). */
public final class EntityTag {

    private EntityTag() {}

    /**
     * Returns whether {@code If-None-Match} contains the tag, by the weak comparison of RFC 9110, 13.1.2: {@code W/"x"}
     * is the same as {@code "x"}.
     *
     * @param ifNoneMatch the header; may be null
     */
    public static boolean isMatch(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*")
                        || Arrays.stream(ifNoneMatch.split(","))
                                .map(String::strip)
                                .map(given -> given.startsWith("W/") ? given.substring(2) : given)
                                .anyMatch(tag::equals));
    }
}
