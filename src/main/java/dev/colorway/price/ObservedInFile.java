// SPDX-License-Identifier: Apache-2.0
package dev.colorway.price;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The prices that rows of one file gave so far. One bit for each id: ids of a catalog follow one another, so a hundred
 * million prices take 13 MB. A set of digests would take fifty times as much and could be wrong.
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
