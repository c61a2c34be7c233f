// SPDX-License-Identifier: Apache-2.0
package dev.colorway.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Stores values as JSON in a text column, because no query searches them. So a read needs no join. An empty value is
 * null in the database. The values are immutable: Hibernate need not copy them to find out whether they changed.
 */
public final class JsonColumn {

    /** The maximum length of the JSON in a column, in characters: more than the JSON of any valid value needs. */
    public static final int MAX_LENGTH = 100_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private JsonColumn() {}

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T read(TypeReference<T> type, String stored) {
        try {
            return JSON.readValue(stored, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A column of JSON is damaged", damaged);
        }
    }

    private static @Nullable String writeList(@Nullable List<?> list) {
        return list == null || list.isEmpty() ? null : write(list);
    }

    private static <T> List<T> readList(TypeReference<List<T>> type, @Nullable String stored) {
        return stored == null ? List.of() : List.copyOf(read(type, stored));
    }

    /** Stores pictures. */
    @Converter
    @Immutable
    public static final class OfImages implements AttributeConverter<List<Image>, String> {

        private static final TypeReference<List<Image>> TYPE = new TypeReference<>() {};

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable List<Image> images) {
            return writeList(images);
        }

        @Override
        public List<Image> convertToEntityAttribute(@Nullable String stored) {
            return readList(TYPE, stored);
        }
    }

    /** Stores links. */
    @Converter
    @Immutable
    public static final class OfLinks implements AttributeConverter<List<WebLink>, String> {

        private static final TypeReference<List<WebLink>> TYPE = new TypeReference<>() {};

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable List<WebLink> links) {
            return writeList(links);
        }

        @Override
        public List<WebLink> convertToEntityAttribute(@Nullable String stored) {
            return readList(TYPE, stored);
        }
    }

    /** Stores a list of texts. */
    @Converter
    @Immutable
    public static final class OfTexts implements AttributeConverter<List<String>, String> {

        private static final TypeReference<List<String>> TYPE = new TypeReference<>() {};

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable List<String> texts) {
            return writeList(texts);
        }

        @Override
        public List<String> convertToEntityAttribute(@Nullable String stored) {
            return readList(TYPE, stored);
        }
    }

    /** Stores texts by name. */
    @Converter
    @Immutable
    public static final class OfMetadata implements AttributeConverter<Map<String, String>, String> {

        private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Map<String, String> metadata) {
            return metadata == null || metadata.isEmpty() ? null : write(metadata);
        }

        @Override
        public Map<String, String> convertToEntityAttribute(@Nullable String stored) {
            return stored == null ? Map.of() : Metadata.sorted(read(TYPE, stored));
        }
    }
}
