// SPDX-License-Identifier: Apache-2.0
package dev.colorway.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void containEveryValueOnceInOrder() {
        assertEquals(List.of(List.of(1, 2), List.of(3, 4), List.of(5)), Batches.of(List.of(1, 2, 3, 4, 5), 2));
        assertEquals(List.of(List.of(1, 2)), Batches.of(List.of(1, 2), 2));
        assertEquals(List.of(), Batches.of(Set.of(), 2));
    }
}
