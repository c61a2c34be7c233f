// SPDX-License-Identifier: Apache-2.0
package dev.colorway.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.colorway.bench.PageMeasurement.Figure;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageMeasurementTest {

    private static String cells(String row) {
        return row.replaceAll(" +", " ");
    }

    @Test
    void showsPercentilesOfWhatWasMeasured() {
        PageMeasurement measured = new PageMeasurement("`/`", "again");
        for (int value = 200; value >= 1; value--) {
            measured.add(Figure.FIRST_BYTE, value / 10.0);
            measured.add(Figure.SHIFT, 0.0125);
        }
        measured.add(Figure.KILOBYTES, 1_234.56);
        assertEquals(
                "| `/` | again | 200 | 10.0 / 19.8 | - | - | - | 0.013 / 0.013 | - | 1,234.6 / 1,234.6 |",
                cells(measured.row()));
    }

    @Test
    void hasAsManyColumnsInEachLine() {
        String table = PageMeasurement.head() + "\n" + new PageMeasurement("`/`", "again").row();
        assertEquals(
                1,
                table.lines().map(line -> line.split("\\|").length).distinct().count());
        assertEquals(3, Stream.of(table.split("\n")).count());
    }
}
