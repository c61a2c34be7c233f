// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.colorway.http.problem.ProblemException;
import dev.colorway.http.problem.ProblemType;
import dev.colorway.settings.HttpSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads the JSON body of a request. Refuses a body that is too long, malformed or ambiguous. */
@Singleton
class JsonBody {

    /** Allows deeper nesting than any valid body has, but not deeper than the library for merge patches can read. */
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(32).build();

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * Keeps all digits of numbers. Refuses a field that appears twice: RFC 8259, 4 does not define which one counts.
     */
    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Inject
    HttpSettings settings;

    /**
     * Reads the body.
     *
     * @param headers of the request, which can declare an unsupported content coding
     * @throws ProblemException if the body is refused
     */
    JsonNode read(InputStream body, MediaType type, MultivaluedMap<String, String> headers) throws IOException {
        BodyEncoding.check(type, headers.get(HttpHeaders.CONTENT_ENCODING), Set.of("identity"));
        int maxBytes = settings.maxJsonSize();
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new ProblemException(
                    ProblemType.CONTENT_TOO_LARGE, "The body is larger than " + maxBytes + " bytes.");
        }
        try {
            JsonNode json = JSON.readTree(text(bytes));
            if (json.isMissingNode()) {
                throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is empty. It must be JSON.");
            }
            return json;
        } catch (StreamConstraintsException | NumberFormatException beyond) {
            throw new ProblemException(
                    ProblemType.MALFORMED_BODY,
                    "The body has a number or a name that is too long, or lists and objects that are nested too "
                            + "deeply.");
        } catch (JsonProcessingException noJson) {
            JsonLocation location = noJson.getLocation();
            throw new ProblemException(
                    ProblemType.MALFORMED_BODY,
                    "The body is not JSON"
                            + (location == null
                                    ? ""
                                    : ": see line " + location.getLineNr() + ", column " + location.getColumnNr())
                            + (isRepetition(noJson) ? ", where a field appears for the second time." : "."));
        }
    }

    /**
     * Decodes UTF-8, the encoding of JSON (RFC 8259, 8.1), and removes a byte order mark. The parser would also accept
     * UTF-16 and invalid bytes.
     */
    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException noText) {
            throw new ProblemException(ProblemType.MALFORMED_BODY, "The body is not UTF-8, as JSON must be.");
        }
    }

    private static boolean isRepetition(JsonProcessingException noJson) {
        return String.valueOf(noJson.getOriginalMessage()).startsWith("Duplicate field");
    }
}
