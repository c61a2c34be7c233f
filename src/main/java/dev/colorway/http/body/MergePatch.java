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
 * A JSON Merge Patch (RFC 7396): fields that it contains are set, null removes a field, fields that it leaves out stay
 * as they are. Lists are replaced as a whole. Jakarta JSON Processing applies the patch.
 *
 * @param json the patch
 */
public record MergePatch(JsonNode json) {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Cached, because each static method of {@code Json} searches the class path for a provider. */
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    /** Returns the target after the patch. */
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
