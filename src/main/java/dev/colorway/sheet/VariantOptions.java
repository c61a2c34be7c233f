// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds the size and the colour to the facts of a row, if a shop's product has them as options. The name of an option is
 * in a cell of its own, often only in the first row of the product.
 */
final class VariantOptions {

    private static final List<String> OPTIONS = List.of("option1", "option2", "option3");

    private final Shape table = Shape.named(Shape.TABLE);
    private final Map<String, String> names = new HashMap<>();
    private @Nullable String group;

    void addTo(RowFacts facts) {
        String itsGroup = facts.key();
        if (!Objects.equals(group, itsGroup)) {
            names.clear();
            group = itsGroup;
        }
        for (String option : OPTIONS) {
            String name = facts.text(option + ".name");
            if (name != null) {
                names.put(option, name);
            }
            String value = facts.text(option + ".value");
            String known = names.get(option);
            if (value != null && known != null) {
                add(known, value, facts);
            }
        }
    }

    private void add(String name, String value, RowFacts facts) {
        ColumnName qualified = ColumnName.qualified(name).orElse(new ColumnName(name, null, null));
        String text = qualified.text().isEmpty() ? Fields.SIZE : qualified.text();
        table.matches(text).stream()
                .map(Shape.Match::field)
                .filter(field -> field.equals(Fields.SIZE) || field.equals(Fields.COLOR))
                .forEach(field ->
                        facts.put(name, new ColumnMapping.Target(field, 0, null, qualified.sizeSystem()), value));
    }
}
