// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colorway.http.problem.Fault;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import java.io.IOException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The position in a list after which the next page begins: the key and the identity of the last row (keyset
 * pagination), and the fingerprint of the {@link Question}. A cursor reveals only what the previous page showed, so it
 * is not signed. A forged cursor is only another position in the same list.
 *
 * @param fingerprint see {@link Question#fingerprint}
 * @param key the sort key of the last row; null if the row has no key
 * @param identity the identity of the last row: its slug or id
 */
public record Cursor(String fingerprint, @Nullable Object key, Object identity) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String encode() {
        try {
            byte[] json =
                    JSON.writeValueAsBytes(new String[] {fingerprint, KeyType.write(key), KeyType.write(identity)});
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a cursor and checks that it belongs to the question.
     *
     * @throws ProblemException {@link ProblemType#INVALID_CURSOR} if the text is not a cursor or belongs to another
     *     question
     */
    static Cursor decode(String text, Question question, SortKey sort, KeyType identityType) {
        return decode(text, question, sort.type(), sort.nullable(), identityType);
    }

    /**
     * Reads a cursor as above, for an order whose key has this type.
     *
     * @param nullable whether the key can be missing
     */
    public static Cursor decode(String text, Question question, KeyType type, boolean nullable, KeyType identityType) {
        String[] parts = parts(text);
        if (!parts[0].equals(question.fingerprint())) {
            throw invalid("belongs to another query: send it with the filters and the sort of the page that it "
                    + "came from");
        }
        if (parts[1] == null && !nullable) {
            throw noCursor();
        }
        try {
            return new Cursor(
                    parts[0],
                    type.read(parts[1]),
                    Objects.requireNonNull(identityType.read(parts[2]), "parts() checks it"));
        } catch (RuntimeException forged) {
            throw noCursor();
        }
    }

    private static String[] parts(String text) {
        try {
            String[] parts = JSON.readValue(Base64.getUrlDecoder().decode(text), String[].class);
            if (parts != null && parts.length == 3 && parts[0] != null && parts[2] != null) {
                return parts;
            }
        } catch (IOException | IllegalArgumentException malformed) {
            // reported below
        }
        throw noCursor();
    }

    /** Returns the problem for text that is not a cursor. */
    public static ProblemException noCursor() {
        return invalid("is not a cursor: copy it from 'next' of the previous page, or leave it out for the first page");
    }

    private static ProblemException invalid(String why) {
        return new ProblemException(
                ProblemType.INVALID_CURSOR, "The cursor cannot be used here.", Fault.ofParameter("cursor", why));
    }
}
