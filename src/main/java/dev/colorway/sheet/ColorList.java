// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colorway.sneaker.BaseColor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the colours that a maker writes as one text. */
final class ColorList {

    private static final Set<String> BASES =
            Arrays.stream(BaseColor.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** A slash or a hyphen, but not the hyphen within one colour such as Off-White. */
    private static final Pattern SEPARATORS =
            Pattern.compile("/|(?<!\\b(?:off|multi|semi|tri|bi|mid|ultra))-", Pattern.CASE_INSENSITIVE);

    private static final Pattern LIST = Pattern.compile("[,;]");

    private ColorList() {}

    /**
     * Returns the colours of a text: White/Black-Gum has three. A colour whose name is a {@link BaseColor} also gets
     * this base.
     */
    static ArrayNode colors(String text) {
        ArrayNode colors = JsonNodeFactory.instance.arrayNode();
        // In a text with a slash, slashes and hyphens separate colours; in any other text, commas and semicolons.
        for (String name : (text.contains("/") ? SEPARATORS : LIST).split(text)) {
            if (!name.isBlank()) {
                ObjectNode color = colors.addObject().put("name", name.strip());
                String base = name.strip().toUpperCase(Locale.ROOT).replace("GRAY", "GREY");
                if (BASES.contains(base)) {
                    color.put("base", base);
                }
            }
        }
        return colors;
    }
}
