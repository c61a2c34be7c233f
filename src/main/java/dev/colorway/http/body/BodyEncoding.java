// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import dev.colorway.http.problem.Problem;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the charset and the content codings that a request declares for its body. */
public final class BodyEncoding {

    private static final String CHARSET = "charset";
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii");

    private BodyEncoding() {}

    /**
     * Refuses a body whose declared charset is neither UTF-8 nor US-ASCII, or that has an unsupported content coding.
     *
     * @param type null if the request declares none
     * @param contentEncoding the content codings of the body; null for none
     * @param codings the supported content codings (RFC 9110, 8.4), in lower case
     * @throws ProblemException {@code UNSUPPORTED_MEDIA_TYPE} if the body is refused
     */
    public static void check(@Nullable MediaType type, @Nullable List<String> contentEncoding, Set<String> codings) {
        String charset = type == null ? null : type.getParameters().get(CHARSET);
        if (charset != null && !UTF_8.contains(charset.toLowerCase(Locale.ROOT))) {
            throw unsupported("The body must be in UTF-8, not in '" + Problem.quoted(charset) + "'.");
        }
        for (String coding : contentEncoding == null ? List.<String>of() : contentEncoding) {
            if (!codings.contains(coding.strip().toLowerCase(Locale.ROOT))) {
                throw unsupported("The header '" + HttpHeaders.CONTENT_ENCODING + "' must be "
                        + String.join(" or ", codings.stream().sorted().toList()) + " here, not '"
                        + Problem.quoted(coding) + "'.");
            }
        }
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
