// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text for a terminal, in columns as wide as their widest cells. */
final class TextColumns {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] isNumeric;

    /** @param isNumeric for each column, whether its cells are aligned to the right */
    TextColumns(boolean... isNumeric) {
        this.isNumeric = isNumeric;
    }

    /** @param cells a cell for each column */
    TextColumns add(String... cells) {
        rows.add(cells);
        return this;
    }

    /**
     * Returns a text in one line that cannot control a terminal: each line break and tab becomes a space, each other
     * control or invisible format character a question mark.
     */
    static String printable(String text) {
        return text.replaceAll("\\s", " ").replaceAll("\\p{C}", "?");
    }

    /**
     * Returns the width of a text in a terminal: wide characters (UAX #11), such as Chinese characters and most emoji,
     * are two columns wide.
     */
    private static int width(String text) {
        return text.codePoints()
                .map(character -> switch (UCharacter.getIntPropertyValue(character, UProperty.EAST_ASIAN_WIDTH)) {
                    case EastAsianWidth.WIDE, EastAsianWidth.FULLWIDTH -> 2;
                    default -> 1;
                })
                .sum();
    }

    /** Returns the rows, each indented and on a line. */
    @Override
    public String toString() {
        int[] widths = IntStream.range(0, isNumeric.length)
                .map(column -> rows.stream()
                        .mapToInt(cells -> width(cells[column]))
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (String[] cells : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int column = 0; column < cells.length; column++) {
                String blanks = " ".repeat(widths[column] - width(cells[column]));
                line.append(column == 0 ? "" : GAP)
                        .append(isNumeric[column] ? blanks + cells[column] : cells[column] + blanks);
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
