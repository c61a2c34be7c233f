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
import org.jspecify.annotations.Nullable;

/**
 * The preconditions of a write, from the headers of the request (RFC 9110, 13.1; RFC 6585, 3). They protect changes
 * that the caller has not seen from being overwritten. Compares only the first part of an ETag, the version of the
 * entry itself: a caller that read a sneaker in another currency, compressed, or before its price changed has seen the
 * same sneaker.
 *
 * @param ifMatch the versions in {@code If-Match}, {@value #ANY} for any, {@value #WEAK} for a weak ETag; null without
 *     the header
 * @param onlyIfNew whether {@code If-None-Match: *} was sent
 */
public record Preconditions(@Nullable List<String> ifMatch, boolean onlyIfNew) {

    private static final String ANY = "*";
    private static final String WEAK = "W/";
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");

    /**
     * Reads the preconditions of a request.
     *
     * @throws ProblemException if {@code If-Match} is malformed, or if {@code If-None-Match} is not {@code *}
     */
    public static Preconditions of(HttpHeaders headers) {
        List<String> given = headers.getRequestHeaders().getOrDefault(HttpHeaders.IF_NONE_MATCH, List.of());
        if (!given.isEmpty() && !given.stream().allMatch(value -> value.strip().equals(ANY))) {
            throw malformed(HttpHeaders.IF_NONE_MATCH, "must be '*' here, which means: only if nothing exists yet");
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
                    HttpHeaders.IF_MATCH, "must be an ETag from a response, in its quotation marks, or '*' for any");
        }
        String version = tag.group(2).split("-", 2)[0];
        if (tag.group(1) != null) {
            // By the strong comparison of RFC 9110, 13.1.1, a weak ETag matches nothing.
            return WEAK;
        }
        // A star in quotation marks is not the value '*': it matches nothing.
        return version.equals(ANY) ? "" : version;
    }

    private static ProblemException malformed(String header, String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, "The header '" + header + "' " + detail + ".");
    }

    /**
     * Checks a request that creates an entry. Refuses the header {@code If-Match}, because the header expects an entry
     * that exists.
     *
     * @throws ProblemException with a 412 if the request has {@code If-Match}
     */
    public void checkNew() {
        if (ifMatch != null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "Nothing exists here yet, so 'If-Match' cannot match. Leave the header out to create the entry.");
        }
    }

    /**
     * Checks that the caller has seen the current version of an entry or price.
     *
     * @throws ProblemException with a 428 without {@code If-Match}; with a 412 if it does not match, or if the request
     *     has {@code If-None-Match: *}
     */
    public void check(Versioned current) {
        if (onlyIfNew) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "An entry or price exists here already, and 'If-None-Match: *' allows only its creation.");
        }
        if (ifMatch == null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send the header 'If-Match' with the ETag that a GET of this address returns.");
        }
        if (!ifMatch.contains(ANY) && !ifMatch.contains(current.version())) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    ifMatch.contains(WEAK)
                            ? EntityTag.WEAK_DETAIL
                            : "The entry or price has another ETag now. Read the current state, then decide whether to "
                                    + "send your change.");
        }
    }
}
