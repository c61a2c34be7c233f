// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Records the ids of the prices that the rows of one file have contained so far. Uses one bit per id: the ids of a
 * catalog are consecutive, so a hundred million prices need 13 MB. A set of digests would need fifty times as much
 * memory, and two prices could have the same digest.
 */
public final class ObservedInFile {

    private static final int BITS = 12;

    private final Map<Long, BitSet> blocks = new HashMap<>();

    void add(long id) {
        blocks.computeIfAbsent(id >> BITS, first -> new BitSet()).set(bit(id));
    }

    boolean contains(long id) {
        BitSet block = blocks.get(id >> BITS);
        return block != null && block.get(bit(id));
    }

    private static int bit(long id) {
        return (int) (id & ((1 << BITS) - 1));
    }
}
