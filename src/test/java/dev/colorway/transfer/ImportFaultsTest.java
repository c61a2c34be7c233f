// SPDX-License-Identifier: Apache-2.0
package dev.colorway.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.colorway.http.problem.Fault;
import dev.colorway.rows.RowPosition;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The same fault of many rows is one fault. */
class ImportFaultsTest {

    private final ImportFaults faults = new ImportFaults();

    private void add(long line, String detail) {
        faults.add(Fault.at("/name", detail).onLine(line, "name"));
    }

    @Test
    void countRowsAndKeepTheFirstLines() {
        LongStream.rangeClosed(11, 60).forEach(line -> add(line, "wrong"));
        add(60, "wrong");
        add(5, "wrong");
        add(5, "wrong");
        add(7, "other");
        List<Fault> first = faults.first();
        assertEquals(List.of(5L, 7L), first.stream().map(Fault::line).toList());
        assertEquals(51, first.get(0).rows());
        assertEquals(
                LongStream.concat(LongStream.of(5), LongStream.rangeClosed(11, 29))
                        .boxed()
                        .toList(),
                first.get(0).lines());
        assertNull(first.get(1).rows());
        assertNull(first.get(1).lines());
        assertFalse(faults.isCut());
    }

    @Test
    void haveTheirRowsAlsoIfTwoSheetsHaveOneName() {
        faults.setPositions(line -> new RowPosition("Same", line % 100));
        add(103, "wrong");
        add(205, "wrong");
        add(104, "wrong");
        assertEquals(3, faults.first().get(0).line());
        assertEquals(List.of(3L, 4L, 5L), faults.first().get(0).lines());
    }

    @Test
    void nameALineOfSeveralRowsOnce() {
        faults.setPositions(line -> new RowPosition(null, line / 100));
        LongStream.of(101, 102, 103, 200).forEach(row -> add(row, "wrong"));
        Fault fault = faults.first().get(0);
        assertEquals(4, fault.rows());
        assertEquals(List.of(1L, 2L), fault.lines());
    }

    @Test
    void areTheFirstThousandHoweverManyThereAre() {
        for (long line = 5000; line > 0; line--) {
            add(line, "wrong " + line);
        }
        assertEquals(
                LongStream.rangeClosed(1, 1000).boxed().toList(),
                faults.first().stream().map(Fault::line).toList());
        assertTrue(faults.isCut());
    }
}
