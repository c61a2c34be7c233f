// SPDX-License-Identifier: Apache-2.0
package dev.colorway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextColumnsTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        TextColumns columns = new TextColumns(false, true, false);
        columns.add("brands", "12", "A, B");
        columns.add("\u30ab\u30e2\u30e1\u5546\u5e97", "1,200", "");
        columns.add("\u00c9", "3", "C");
        assertEquals(
                List.of(
                        "  brands         12  A, B",
                        "  \u30ab\u30e2\u30e1\u5546\u5e97  1,200",
                        "  \u00c9               3  C"),
                columns.toString().lines().toList());
    }

    @Test
    void noTextControlsTheTerminal() {
        assertEquals("a b?[31mc?d ", TextColumns.printable("a\nb\u001b[31mc\u009bd\t"));
    }
}
