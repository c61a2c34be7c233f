// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.request;

import dev.colorway.http.Versioned;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What must hold of a thing before it is changed, as the caller says (RFC 9110, 13.1; RFC 6585, 3): nobody overwrites
 * what they have not seen. An ETag's first part is the version of the thing itself, and only that is compared: who read
 * a sneaker in another currency, compressed, or before its price changed has seen the same sneaker.
 *
 * @param ifMatch the versions in {@code If-Match}, {@value #ANY} for any; null without the header
 * @param onlyIfNew whether {@code If-None-Match: *} was sent
 */
public record Preconditions(List<String> ifMatch, boolean onlyIfNew) {

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");

    /** Reads them from a request; throws a problem if the headers are not what they must be. */
    public static Preconditions of(HttpHeaders headers) {
        List<String> given = headers.getRequestHeaders().getOrDefault(HttpHeaders.IF_NONE_MATCH, List.of());
        if (!given.isEmpty() && !given.stream().allMatch(value -> value.strip().equals(ANY))) {
            throw malformed(HttpHeaders.IF_NONE_MATCH, "may only be '*' here, for: only if there is nothing yet");
        }
        List<String> tags = headers.getRequestHeaders().get(HttpHeaders.IF_MATCH);
        return new Preconditions(
                tags == null
                        ? null
                        : tags.stream()
                                .flatMap(value -> Stream.of(value.split(",")))
                                .map(Preconditions::version)
                                .toList(),
                !given.isEmpty());
    }

    private static String version(String value) {
        if (value.strip().equals(ANY)) {
            return ANY;
        }
        Matcher tag = TAG.matcher(value.strip());
        if (!tag.matches()) {
            throw malformed(
                    HttpHeaders.IF_MATCH,
                    "must be an ETag as an answer gave it, in its quotation marks, or '*' for any");
        }
        String version = tag.group(2).split("-", 2)[0];
        // The strong comparison that RFC 9110, 13.1.1 asks for: a weak one matches nothing. Nor does a star in
        // quotation marks.
        return tag.group(1) != null || version.equals(ANY) ? "" : version;
    }

    private static ProblemException malformed(String header, String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, "The header '" + header + "' " + detail + ".");
    }

    /** That there is nothing yet, which this request is to make: a problem if the caller expects something. */
    public void checkNew() {
        if (ifMatch != null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "There is nothing here yet, so 'If-Match' cannot hold. Leave it out to create.");
        }
    }

    /** That the thing has a version that the caller has seen. */
    public void check(Versioned thing) {
        if (onlyIfNew) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "There is something here already, and 'If-None-Match: *' asks for it to be new.");
        }
        if (ifMatch == null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send the ETag that a GET of this address gives in the header 'If-Match'.");
        }
        if (!ifMatch.contains(ANY) && !ifMatch.contains(thing.version())) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "It has changed since it had this ETag. Read it again and decide anew.");
        }
    }
}
