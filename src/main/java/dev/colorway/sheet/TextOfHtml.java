// SPDX-License-Identifier: Apache-2.0
package dev.colorway.sheet;

import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** HTML as plain text. */
final class TextOfHtml {

    private static final Pattern LINE_BREAKS = Pattern.compile("(?i)<(?:br|/p|/div|/li|/tr|/h[1-6])\\s*/?>");
    private static final Pattern MARKUP = Pattern.compile("<[^<>]*>");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f\\r\u00A0]+");
    private static final Pattern EMPTY_LINES = Pattern.compile(" ?\\n[ \\n]*\\n ?");

    private TextOfHtml() {}

    /**
     * Returns HTML as plain text: empty lines separate its paragraphs, lines, list items and table rows, and other
     * markup is left out.
     */
    static String of(String html) {
        String lines = LINE_BREAKS.matcher(html.replace('\n', ' ')).replaceAll("\n\n");
        String text = StringEscapeUtils.unescapeHtml4(MARKUP.matcher(lines).replaceAll(""));
        return EMPTY_LINES
                .matcher(SPACES.matcher(text).replaceAll(" "))
                .replaceAll("\n\n")
                .strip();
    }
}
