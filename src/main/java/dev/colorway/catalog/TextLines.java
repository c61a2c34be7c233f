// SPDX-License-Identifier: Apache-2.0
package dev.colorway.catalog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * Stores a short list of texts in one column, each text on a line, so that a read needs no further statement. In the
 * column, an empty list is null.
 */
@Immutable
@Converter
public class TextLines implements AttributeConverter<List<String>, String> {

    private static final String BREAK = "\n";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<String> texts) {
        return texts == null || texts.isEmpty() ? null : String.join(BREAK, texts);
    }

    @Override
    public List<String> convertToEntityAttribute(@Nullable String lines) {
        return lines == null ? List.of() : List.of(lines.split(BREAK));
    }
}
