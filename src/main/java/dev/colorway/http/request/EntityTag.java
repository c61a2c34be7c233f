// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Comparison of entity tags (RFC 9110, 8.8.3). */
public final class EntityTag {

    /**
     * The detail of a 412 if {@code If-Match} contains a weak tag. A weak tag matches nothing there (RFC 9110, 13.1.1).
     */
    static final String WEAK_DETAIL = "An ETag in 'If-Match' is weak, because it begins with W/, and a weak ETag never "
            + "matches there. Send the ETag as this service returns it, without W/. A proxy that compresses responses "
            + "can have made it weak.";

    private static final String WEAK = "W/";

    private EntityTag() {}

    static boolean isWeak(String tag) {
        return tag.strip().startsWith(WEAK);
    }

    /**
     * Returns whether {@code If-None-Match} is {@code *} or contains the tag, by the weak comparison of RFC 9110,
     * 13.1.2, which ignores the prefix {@code W/} of both tags.
     *
     * @param ifNoneMatch the header; null matches no tag
     */
    public static boolean isMatch(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*")
                        || Arrays.stream(ifNoneMatch.split(","))
                                .map(String::strip)
                                .map(EntityTag::opaque)
                                .anyMatch(opaque(tag)::equals));
    }

    private static String opaque(String tag) {
        return isWeak(tag) ? tag.substring(WEAK.length()) : tag;
    }
}
