// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.transfer.TableOptions;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.junit.jupiter.api.Test;

/** The names of fields and shapes are in annotations and in the docs, too. */
class FieldsTest {

    @Test
    void theParameterMapAcceptsEveryField() throws ReflectiveOperationException {
        Field pattern = TableOptions.class.getDeclaredField("MAPPING");
        pattern.setAccessible(true);
        String mapping = (String) pattern.get(null);
        Fields.ALL.forEach(field -> assertTrue(("A column=" + field).matches(mapping), field));
        for (String field : List.of("-", "price.ask.cents", "metadata.Season", "metadata." + "s".repeat(64))) {
            assertTrue(("A=" + field).matches(mapping) && Fields.isKnown(field), field);
        }
        assertTrue(!"A=nmae".matches(mapping) && !Fields.isKnown("nmae"));
    }

    @Test
    void theParameterShapeAcceptsEveryShape() throws ReflectiveOperationException {
        Parameter shape = TableOptions.class.getMethod("shape").getAnnotation(Parameter.class);
        assertEquals(Shape.NAMES, Arrays.asList(shape.schema().enumeration()));
    }

    @Test
    void theDocsListEveryColumnAndEveryShape() throws IOException {
        String docs = Files.readString(Path.of("docs/IMPORT.md"));
        Shape table = Shape.named(Shape.TABLE);
        table.columns().forEach((field, names) -> {
            String others = String.join(
                    ", ", names.stream().filter(name -> !name.equals(field)).toList());
            assertTrue(docs.contains("| `" + field + "` | " + others + " |"), field);
        });
        Shape.NAMES.stream()
                .filter(name -> !name.equals(Shape.TABLE))
                .forEach(name -> assertTrue(docs.contains("| `" + name + "` |"), name));
    }
}
