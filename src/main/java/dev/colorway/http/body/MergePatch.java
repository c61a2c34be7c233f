// SPDX-License-Identifier: Apache-2.0
package dev.colorway.http.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/**
 * A JSON Merge Patch (RFC 7396): what it holds is set, what it holds as null is taken away, what it does not hold
 * stays. Lists are replaced whole. The rule itself is that of Jakarta JSON Processing.
 *
 * @param json the patch
 */
public record MergePatch(JsonNode json) {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Kept, because each static method of {@code Json} searches the class path for it. */
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    /** What the patch makes of this. */
    public JsonNode applyTo(JsonNode target) {
        try {
            return JSON.readTree(
                    PROVIDER.createMergePatch(value(json)).apply(value(target)).toString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonValue value(JsonNode node) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(node.toString()))) {
            return reader.readValue();
        }
    }
}
